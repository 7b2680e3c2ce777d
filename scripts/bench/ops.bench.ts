import type pg from "pg";
import { startTestDatabase } from "../../tests/support/database";
import { atMost, type Figure, median, noted, percentile } from "./measure";

const CALLS = 100_000;
const DAYS = 90;
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
    await fill(database.pool);
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

async function fill(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into app.calls (call_id, kind, status, reason, duration_ms, cost_micro_usd, latency, evidence, transcript,
       max_duration_seconds, last_event_at, started_at, created_at, updated_at)
     select 'call_' || i, case when i % 5 = 0 then 'phone' else 'web' end,
       case when i % 50 = 0 then 'error' when i % 20 = 0 then 'not_connected' else 'ended' end, 'user_hangup',
       60000 + i % 360000, 100000 + i % 700000,
       jsonb_build_object('e2e', jsonb_build_object('p50', 700 + i % 900, 'p95', 1500 + i % 1900, 'values', array[900, 1200, 1400])),
       (select jsonb_object_agg('column_' || n, jsonb_build_array(40, 12, md5(n::text))) from generate_series(1, 12) n),
       jsonb_build_array(jsonb_build_object('role', 'user', 'content', repeat('word ', 80))), 420, at, at, at, at
     from generate_series(1, $1::int) i, lateral (select now() - (i * interval '1 second' * $2::int * 86400 / $1::int) as at) t`,
    [CALLS, DAYS],
  );
  await pool.query(
    `insert into app.webhook_events (call_id, event, body_hash, body, rank, facts, received_at, next_attempt_at, processed_at, attempts)
     select 'call_' || i, e, 'x', '', 10, '{}', at, at, at + interval '1 ms' * (3 + i % 40), 1
     from generate_series(1, $1::int) i, unnest(array['call_started', 'call_ended', 'call_analyzed']) e,
       lateral (select now() - (i * interval '1 second' * $2::int * 86400 / $1::int) as at) t`,
    [CALLS, DAYS],
  );
  await pool.query(
    `insert into app.queue_tickets (visitor_id, address_hash, state, joined_at, seen_at, told_p10_seconds, told_p90_seconds, admitted_at, ended_at)
     select gen_random_uuid(), 'a', 'done', at, at, 30, 200, at + interval '1 second' * (i % 250), at + interval '10 minutes'
     from generate_series(1, 7000) i, lateral (select now() - i * interval '86 seconds' as at) t`,
  );
  await pool.query("vacuum analyze app.calls");
  await pool.query("vacuum analyze app.webhook_events");
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
