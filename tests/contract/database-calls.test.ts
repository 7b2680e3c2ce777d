import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

type Event = { name: string; rank: number; facts: Record<string, unknown> };

const NOW = "2026-11-21T09:00:00Z";
const words = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ role: "user", content: `turn ${i}`, words: [] }));
const final = {
  status: "ended",
  reason: "user_hangup",
  ended_at: "2026-11-21T08:01:00Z",
  duration_ms: 60_000,
};

const events: Event[] = [
  {
    name: "call_started",
    rank: 10,
    facts: { kind: "web", status: "ongoing", started_at: "2026-11-21T08:00:00Z" },
  },
  { name: "transcript_updated", rank: 20, facts: { status: "ongoing", transcript: words(1) } },
  { name: "transcript_updated", rank: 20, facts: { status: "ongoing", transcript: words(2) } },
  { name: "transcript_updated", rank: 20, facts: { status: "ongoing", transcript: words(3) } },
  {
    name: "call_ended",
    rank: 40,
    facts: { ...final, transcript: words(3), recording_url: "https://a/b.wav" },
  },
  {
    name: "call_analyzed",
    rank: 50,
    facts: {
      ...final,
      transcript: words(3),
      recording_url: "https://a/c.wav",
      summary: "Long.",
      analysis: { mood: "tired" },
    },
  },
];

let database: TestDatabase;
let pool: pg.Pool;
let calls = 0;

beforeAll(async () => {
  database = await startTestDatabase();
  pool = (await database.createFromTemplate()).pool;
});
afterAll(() => database?.stop());
beforeEach(async () => {
  await pool.query("truncate app.calls, app.webhook_events cascade");
});

const newId = () => `call_${calls++}`;
const accept = (callId: string, index: number) => {
  const { name, rank, facts } = events[index] ?? { name: "", rank: 0, facts: {} };
  const values = [callId, name, `hash${index}`, JSON.stringify(facts), rank, facts, NOW];
  return pool.query("select app.accept_webhook($1, $2, $3, $4, $5, $6, $7) as new", values);
};
const processAll = (callId: string, now = NOW) =>
  pool.query("select * from app.process_calls(array[$1], 3600, 10, $2)", [callId, now]);
/** Our own record of a call, under a claim of its visitor's. */
const record = (callId: string, at = NOW, visitorId: string = randomUUID()) =>
  pool.query(
    `with claim as (
       insert into app.web_claims (visitor_id, address_hash, seconds, claimed_at) values ($2, 'a', 420, $3) returning id
     )
     select app.record_web_call($1, claim.id, 'agent', 0, $3) from claim`,
    [callId, visitorId, at],
  );
const erase = (callId: string) => pool.query("select app.erase_call($1, $2)", [callId, NOW]);

/** Everything about a call that does not depend on which call it is. */
async function rowOf(callId: string): Promise<unknown> {
  const columns = "to_jsonb(c) - array['id', 'call_id', 'last_event_at', 'created_at', 'updated_at'] as row";
  return (await pool.query(`select ${columns} from app.calls c where call_id = $1`, [callId])).rows[0]?.row;
}

describe("a call's row", () => {
  it("is the same when many workers take the same events in at once", async () => {
    const alone = newId();
    for (const index of events.keys()) await accept(alone, index);
    await processAll(alone);
    const together = newId();
    await Promise.all(
      [...events.keys(), ...events.keys()].flatMap((i) => [accept(together, i), processAll(together)]),
    );
    await processAll(together);
    expect(await rowOf(together)).toEqual(await rowOf(alone));
    const { rows } = await pool.query(
      "select count(*)::int as n from app.webhook_events where call_id = $1",
      [together],
    );
    expect(rows[0].n).toBe(events.length);
  });

  it("never goes from ended to ongoing or from filled to empty", async () => {
    const id = newId();
    for (const index of [5, 0, 1]) {
      await accept(id, index);
      await processAll(id);
    }
    expect(await rowOf(id)).toMatchObject({ status: "ended", summary: "Long.", transcript: words(3) });
  });

  it("keeps its owner whether the events or our own record came first", async () => {
    const visitor = "11111111-1111-4111-8111-111111111111";
    const [before, after] = [newId(), newId()];
    await record(before, NOW, visitor);
    await accept(before, 4);
    await processAll(before);
    await accept(after, 4);
    await processAll(after);
    await record(after, NOW, visitor);
    expect(await rowOf(before)).toMatchObject({
      visitor_id: visitor,
      status: "ended",
      max_duration_seconds: 420,
    });
    expect(await rowOf(after)).toMatchObject({
      visitor_id: visitor,
      status: "ended",
      max_duration_seconds: 420,
    });
  });
});

describe("an event that cannot be taken in", () => {
  it("is put off for 10, 20, 40 seconds and holds up nothing else", async () => {
    const id = newId();
    const odd = { agent_version: "no number" };
    await pool.query("select app.accept_webhook($1, 'odd', 'h', '{}', 10, $2, $3)", [id, odd, NOW]);
    await accept(id, 4);
    const attempts: unknown[] = [];
    for (const now of [NOW, "2026-11-21T09:00:09Z", "2026-11-21T09:00:10Z", "2026-11-21T09:00:30Z"]) {
      await processAll(id, now);
      const { rows } = await pool.query(
        "select attempts, last_error, next_attempt_at as at from app.webhook_events where event = 'odd'",
      );
      attempts.push([rows[0].attempts, rows[0].last_error, rows[0].at.toISOString().slice(14, 19)]);
    }
    expect(attempts).toEqual([
      [1, "22P02", "00:10"],
      [1, "22P02", "00:10"],
      [2, "22P02", "00:30"],
      [3, "22P02", "01:10"],
    ]);
    expect(await rowOf(id)).toMatchObject({ status: "ended" });
  });
});

