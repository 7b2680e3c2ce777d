import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

const at = (time: string) => `2026-11-21T${time}Z`;
const NOW = at("09:00:00");

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await startTestDatabase();
  pool = (await database.createFromTemplate()).pool;
});
afterAll(() => database?.stop());
beforeEach(async () => {
  await pool.query("truncate app.calls, app.webhook_events cascade");
});

const accept = (callId: string, facts: object, hash = "hash", now = NOW) =>
  pool.query("select app.accept_webhook($1, 'call_ended', $2, '{}', 40, $3, $4)", [callId, hash, facts, now]);
const processCalls = async (ids: string[], now = NOW) =>
  (await pool.query("select * from app.process_calls($1, 3600, 10, $2)", [ids, now])).rows;
const letters = async () => (await pool.query("select * from public.list_dead_letters(100)")).rows;
const statusOf = async (callId: string) =>
  (await pool.query("select status from app.calls where call_id = $1", [callId])).rows[0]?.status;
const pending = async (now: string) =>
  (await pool.query("select * from app.list_pending_calls(100, $1)", [now])).rows.map((row) => row.call_id);

/** An event that cannot be taken in, tried until it is dead. */
async function kill(callId: string): Promise<void> {
  await accept(callId, { status: "ended", agent_version: "no number" });
  for (let hour = 0; hour < 10; hour += 1) await processCalls([callId], at(`${10 + hour}:00:00`));
}

describe("an event that cannot be taken in", () => {
  it("is a dead letter after its tenth try: listed with its cause, never offered, and holding up nothing", async () => {
    await accept("call_dead", { agent_version: "no number" });
    for (let tries = 1; tries <= 9; tries += 1) await processCalls(["call_dead"], at(`${9 + tries}:00:00`));
    expect(await letters()).toEqual([]);
    await processCalls(["call_dead"], at("20:00:00"));
    expect(await letters()).toMatchObject([{ call_id: "call_dead", attempts: 10, last_error: "22P02" }]);
    expect(JSON.stringify(await letters())).not.toContain("no number");
    expect(await pending(at("23:59:59"))).toEqual([]);
    await accept("call_dead", { status: "ended" }, "other");
    await processCalls(["call_dead"], at("21:00:00"));
    expect(await statusOf("call_dead")).toBe("ended");
  });

  it("leaves a row of its call, so that retention and the reconciler find it", async () => {
    await accept("call_odd", { agent_version: "no number" });
    await processCalls(["call_odd"]);
    expect(await statusOf("call_odd")).toBe("registered");
  });

  it("is a dead letter too when not even a row of its call can be made", async () => {
    await pool.query("alter table app.calls add constraint none check (call_id <> 'call_dead')");
    await kill("call_dead");
    await pool.query("alter table app.calls drop constraint none");
    expect(await letters()).toMatchObject([{ call_id: "call_dead", attempts: 10, last_error: "23514" }]);
  });

  it("is taken in by a replay once its cause is gone, and replaying again changes nothing", async () => {
    await kill("call_dead");
    const [letter] = await letters();
    const replay = async () =>
      (await pool.query("select app.replay_dead_letter($1, $2) as call", [letter?.id, at("21:00:00")]))
        .rows[0]?.call;
    expect(await replay()).toBe("call_dead");
    expect(await replay()).toBeNull();
    expect(await pending(at("21:00:00"))).toEqual(["call_dead"]);
    await pool.query("update app.webhook_events set facts = facts - 'agent_version'");
    await processCalls(["call_dead"], at("21:00:00"));
    expect(await statusOf("call_dead")).toBe("ended");
    expect(await replay()).toBeNull();
    const row = "select to_jsonb(c) as row from app.calls c";
    const before = (await pool.query(row)).rows;
    await processCalls(["call_dead"], at("22:00:00"));
    expect((await pool.query(row)).rows).toEqual(before);
  });

  it("is emptied after its days as others are, and then only taken off the list by a replay", async () => {
    await kill("call_dead");
    const purge = async (day: string) =>
      (await pool.query("select app.purge_inbox_bodies(30, 10, $1) as n", [day])).rows[0].n;
    expect(await purge("2026-12-20T09:00:00Z")).toBe(0);
    expect(await purge("2026-12-22T09:00:00Z")).toBe(1);
    expect((await pool.query("select body, facts from app.webhook_events")).rows).toEqual([
      { body: "", facts: {} },
    ]);
    const [letter] = await letters();
    await pool.query("select app.replay_dead_letter($1, $2)", [letter?.id, "2026-12-22T10:00:00Z"]);
    await processCalls(["call_dead"], "2026-12-22T10:00:00Z");
    expect([await letters(), await statusOf("call_dead")]).toEqual([[], "registered"]);
  });
});

