import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { opsCallSchema, opsReportSchema } from "@/lib/ops/schema";
import { startTestDatabase, type TestDatabase } from "../support/database";
import { addMonth, NOW } from "../support/ops-month";

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await startTestDatabase();
  pool = database.pool;
});
afterAll(() => database?.stop());

async function read(from: string, to: string) {
  const { rows } = await pool.query("select app.read_ops($1, $2, 60, $3) as report", [from, to, NOW]);
  return opsReportSchema.parse(rows[0].report);
}

describe("the operators' report of a month that was added up by hand", () => {
  beforeAll(() => addMonth(pool));

  it("counts calls by day, kind and outcome, with their seconds and money, within its days and no others", async () => {
    const { calls } = await read("2026-03-01", "2026-03-15");
    const rows = calls.map((row) => [row.day, row.kind, row.outcome, row.calls, row.seconds, row.microUsd]);
    expect(rows).toEqual([
      ["2026-03-10", "phone", "ended", 1, 120, 300_000],
      ["2026-03-10", "web", "ended", 2, 301, 500_000],
      ["2026-03-11", "phone", "not_connected", 1, 0, 0],
      ["2026-03-11", "web", "error", 1, 0, 0],
      ["2026-03-15", "web", "open", 2, 0, 0],
    ]);
    expect((await read("2026-02-28", "2026-02-28")).calls).toHaveLength(1);
  });

  it("tells the middle call's answer times, whatever else a vendor reports", async () => {
    const { latency, failures } = await read("2026-03-01", "2026-03-15");
    expect(latency).toEqual([
      { day: "2026-03-10", calls: 3, p50Ms: 1000, p95Ms: 1500 },
      { day: "2026-03-11", calls: 1, p50Ms: 0, p95Ms: 3_600_000 },
    ]);
    expect(failures).toEqual([
      { day: "2026-03-11", outcome: "error", reason: "error_llm", calls: 1 },
      { day: "2026-03-11", outcome: "not_connected", reason: "dial_busy", calls: 1 },
    ]);
  });

  it("tells how long events waited, which wait now, and which are dead", async () => {
    const { webhooks, inbox } = await read("2026-03-01", "2026-03-15");
    expect(webhooks).toEqual([
      { day: "2026-03-12", events: 100, p50Ms: 50, p99Ms: 99 },
      { day: "2026-03-15", events: 1, p50Ms: 2000, p99Ms: 2000 },
    ]);
    expect(inbox).toMatchObject({ pending: 1, dead: 1, lastHour: { events: 1, p50Ms: 2000, p99Ms: 2000 } });
    expect(Date.parse(inbox.oldestPendingAt ?? "")).toBe(Date.parse("2026-03-15T11:50:00Z"));
    expect(inbox.deadLetters).toMatchObject([{ callId: "of_103", cause: "22P02", attempts: 10 }]);
  });

  it("raises the silence of a call that should have ended, and not of one that may still talk", async () => {
    const { silent } = await read("2026-03-15", "2026-03-15");
    expect(silent.map(({ callId }) => callId)).toEqual(["c6"]);
    expect(Date.parse(silent[0]?.dueAt ?? "")).toBe(Date.parse("2026-03-15T11:48:00Z"));
  });

  it("adds up the money of the month and of the last whole week, and what counts against the day", async () => {
    expect((await read("2026-03-15", "2026-03-15")).money).toEqual({
      monthWebMicroUsd: 500_000,
      monthPhoneMicroUsd: 300_000,
      weekWebMicroUsd: 500_000,
      weekPhoneMicroUsd: 300_000,
      todayWebSeconds: 0,
      todayPhoneSeconds: 0,
      weekWebSeconds: 301,
      weekPhoneSeconds: 120,
      heldPhoneMicroUsd: 1_230_000,
      dayPhoneCalls: 1,
      dayPhoneSeconds: 180,
      dayWebSeconds: 620,
    });
  });

  it("measures waits against what was told, and slots against Retell", async () => {
    const { queue, slots } = await read("2026-03-01", "2026-03-15");
    expect(queue).toMatchObject({ waiting: 1, ready: 0 });
    expect(queue.days).toEqual([
      {
        day: "2026-03-14",
        joined: 4,
        admitted: 3,
        gone: 1,
        waitP50Seconds: 120,
        waitP95Seconds: 120,
        told: 3,
        toldRight: 1,
      },
      {
        day: "2026-03-15",
        joined: 1,
        admitted: 0,
        gone: 0,
        waitP50Seconds: null,
        waitP95Seconds: null,
        told: 0,
        toldRight: 0,
      },
    ]);
    expect(slots).toMatchObject({ web: 1, phone: 0, inCalls: 1, drift: 2, vendorLimit: 20 });
  });

  it("has refusals by rule, and sign-ins", async () => {
    expect((await read("2026-03-14", "2026-03-15")).counts).toEqual({
      refusals: [
        { day: "2026-03-14", code: "rate_limited", count: 5 },
        { day: "2026-03-14", code: "usage_spent", count: 1 },
        { day: "2026-03-15", code: "rate_limited", count: 1 },
      ],
      signIns: [{ day: "2026-03-14", count: 1 }],
    });
  });

  it("reads a day that is over once, and again when something of it changes after all", async () => {
    const callsOf = async () => (await read("2026-03-10", "2026-03-10")).calls.map(({ calls }) => calls);
    const rollup = async () =>
      (await pool.query("select from app.ops_figures where day = '2026-03-10'")).rows.length;
    expect([await callsOf(), await rollup()]).toEqual([[1, 2], 1]);
    await pool.query("update app.calls set title = 'x' where call_id = 'c1'");
    expect(await rollup()).toBe(1);
    await pool.query("update app.calls set kind = 'phone' where call_id = 'c1'");
    expect([await rollup(), await callsOf()]).toEqual([0, [2, 1]]);
    await pool.query("update app.calls set kind = 'web' where call_id = 'c1'");
    await callsOf();
    await pool.query(
      "update app.webhook_events set processed_at = null where received_at < '2026-03-12T09:00:00Z' and call_id = 'of_100'",
    );
    expect((await read("2026-03-12", "2026-03-12")).webhooks).toMatchObject([{ events: 99 }]);
  });

  it("keeps no day of which something is being changed: the change would be lost for good", async () => {
    const callsOf = async () => (await read("2026-03-10", "2026-03-10")).calls.map(({ calls }) => calls);
    await pool.query("delete from app.ops_figures");
    const other = await pool.connect();
    try {
      await other.query("begin");
      await other.query("update app.calls set kind = 'phone' where call_id = 'c1'");
      expect(await callsOf()).toEqual([1, 2]);
      await other.query("commit");
    } finally {
      other.release();
    }
    expect(await callsOf()).toEqual([2, 1]);
    await pool.query("update app.calls set kind = 'web' where call_id = 'c1'");
    expect(await callsOf()).toEqual([1, 2]);
  });

  it("has old days added up by the sweep, the newest first, so that no reader waits for them", async () => {
    await pool.query("delete from app.ops_figures");
    const settle = async (most: number) =>
      (await pool.query("select app.settle_ops_days('2026-03-09', '2026-03-12', $1) as days", [most])).rows[0]
        .days;
    expect([await settle(3), await settle(3), await settle(3)]).toEqual([3, 1, 0]);
    await pool.query("delete from app.ops_figures");
    await settle(1);
    expect((await pool.query("select day::text from app.ops_figures")).rows).toEqual([{ day: "2026-03-12" }]);
    await pool.query("select public.settle_ops_days(1)");
    expect((await pool.query("select from app.ops_figures")).rows).toHaveLength(2);
  });

  it("lists the last calls, newest first, and is complete where there is nothing", async () => {
    const { lastCalls } = await read("2026-03-11", "2026-03-15");
    expect(lastCalls.map(({ callId, voiceP95Ms }) => [callId, voiceP95Ms])).toEqual([
      ["c7", null],
      ["c6", null],
      ["c5", 3_600_000],
      ["c4", null],
    ]);
    const empty = await read("2020-01-01", "2020-01-02");
    expect([empty.calls, empty.latency, empty.webhooks, empty.queue.days, empty.lastCalls]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
  });
});

describe("one call's story", () => {
  const send = (name: string, rank: number, facts: unknown, at: string) =>
    pool.query("select app.accept_webhook('talk', $1, $2, 'what was said', $3, $4, $5)", [
      name,
      `${rank}`,
      rank,
      JSON.stringify(facts),
      at,
    ]);
  const read = async (id: string) =>
    opsCallSchema
      .nullable()
      .parse((await pool.query("select app.read_ops_call($1) as call", [id])).rows[0].call);

  it("has every event, what it offered, and what of that stands in the row, and nothing that was said", async () => {
    await send(
      "call_ended",
      20,
      { status: "ended", duration_ms: 5000, transcript: [{ content: "pager" }] },
      NOW,
    );
    await send("call_started", 10, { status: "ongoing", agent_id: "doc" }, NOW);
    await pool.query("select app.process_call_events('talk', 60, 10, $1)", [NOW]);
    await send("call_analyzed", 30, { status: "ended", summary: "the pager" }, NOW);
    const call = await read("talk");
    expect(
      call?.deliveries.map((one) => [one.event, one.offered, one.changed, one.processedAt !== null]),
    ).toEqual([
      ["call_ended", ["duration_ms", "status", "transcript"], ["duration_ms", "status", "transcript"], true],
      ["call_started", ["agent_id", "status"], ["agent_id"], true],
      ["call_analyzed", ["status", "summary"], [], false],
    ]);
    expect(call).toMatchObject({ status: "ended", durationMs: 5000, hasTranscript: true, isKept: false });
    for (const odd of [["duration_ms"], "ended", 7, null])
      await send(`odd_${JSON.stringify(odd)}`, 40, odd, NOW);
    const odd = (await read("talk"))?.deliveries.filter(({ event }) => event.startsWith("odd_"));
    expect(odd?.map(({ offered, hasFacts }) => [offered, hasFacts])).toEqual(Array(4).fill([[], false]));
    expect(JSON.stringify(call)).not.toMatch(/pager|said/);
  });

  it("is told of a call that never got a row, and not of one that nothing is known of", async () => {
    expect(await read("of_103")).toMatchObject({
      status: null,
      deliveries: [{ cause: "22P02", attempts: 10 }],
    });
    expect(await read("no such call")).toBeNull();
  });
});
