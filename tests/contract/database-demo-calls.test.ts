import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

const NOW = Date.parse("2026-11-21T09:00:00Z");
const at = (seconds: number) => new Date(NOW + seconds * 1000);
const whole = { seconds: 180, microUsd: 930_000 };
const rules = JSON.stringify({
  capacity: 20,
  phoneReserve: 2,
  readySeconds: 120,
  silentSeconds: 180,
  phoneSeconds: 240,
});

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await startTestDatabase();
  pool = database.pool;
});
afterAll(() => database?.stop());
beforeEach(() => pool.query("truncate app.demo_calls, app.calls, app.slot_leases cascade"));

const rows = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows;

async function claim(key: string, time = at(0)): Promise<string> {
  const [row] = await rows("select id from app.claim_demo_call($1, 'p', $2)", [key, time]);
  return row.id;
}
async function intend(key: string, time = at(0)): Promise<string> {
  const id = await claim(key, time);
  const values = [id, `phone-${key}`, `address-${key}`, whole.seconds, whole.microUsd, rules, time];
  await rows("select app.write_demo_intent($1, $2, $3, 'sealed', 'v1', 'agent', $4, $5, $6, $7)", values);
  return id;
}
const record = (id: string, callId: string, seconds: number) =>
  rows("select app.record_demo_call($1, $2, $3, $4, $5)", [
    id,
    callId,
    whole.seconds,
    whole.microUsd,
    at(seconds),
  ]);
const fail = (id: string) => rows("select app.fail_demo_call($1, $2)", [id, at(1)]);
const take = (seconds: number, limit = 50) =>
  rows("select * from app.take_unsettled_demo_intents(30, 120, 600, $1, $2)", [limit, at(seconds)]);
const heldBy = async (id: string) => {
  const text = `select state, call_id, phone_held, address_held, reserved_seconds, reserved_micro_usd::int, settled_at
    from app.demo_calls where id = $1`;
  return (await rows(text, [id]))[0];
};

const heldFor = (callId: string) => ({
  state: "placed",
  call_id: callId,
  phone_held: true,
  address_held: true,
  reserved_seconds: whole.seconds,
  reserved_micro_usd: whole.microUsd,
  settled_at: null,
});

describe("a number that is blocked", () => {
  const write = (on: pg.Pool | pg.PoolClient, id: string, phone: string) =>
    on.query(
      "select app.write_demo_intent($1, $2, 'home', 'sealed', 'v1', 'agent', 180, 1, $3, $4) as said",
      [id, phone, rules, at(0)],
    );
  const block = (on: pg.Pool | pg.PoolClient, phone: string) =>
    on.query("select public.block_number($1)", [phone]);
  const isWaiting = async () =>
    (
      await rows(
        `select 1 from pg_locks l join pg_database d on d.oid = l.database
         where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
      )
    ).length > 0;

  async function during(
    first: (client: pg.PoolClient) => Promise<unknown>,
    second: () => Promise<pg.QueryResult>,
  ) {
    const client = await pool.connect();
    await client.query("begin");
    await first(client);
    const waiting = second();
    try {
      await expect.poll(isWaiting).toBe(true);
    } finally {
      await client.query("commit");
      client.release();
    }
    return (await waiting).rows;
  }

  it("gets no intent, also when it is blocked while the intent is being written", async () => {
    const id = await claim("a");
    const answer = await during(
      (client) => block(client, "under-way"),
      () => write(pool, id, "under-way"),
    );
    expect(answer).toEqual([{ said: "blocked" }]);
    expect(await heldBy(id)).toMatchObject({ state: "claimed", phone_held: false });
    expect(await rows("select 1 from app.slot_leases")).toEqual([]);
    expect((await write(pool, id, "another")).rows).toEqual([{ said: "written" }]);
  });

  it("is not told to be while an intent for it is being written", async () => {
    const id = await claim("a");
    await during(
      (client) => write(client, id, "ringing"),
      () => block(pool, "ringing"),
    );
    expect(await heldBy(id)).toMatchObject({ state: "intent" });
  });
});

describe("a phone call that is recorded", () => {
  it("has its cap and its kind, also when a webhook made its row before, and keeps what that said", async () => {
    const id = await intend("a");
    await rows("select app.apply_call_facts('call_a', 10, $1, $2)", [{ status: "ongoing" }, at(1)]);
    await record(id, "call_a", 2);
    expect(await rows("select kind, status, max_duration_seconds from app.calls")).toEqual([
      { kind: "phone", status: "ongoing", max_duration_seconds: 180 },
    ]);
    expect(await heldBy(id)).toEqual(heldFor("call_a"));
  });

  it("holds again what was given back before it appeared", async () => {
    const id = await intend("a");
    await fail(id);
    expect(await heldBy(id)).toMatchObject({ state: "failed", phone_held: false, reserved_seconds: 0 });
    await record(id, "call_a", 150);
    expect(await heldBy(id)).toEqual(heldFor("call_a"));
  });

  it("does not become another, nor is it held anew once it is settled", async () => {
    const id = await intend("a");
    await record(id, "call_a", 1);
    await rows("select app.settle_demo_call($1, true, false, 20, 103334, $2)", [id, at(30)]);
    await record(id, "call_b", 40);
    expect(await heldBy(id)).toMatchObject({ call_id: "call_a", address_held: false, reserved_seconds: 20 });
  });
});

describe("intents of which nobody knows", () => {
  it("are offered every 30 s, once to each asker, and are over after two minutes", async () => {
    const id = await intend("a");
    expect(await take(30)).toEqual([]);
    expect(await take(31)).toEqual([{ id, is_failed: false, is_over: false }]);
    expect(await take(31)).toEqual([]);
    expect(await take(62)).toEqual([{ id, is_failed: false, is_over: false }]);
    expect(await take(121)).toEqual([{ id, is_failed: false, is_over: true }]);
  });

  it("are looked at for ten minutes after they were given up, behind those that are open", async () => {
    const failed = await intend("a");
    await fail(failed);
    expect(await take(120)).toEqual([]);
    const open = await intend("b", at(60));
    expect(await take(121, 1)).toEqual([{ id: open, is_failed: false, is_over: false }]);
    expect(await take(121)).toEqual([{ id: failed, is_failed: true, is_over: true }]);
    await fail(open);
    expect(await take(241)).toEqual([]);
    expect(await take(242)).toHaveLength(2);
    expect(await take(600)).toMatchObject([{ id: open }]);
    expect(await take(661)).toEqual([]);
  });
});

describe("what is kept of a call's consent", () => {
  const purge = async (seconds: number) =>
    (await rows("select app.purge_demo_contacts(90, $1) as purged", [at(seconds)]))[0].purged;
  const day = 86_400;

  it("is its version and its times, after 90 days, and neither who nor where", async () => {
    const id = await intend("a");
    await record(id, "call_a", 1);
    expect(await purge(90 * day)).toBe(0);
    expect(await purge(90 * day + 1)).toBe(1);
    expect(await purge(90 * day + 1)).toBe(0);
    expect(await rows("select * from app.demo_calls")).toMatchObject([
      {
        phone_hash: null,
        address_hash: null,
        email_sealed: null,
        user_agent: null,
        consent_version: "v1",
        intended_at: at(0),
        dialled_at: at(1),
      },
    ]);
  });

  it("is nothing of a claim of which nothing came within a day", async () => {
    await claim("a");
    const intent = await intend("b");
    await purge(day);
    expect(await rows("select from app.demo_calls")).toHaveLength(2);
    await purge(day + 1);
    expect(await rows("select id from app.demo_calls")).toEqual([{ id: intent }]);
  });
});
