import type pg from "pg";

const CALLS = 100_000;
export const DAYS = 90;

/** 100 000 calls of 90 days with three events each, and a week of people in line. */
export async function fillCalls(pool: pg.Pool): Promise<void> {
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
