import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

const NOW = "2026-11-21T09:00:00Z";

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await startTestDatabase();
  pool = (await database.createFromTemplate()).pool;
});
afterAll(() => database?.stop());
beforeEach(async () => {
  await pool.query("truncate app.calls, app.watermarks cascade");
});

const facts = (callId: string, values: object) =>
  pool.query("select app.apply_call_facts($1, 40, $2, $3)", [callId, values, NOW]);

describe("the watermark", () => {
  it("is nothing at first, moves forward only, and never past now", async () => {
    const read = async () =>
      (await pool.query("select public.get_watermark('calls') as at")).rows[0]?.at?.toISOString();
    const move = (at: string) => pool.query("select app.move_watermark('calls', $1, $2)", [at, NOW]);
    expect(await read()).toBeUndefined();
    await move("2026-11-21T08:00:00Z");
    await move("2026-11-21T07:00:00Z");
    expect(await read()).toBe("2026-11-21T08:00:00.000Z");
    await move("2026-11-22T08:00:00Z");
    expect(await read()).toBe("2026-11-21T09:00:00.000Z");
  });
});

describe("a call that is over at Retell", () => {
  it("is read when it, its end or its analysis is unknown here, and passed by when it is erased", async () => {
    await facts("call_live", { status: "ongoing" });
    await facts("call_ended", { status: "ended" });
    await facts("call_whole", { status: "ended", summary: "Long." });
    await facts("call_lost", { status: "error", reason: "unknown_to_vendor" });
    await facts("call_erased", { status: "ongoing" });
    await pool.query("select app.erase_call('call_erased', $1)", [NOW]);
    const ids = ["call_new", "call_live", "call_ended", "call_whole", "call_lost", "call_erased"];
    const toRead = async (isAnalyzed: boolean) =>
      (
        await pool.query("select * from public.list_calls_to_read($1, $2)", [ids, ids.map(() => isAnalyzed)])
      ).rows
        .map((row) => row.call_id)
        .sort();
    expect(await toRead(true)).toEqual(["call_ended", "call_live", "call_lost", "call_new"]);
    expect(await toRead(false)).toEqual(["call_live", "call_lost", "call_new"]);
  });
});

describe("a live call past its cap", () => {
  it("is offered to one asker a minute, counted from the later of its start and its row", async () => {
    await pool.query(
      `insert into app.calls (call_id, status, max_duration_seconds, started_at, last_event_at, created_at, updated_at)
       values ('call_over', 'ongoing', 60, $1, $1, $1, $1), ('call_over_since_1970', 'ongoing', 420, 'epoch', $1, $1, $1),
         ('call_done', 'ended', 60, $1, $1, $1, $1), ('call_uncapped', 'ongoing', null, $1, $1, $1, $1)`,
      [NOW],
    );
    const over = async (now: string) =>
      (await pool.query("select * from app.take_overrunning_calls(20, 10, $1)", [now])).rows.map(
        (r) => r.call_id,
      );
    expect(await over("2026-11-21T09:01:20Z")).toEqual([]);
    const both = await Promise.all([over("2026-11-21T09:01:21Z"), over("2026-11-21T09:01:21Z")]);
    expect(both.flat()).toEqual(["call_over"]);
    expect(await over("2026-11-21T09:02:20Z")).toEqual([]);
    expect(await over("2026-11-21T09:02:22Z")).toEqual(["call_over"]);
  });
});
