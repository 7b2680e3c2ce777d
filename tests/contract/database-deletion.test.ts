import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

const NOW = "2026-11-21T09:00:00Z";
const LATER = "2026-11-21T09:05:00Z";
const VISITOR = "cccccccc-0000-4000-8000-000000000003";
type Row = Record<string, unknown>;

let database: TestDatabase;
let pool: pg.Pool;
let ann: string;

beforeAll(async () => {
  database = await startTestDatabase();
  pool = (await database.createFromTemplate()).pool;
});
afterAll(() => database?.stop());
beforeEach(async () => {
  await pool.query(
    "truncate app.calls, app.feedback, app.webhook_events, app.web_claims, app.settings, app.slot_leases, app.queue_tickets, app.queue_blocks cascade",
  );
  await pool.query("truncate app.deletions cascade; delete from auth.users");
  ann = await addUser();
});

const rows = async (sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await pool.query(sql, values)).rows;
const one = async (sql: string, values: unknown[] = []) => (await rows(sql, values))[0] ?? {};
const addUser = async () =>
  String(
    (await one("insert into auth.users (email) values ($1) returning id", [`${randomUUID()}@x.example`])).id,
  );
const deleteUser = (id: string) => pool.query("delete from auth.users where id = $1", [id]);
const start = async (owner = ann, limit = 500) =>
  String((await one("select app.start_deletion($1, $2, $3) as id", [owner, limit, NOW])).id);
const report = (id: string) => one("select * from public.get_deletion($1)", [id]);
const finish = async (id: string) =>
  (await one("select app.finish_deletion($1, $2) as is_done", [id, LATER])).is_done;
const take = async (id: string, limit = 10, now = NOW) =>
  (await rows("select * from app.take_deletion_calls($1, 60, $2, $3)", [id, limit, now])).map(
    (r) => r.call_id,
  );
const eraseAtVendor = (callIds: unknown[]) =>
  pool.query("update app.calls set vendor_erased_at = $2 where call_id = any($1)", [callIds, NOW]);

/** Kept, analysed calls with a claim, an inbox entry and an answer each. */
async function addCalls(count: number, owner = ann): Promise<string[]> {
  const made = await rows(
    `with claims as (
       insert into app.web_claims (visitor_id, owner_id, address_hash, seconds, claimed_at, keeps_call)
       select $3, $2, 'home', 60, $4::timestamptz - interval '1 minute' * n, true from generate_series(1, $1::integer) n
       returning id, claimed_at
     )
     insert into app.calls (call_id, claim_id, status, transcript, summary, title, kept_at, last_event_at, created_at, updated_at)
     select 'call_' || id, id, 'ended', jsonb_build_array(jsonb_build_object('role', 'user', 'content', repeat('a secret ', 300))),
       'A secret.', 'Secret', $4, $4, claimed_at, $4 from claims returning call_id`,
    [count, owner, VISITOR, NOW],
  );
  const callIds = made.map((row) => String(row.call_id));
  await pool.query(
    `insert into app.webhook_events (call_id, event, body_hash, body, rank, facts, received_at, next_attempt_at)
     select id, 'call_analyzed', 'hash', 'a secret', 50, '{"summary": "A secret.", "status": "ended"}', $2, $2
     from unnest($1::text[]) id`,
    [callIds, NOW],
  );
  await pool.query(
    "insert into app.feedback (call_id, mood, workplace, given_at) select id, 3, 'secret', $2 from unnest($1::text[]) id",
    [callIds, NOW],
  );
  return callIds;
}

/** The slots of two calls, of which the first is over, and a place in line with a note on it. */
async function addQueue(over = "", live = ""): Promise<void> {
  await pool.query(
    `insert into app.slot_leases (kind, claim_id, call_id, taken_at, expires_at, released_at)
     select 'web', claim_id, call_id, $3, $3, case when call_id = $1 then $3::timestamptz end
     from app.calls where call_id in ($1, $2)`,
    [over, live, NOW],
  );
  await pool.query(
    `insert into app.queue_tickets (visitor_id, owner_id, address_hash, state, note, joined_at, seen_at)
     values ($1, $2, 'home', 'waiting', 'A secret.', $3, $3)`,
    [VISITOR, ann, NOW],
  );
}