describe("an erased call", () => {
  it("keeps nothing of what was said, whenever the erasure came between its events", async () => {
    const rows: unknown[] = [];
    for (let at = 0; at <= events.length; at++) {
      const id = newId();
      await accept(id, 0);
      await processAll(id);
      for (const index of events.keys()) {
        if (index === at) await erase(id);
        await accept(id, index);
        if (index % 2) await processAll(id);
      }
      if (at === events.length) await erase(id);
      await processAll(id);
      rows.push(await rowOf(id));
    }
    for (const row of rows) expect(row).toEqual(rows[0]);
    expect(rows[0]).toMatchObject({ status: "ended", duration_ms: 60_000, transcript: null, summary: null });
    const { rows: kept } = await pool.query("select body, facts from app.webhook_events");
    expect(JSON.stringify(kept)).not.toMatch(/turn \d|Long|tired|wav/);
    expect(JSON.stringify(kept)).toContain("user_hangup");
  });

  it("takes nothing of what was said from a read-back, or from an event accepted while it was erased", async () => {
    const id = newId();
    await accept(id, 4);
    await pool.query(
      "insert into app.calls (call_id, last_event_at, created_at, updated_at) values ($1, $2, $2, $2)",
      [id, NOW],
    );
    await pool.query("update app.calls set erased_at = $2 where call_id = $1", [id, NOW]);
    await processAll(id);
    await pool.query("select public.apply_call_readback($1, 45, $2)", [id, events[5]?.facts]);
    expect(await rowOf(id)).toMatchObject({
      status: "ended",
      transcript: null,
      recording_url: null,
      summary: null,
    });
    const { rows } = await pool.query("select body from app.webhook_events where call_id = $1", [id]);
    expect(rows).toEqual([{ body: "" }]);
  });

  it("is due after its hours and offered until the vendor's copy is gone too", async () => {
    const [old, young] = [newId(), newId()];
    await record(old, "2026-11-20T08:59:00Z");
    await record(young, "2026-11-20T09:01:00Z");
    const due = async (now: string, limit = 10) =>
      (await pool.query("select * from app.erase_old_calls(24, $2, $1)", [now, limit])).rows.map(
        (row) => row.call_id,
      );
    expect(await due(NOW)).toEqual([old]);
    expect(await due(NOW)).toEqual([]);
    expect(await due("2026-11-21T09:00:59Z")).toEqual([]);
    // The vendor keeps refusing the first; with room for one at a time the next one is erased all the same.
    expect(await due("2026-11-21T09:10:01Z", 1)).toEqual([young]);
    expect(await due("2026-11-21T09:10:02Z", 1)).toEqual([old]);
    await pool.query("select public.mark_vendor_erased($1)", [old]);
    expect(await due("2026-11-21T09:30:00Z")).toEqual([young]);
    expect(await rowOf(old)).toMatchObject({ erased_at: expect.any(String) });
    expect(await rowOf(young)).toMatchObject({ erased_at: expect.any(String), vendor_erased_at: null });
  });
});

describe("a silent call", () => {
  it("is offered once silent too long or ended without analysis, to one asker, and again after the same silence", async () => {
    const [joined, registered, done] = [newId(), newId(), newId()];
    for (const id of [joined, registered, done]) await record(id);
    for (const [id, index] of [
      [joined, 0],
      [done, 4],
    ] as const) {
      await accept(id, index);
      await processAll(id);
    }
    const overdue = async (now: string) =>
      (await pool.query("select * from app.take_overdue_calls(45, 30, 10, $1)", [now])).rows.map(
        (r) => r.call_id,
      );
    expect(await overdue("2026-11-21T09:00:30Z")).toEqual([]);
    const both = await Promise.all([overdue("2026-11-21T09:00:31Z"), overdue("2026-11-21T09:00:31Z")]);
    expect(both.flat().sort()).toEqual([joined, done].sort());
    expect(await overdue("2026-11-21T09:00:46Z")).toEqual([registered]);
    expect((await overdue("2026-11-21T09:01:02Z")).sort()).toEqual([joined, done].sort());
    // An ended call that has its analysis, or has waited ten minutes for it, is left alone.
    await accept(done, 5);
    await processAll(done);
    expect((await overdue("2026-11-21T09:05:00Z")).sort()).toEqual([joined, registered].sort());
  });

  it("that has ended is asked about for ten minutes, however often that comes to nothing", async () => {
    const [heard, found] = [newId(), newId()];
    const overdue = async (now: string) =>
      (await pool.query("select * from app.take_overdue_calls(45, 30, 100, $1)", [now])).rows
        .map((row) => row.call_id)
        .filter((id) => [heard, found].includes(id));
    const readBack = (id: string, facts: object) =>
      pool.query("select public.apply_call_readback($1, 45, $2)", [id, facts]);
    await record(heard);
    await accept(heard, 4);
    await processAll(heard);
    await record(found);
    await readBack(found, { status: "ended", ended_at: "2026-11-21T09:20:00Z" });
    expect((await overdue("2026-11-21T09:09:00Z")).sort()).toEqual([heard, found].sort());
    await readBack(heard, { status: "ended" });
    expect(await overdue("2026-11-21T09:10:30Z")).toEqual([]);
    expect(await overdue("2026-11-21T09:29:00Z")).toEqual([found]);
    await readBack(found, { status: "ended" });
    expect(await overdue("2026-11-21T09:30:30Z")).toEqual([]);
  });
});