describe("many calls taken in at once", () => {
  it("are each taken in although others fail, and tell which phone calls have something to settle", async () => {
    await accept("call_a", { status: "ended" });
    await accept("call_b", { agent_version: "no number" });
    await accept("call_c", { status: "ended", kind: "phone" });
    await accept("call_d", { status: "ongoing", kind: "phone" });
    for (const [key, call] of [
      ["k1", "call_c"],
      ["k2", "call_d"],
    ]) {
      await pool.query(
        "insert into app.demo_calls (key_hash, state, claimed_at, call_id) values ($1, 'placed', $2, $3)",
        [key, NOW, call],
      );
    }
    const told = await processCalls(["call_d", "call_c", "call_a", "call_b", "call_a"]);
    expect(told).toEqual([{ call_id: "call_c", is_put_off: false, is_unsettled: true }]);
    expect(await Promise.all(["call_a", "call_c", "call_d"].map(statusOf))).toEqual([
      "ended",
      "ended",
      "ongoing",
    ]);
  });

  it("pass by one whose row somebody else holds, which costs it no try", async () => {
    await accept("call_a", { status: "ongoing" });
    await accept("call_b", { status: "ongoing" });
    await processCalls(["call_a", "call_b"]);
    const other = await pool.connect();
    await other.query("begin");
    await other.query("select from app.calls where call_id = 'call_a' for update");
    await accept("call_a", { status: "ended" }, "end");
    await accept("call_b", { status: "ended" }, "end");
    expect(await processCalls(["call_a", "call_b"])).toEqual([
      { call_id: "call_a", is_put_off: true, is_unsettled: false },
    ]);
    await other.query("rollback");
    other.release();
    expect([await statusOf("call_a"), await statusOf("call_b")]).toEqual(["ongoing", "ended"]);
    const { rows } = await pool.query(
      "select attempts from app.webhook_events where call_id = 'call_a' and body_hash = 'end'",
    );
    expect(rows).toEqual([{ attempts: 0 }]);
    await processCalls(["call_a"]);
    expect(await statusOf("call_a")).toBe("ended");
  });

  it("never make somebody else the victim of a deadlock", async () => {
    const ids = ["call_a", "call_b"];
    for (const id of ids) await accept(id, { status: "ongoing" });
    await processCalls(ids);
    for (const id of ids) await accept(id, { status: "ended" }, "end");
    const other = await pool.connect();
    await other.query("begin");
    await other.query("update app.calls set title = 'x' where call_id = 'call_b'");
    const batch = processCalls(ids);
    const isWaiting =
      "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%process_calls%'";
    while ((await pool.query(isWaiting)).rowCount === 0);
    await other.query("update app.calls set title = 'x' where call_id = 'call_a'");
    await other.query("commit");
    other.release();
    expect(await batch).toEqual([{ call_id: "call_b", is_put_off: true, is_unsettled: false }]);
  });
});

describe("what the inbox keeps", () => {
  it("is emptied of bodies after its days, and a late copy of an event is known all the same", async () => {
    const accepted = async () =>
      (
        await pool.query(
          "select app.accept_webhook('call_old', 'call_ended', 'h', 'words', 40, $1, $2) as new",
          [{ status: "ended", summary: "words" }, NOW],
        )
      ).rows[0]?.new;
    expect(await accepted()).toBe(true);
    const purge = async (now: string) =>
      (await pool.query("select app.purge_inbox_bodies(30, 10, $1) as n", [now])).rows[0]?.n;
    expect(await purge("2027-11-21T09:00:00Z")).toBe(0);
    await processCalls(["call_old"]);
    expect(await purge("2026-12-21T08:59:59Z")).toBe(0);
    expect(await purge("2026-12-21T09:00:01Z")).toBe(1);
    expect(await purge("2026-12-21T09:00:01Z")).toBe(0);
    const { rows } = await pool.query("select body, facts from app.webhook_events");
    expect(rows).toEqual([{ body: "", facts: {} }]);
    expect(await accepted()).toBe(false);
  });
});