/** Whether anything of what was said, or whose it was, is left anywhere. */
async function traces(): Promise<Row> {
  return one(
    `select
       (select count(*)::int from app.calls c where c::text ilike '%secret%') as words,
       (select count(*)::int from app.webhook_events e where e::text ilike '%secret%') as events,
       (select count(*)::int from app.feedback) as answers,
       (select count(*)::int from app.settings where user_id = $1) as settings,
       (select count(*)::int from app.calls where owner_id is not null or visitor_id is not null or deleted_at is null) as owned,
       (select count(*)::int from app.calls c join app.web_claims w on w.id = c.claim_id or w.call_id = c.call_id) as linked,
       (select count(*)::int from app.slot_leases l join app.calls c on c.call_id = l.call_id or c.claim_id = l.claim_id
         where l.released_at is not null) as leases,
       (select count(*)::int from app.queue_tickets where owner_id is not null or note is not null) as tickets`,
    [ann],
  );
}
const nothing = { words: 0, events: 0, answers: 0, settings: 0, owned: 0, linked: 0, leases: 0, tickets: 0 };

describe("a deletion", () => {
  it("leaves neither words nor links, counts talked time for the browser still, and is asked for once", async () => {
    await pool.query("select app.set_settings($1, 'Ann', true, true, 'v1', $2)", [ann, NOW]);
    const [over, live] = await addCalls(3);
    await addQueue(over, live);
    const ben = await addUser();
    const [bens] = await addCalls(1, ben);
    const usage = () =>
      one("select used_seconds from app.get_web_usage($1, null, 420, 30, $2)", [VISITOR, NOW]);
    const before = await usage();
    const id = await start();
    expect(await start()).toBe(id);
    const kept = { owner_id: ben, summary: "A secret." };
    expect(await one("select owner_id, summary from app.calls where call_id = $1", [bens])).toEqual(kept);
    for (const table of ["feedback", "webhook_events", "calls"])
      await pool.query(`delete from app.${table} where call_id = $1`, [bens]);
    expect(await traces()).toEqual(nothing);
    // The slot of a call that still runs is found by its id until it is over.
    await pool.query("update app.slot_leases set released_at = $2 where call_id = $1", [live, LATER]);
    expect(await traces()).toEqual(nothing);
    expect(await usage()).toEqual(before);
    expect(await report(id)).toMatchObject({
      calls: 3,
      erased_calls: 3,
      vendor_erased_calls: 0,
      is_account_gone: false,
    });
  });

  it("of 10 000 calls hides them all at once, and erases them in batches, each within a statement's eight seconds", async () => {
    await addCalls(10_000);
    await pool.query("set statement_timeout = 8000");
    const id = await start();
    expect(
      (await one("select count(*)::int as n from app.calls where owner_id is not null or deleted_at is null"))
        .n,
    ).toBe(0);
    for (let batch = 0; batch < 2; batch += 1)
      await pool.query("select app.erase_deletion_calls($1, 500, $2)", [id, NOW]);
    expect(await report(id)).toMatchObject({ calls: 10_000, erased_calls: 1500 });
  });

  it("is over only when words, the vendor's copies and the account are gone, in whatever order and however often asked", async () => {
    const callIds = await addCalls(3);
    const id = await start(ann, 1);
    expect(await finish(id)).toBe(false);
    await deleteUser(ann);
    expect(await finish(id)).toBe(false);
    await eraseAtVendor(callIds.slice(1));
    expect(await finish(id)).toBe(false);
    await pool.query("select app.erase_deletion_calls($1, 9, $2)", [id, NOW]);
    expect(await finish(id)).toBe(false);
    await eraseAtVendor(callIds);
    expect([await finish(id), await finish(id)]).toEqual([true, true]);
    expect(await report(id)).toMatchObject({
      calls: 3,
      erased_calls: 3,
      vendor_erased_calls: 3,
      is_account_gone: true,
    });
    expect(await rows("select * from app.deletion_calls")).toEqual([]);
    expect(await rows("select * from public.list_open_deletions(9)")).toEqual([]);
  });

  it("offers each call to one worker at a time, and again after a minute if nothing came of it", async () => {
    await addCalls(6);
    const id = await start();
    const taken = await Promise.all([take(id, 3), take(id, 3), take(id, 3)]);
    expect(taken.flat()).toHaveLength(6);
    expect(new Set(taken.flat()).size).toBe(6);
    expect(await take(id)).toEqual([]);
    await eraseAtVendor(taken.flat().slice(0, 5));
    expect(await take(id, 10, LATER)).toEqual([taken.flat()[5]]);
  });

  it("lets nothing that comes later bring anything back: events under the old claim, repeats, the sweeps", async () => {
    const [callId = ""] = await addCalls(1);
    const { claim_id: claimId } = await one("select claim_id from app.calls where call_id = $1", [callId]);
    await start();
    for (const rank of [10, 40, 50, 90]) {
      const facts = {
        claim_id: claimId,
        status: "ended",
        summary: `A secret, by ${rank}.`,
        duration_ms: 1000 + rank,
      };
      await pool.query("select app.accept_webhook($1, 'call_analyzed', $2, 'a secret', $3, $4, $5)", [
        callId,
        `h${rank}`,
        rank,
        facts,
        LATER,
      ]);
      await pool.query("select app.apply_call_facts($1, $2, $3, $4)", [callId, rank + 1, facts, LATER]);
    }
    await pool.query("select * from app.process_calls(array[$1], 3600, 10, $2)", [callId, LATER]);
    expect(await traces()).toEqual(nothing);
    expect(await rows("select * from public.list_calls_to_read(array[$1], array[true])", [callId])).toEqual(
      [],
    );
    expect(
      await rows("select * from app.take_overdue_calls(45, 30, 9, $1)", ["2026-11-22T09:00:00Z"]),
    ).toEqual([]);
  });
});

