import type pg from "pg";
import { startTestDatabase } from "../../tests/support/database";
import { atMost, type Figure, median, noted, percentile } from "./measure";
import { DAYS, fillCalls } from "./ops-calls";

const READS = 12;
const ROUNDS = 300;
const CALLS_A_ROUND = 2;

/**
 * The operators' report over 100 000 calls, and what its indexes and triggers cost a call's events: taken in with and without
 * them, in turns, so that whatever else the machine does weighs on both.
 */
export async function run(): Promise<Figure[]> {
  const database = await startTestDatabase();
  try {
    const [kept, bare] = [await database.createFromTemplate(), await database.createFromTemplate()];
    await bare.pool.query(`
      drop index app.calls_by_day, app.webhook_events_by_day;
      drop function app.forget_ops_day() cascade;`);
    const writes = await inTurns([kept.pool, bare.pool]);
    await fillCalls(database.pool);
    const first = await reading(database.pool, DAYS);
    const [month, all] = [await readings(database.pool, 30), await readings(database.pool, DAYS)];
    const more = (median(writes[0] ?? []) / median(writes[1] ?? []) - 1) * 100;
    return [
      atMost("ops over 30 of 90 days of 100 000 calls, median", median(month), "ms", 300),
      atMost("ops over all 90 days of 100 000 calls, median", median(all), "ms", 300),
      noted("the same, p95", percentile(all, 95), "ms"),
      noted("the first time ever, when 90 days are added up", first, "ms"),
      noted("a call's three events taken in, median", median(writes[0] ?? []), "ms"),
      noted("the same without the report's indexes and triggers", median(writes[1] ?? []), "ms"),
      atMost("what the report costs a call's events", more, "%", 5),
    ];
  } finally {
    await database.stop();
  }
}

async function readings(pool: pg.Pool, days: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = -2; round < READS; round += 1) {
    const took = await reading(pool, days);
    if (round >= 0) times.push(took);
  }
  return times;
}

async function reading(pool: pg.Pool, days: number): Promise<number> {
  const began = performance.now();
  await pool.query("select public.read_ops(current_date - $1::int, current_date, 60)", [days]);
  return performance.now() - began;
}

/** Milliseconds a call, by database. */
async function inTurns(pools: readonly pg.Pool[]): Promise<number[][]> {
  const times: number[][] = pools.map(() => []);
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const [index, pool] of [...pools.entries()].sort(() => (round % 2 === 0 ? 1 : -1))) {
      const began = performance.now();
      for (let n = 0; n < CALLS_A_ROUND; n += 1) await takeIn(pool, `call_${round}_${n}`);
      if (round >= 0) times[index]?.push((performance.now() - began) / CALLS_A_ROUND);
    }
  }
  return times;
}

const latency = { e2e: { p50: 900, p95: 1800, values: [900, 1200, 1400] } };
const transcript = Array.from({ length: 40 }, () => ({ role: "user", content: "a word or two ".repeat(5) }));
const events = [
  ["call_started", 10, { status: "ongoing", kind: "web", agent_id: "doc" }],
  ["call_ended", 20, { status: "ended", duration_ms: 60_000, cost_micro_usd: 90_000, latency, transcript }],
  [
    "call_analyzed",
    30,
    { status: "ended", summary: "You spoke of the pager.", sentiment: "Neutral", transcript },
  ],
] as const;

async function takeIn(pool: pg.Pool, callId: string): Promise<void> {
  for (const [event, rank, facts] of events) {
    const given = JSON.stringify(facts);
    await pool.query("select public.accept_webhook($1, $2, 'x', $3::text, $4, $3::text::jsonb)", [
      callId,
      event,
      given,
      rank,
    ]);
    await pool.query("select * from public.process_calls(array[$1], 3600, 10)", [callId]);
  }
}