describe("an account that is being deleted", () => {
  const claim = () =>
    one("select * from app.claim_web_call($1, $2, 'home', 420, 60, 86400, 300000, 30, 3, $3)", [
      VISITOR,
      ann,
      LATER,
    ]);

  it("is given nothing any more: calls of old sessions are the browser's, settings are refused", async () => {
    await start();
    const { id } = await claim();
    await pool.query("select app.record_web_call('late', $1, 'agent', 0, $2)", [id, LATER]);
    expect(await one("select owner_id, visitor_id, kept_at from app.calls where call_id = 'late'")).toEqual({
      owner_id: null,
      visitor_id: VISITOR,
      kept_at: null,
    });
    expect((await one("select public.claim_visitor_calls($1, $2) as n", [VISITOR, ann])).n).toBe(0);
    expect((await one("select app.claim_visitor_calls($1, $2, $3) as n", [VISITOR, ann, LATER])).n).toBe(1);
    expect((await one("select owner_id from app.calls where call_id = 'late'")).owner_id).toBeNull();
    const refused = await pool
      .query("select app.set_settings($1, 'Ann', true, true, 'v1', $2)", [ann, LATER])
      .catch((error) => error.code);
    expect(refused).toBe("PT401");
  });

  it("takes a call that was asked for before and begins after as the browser's, not as one to keep", async () => {
    await pool.query("select app.set_settings($1, 'Ann', true, true, 'v1', $2)", [ann, NOW]);
    const { id } = await claim();
    await start();
    await pool.query("select app.record_web_call('late', $1, 'agent', 0, $2)", [id, LATER]);
    expect(await one("select owner_id, visitor_id, kept_at from app.calls where call_id = 'late'")).toEqual({
      owner_id: null,
      visitor_id: VISITOR,
      kept_at: null,
    });
  });

  it("has nothing left behind by calls that come in while it is being deleted", async () => {
    await Promise.all([
      ...Array.from({ length: 20 }, () => addCalls(1)),
      start(),
      ...Array.from({ length: 20 }, () => addCalls(1)),
    ]);
    expect((await one("select count(*)::int as n from app.calls where owner_id = $1", [ann])).n).toBe(0);
    expect((await one("select count(*)::int as n from app.web_claims where owner_id = $1", [ann])).n).toBe(0);
  });

  it("is known until no token can be good any more, and then forgotten", async () => {
    const id = await start();
    await deleteUser(ann);
    expect(await finish(id)).toBe(true);
    const forget = async (at: string) =>
      (await one("select app.forget_deleted_accounts(3600, $1) as n", [at])).n;
    expect(await forget("2026-11-21T10:04:00Z")).toBe(0);
    expect(await forget("2026-11-21T10:06:00Z")).toBe(1);
    expect(await one("select user_id from app.deletions")).toEqual({ user_id: null });
    expect(await report(id)).toMatchObject({ is_account_gone: true, finished_at: expect.any(Date) });
  });
});

describe("an account that vanished elsewhere", () => {
  const sweep = async () => (await one("select app.delete_orphans(20, 0, $1) as n", [NOW])).n;

  it("has its calls hidden and settings deleted by the sweep, nobody else's, and words by its deletion", async () => {
    const [ben, cleo] = [await addUser(), await addUser()];
    await addCalls(2);
    await addCalls(1, ben);
    await pool.query("select app.set_settings($1, 'Cleo', true, true, 'v1', $2)", [cleo, NOW]);
    expect(await sweep()).toBe(0);
    for (const id of [ben, cleo]) await deleteUser(id);
    expect(await sweep()).toBe(2);
    expect(await sweep()).toBe(0);
    expect(await rows("select distinct owner_id from app.calls where owner_id is not null")).toEqual([
      { owner_id: ann },
    ]);
    expect(await rows("select * from app.settings")).toEqual([]);
    const erased = "select public.erase_deletion_calls(id, 9) from public.list_open_deletions(9)";
    expect((await rows(erased)).map((row) => row.erase_deletion_calls)).toEqual([true, true]);
  });

  it("is not seen where there are no accounts at all, as after restoring half a database", async () => {
    await addCalls(1);
    await deleteUser(ann);
    expect(await sweep()).toBe(0);
  });
});
