import type pg from "pg";

/** Noon of a Sunday, in the middle of a month of 31 days. */
export const NOW = "2026-03-15T12:00:00Z";

type Row = Record<string, unknown>;
const insert = (pool: pg.Pool, table: string, rows: Row[]) =>
  pool.query(
    `insert into app.${table} (${Object.keys(rows[0] ?? {}).join(", ")})
     select ${Object.keys(rows[0] ?? {}).join(", ")} from jsonb_populate_recordset(null::app.${table}, $1)`,
    [JSON.stringify(rows)],
  );
const call = (id: string, kind: string, status: string, at: string, more: Row = {}): Row => {
  const day = { created_at: at, updated_at: at, last_event_at: at, evidence: {} };
  const facts = {
    reason: null,
    duration_ms: null,
    cost_micro_usd: null,
    latency: null,
    max_duration_seconds: 420,
  };
  return { id: crypto.randomUUID(), call_id: id, kind, status, ...day, ...facts, started_at: null, ...more };
};
const e2e = (p50: unknown, p95: unknown) => ({ e2e: { p50, p95 } });

const month = [
  call("c1", "web", "ended", "2026-03-10T10:00:00Z", {
    duration_ms: 240_000,
    cost_micro_usd: 400_000,
    latency: e2e(800.4, 1500),
  }),
  call("c2", "web", "ended", "2026-03-10T23:59:59.9Z", {
    duration_ms: 60_600,
    cost_micro_usd: 100_000,
    latency: e2e(1200, 2500),
  }),
  call("c3", "phone", "ended", "2026-03-10T00:00:00Z", {
    duration_ms: 120_000,
    cost_micro_usd: 300_000,
    latency: e2e(1000, "soon"),
  }),
  call("c4", "phone", "not_connected", "2026-03-11T08:00:00Z", {
    reason: "dial_busy",
    latency: e2e("fast", {}),
  }),
  call("c5", "web", "error", "2026-03-11T09:00:00Z", { reason: "error_llm", latency: e2e(-1e300, 1e300) }),
  // Due at 11:48, with a minute's grace; and one that has three minutes left.
  call("c6", "web", "ongoing", "2026-03-15T11:40:00Z", { started_at: "2026-03-15T11:40:00Z" }),
  call("c7", "web", "ongoing", "2026-03-15T11:55:00Z", {
    started_at: "2026-03-15T11:55:00Z",
    latency: { llm: {} },
  }),
  call("before", "web", "ended", "2026-02-28T23:59:59Z", { duration_ms: 5000, cost_micro_usd: 7 }),
  call("after", "web", "ended", "2026-03-16T00:00:00Z", { duration_ms: 5000, cost_micro_usd: 7 }),
];
const event = (n: number, at: string, lagMs: number | null, more: Row = {}): Row => ({
  call_id: `of_${n}`,
  event: "call_ended",
  body_hash: "x",
  body: "",
  rank: 1,
  facts: {},
  attempts: 0,
  received_at: at,
  next_attempt_at: at,
  processed_at: lagMs === null ? null : new Date(Date.parse(at) + lagMs).toISOString(),
  dead_at: null,
  last_error: null,
  ...more,
});

async function addEvents(pool: pg.Pool) {
  const rows = [
    ...Array.from({ length: 100 }, (_, index) => event(index + 1, "2026-03-12T08:00:00Z", index + 1)),
    event(101, "2026-03-15T11:30:00Z", 2000),
    event(102, "2026-03-15T11:50:00Z", null),
    event(103, "2026-03-01T00:00:00Z", null, {
      dead_at: "2026-03-02T00:00:00Z",
      last_error: "22P02",
      attempts: 10,
    }),
  ];
  const names = Object.keys(rows[0] ?? {}).join(", ");
  await pool.query(
    `insert into app.webhook_events (${names}) select ${names} from jsonb_populate_recordset(null::app.webhook_events, $1)`,
    [JSON.stringify(rows)],
  );
}

async function addQueue(pool: pg.Pool) {
  const ticket = (joined: string, state: string, more: Row): Row => ({
    id: crypto.randomUUID(),
    visitor_id: crypto.randomUUID(),
    address_hash: "a",
    state,
    joined_at: joined,
    seen_at: joined,
    told_p10_seconds: null,
    told_p90_seconds: null,
    admitted_at: null,
    ended_at: null,
    has_held: false,
    ...more,
  });
  const at = (seconds: number) => new Date(Date.parse("2026-03-14T09:00:00Z") + seconds * 1000).toISOString();
  await insert(pool, "queue_tickets", [
    ticket(at(0), "done", {
      admitted_at: at(60),
      told_p10_seconds: 50,
      told_p90_seconds: 90,
      ended_at: at(300),
    }),
    ticket(at(0), "done", {
      admitted_at: at(120),
      told_p10_seconds: 30,
      told_p90_seconds: 100,
      ended_at: at(300),
    }),
    ticket(at(0), "done", {
      admitted_at: at(120),
      told_p10_seconds: 130,
      told_p90_seconds: 200,
      ended_at: at(300),
    }),
    ticket(at(0), "left", { told_p10_seconds: 30, told_p90_seconds: 100, ended_at: at(10) }),
    ticket("2026-03-15T11:58:00Z", "waiting", {}),
  ]);
  await insert(pool, "slot_leases", [
    {
      id: crypto.randomUUID(),
      kind: "web",
      claim_id: crypto.randomUUID(),
      taken_at: NOW,
      expires_at: "2026-03-15T12:10:00Z",
    },
  ]);
  await pool.query("insert into app.queue_gauge (drift, vendor_limit, measured_at) values (2, 20, $1)", [
    NOW,
  ]);
}

async function addSpending(pool: pg.Pool) {
  const demo = (id: string, at: string, seconds: number, microUsd: number): Row => ({
    id: crypto.randomUUID(),
    key_hash: id,
    state: "placed",
    claimed_at: at,
    intended_at: at,
    call_id: id,
    reserved_seconds: seconds,
    reserved_micro_usd: microUsd,
    phone_held: true,
    address_held: true,
  });
  await insert(pool, "demo_calls", [
    demo("c3", "2026-03-10T00:00:00Z", 120, 300_000),
    demo("now", "2026-03-15T09:00:00Z", 180, 930_000),
    demo("last month", "2026-02-28T23:00:00Z", 180, 5_000_000),
  ]);
  const claim = (at: string, callId: string | null, settled: number | null): Row => ({
    id: crypto.randomUUID(),
    visitor_id: crypto.randomUUID(),
    address_hash: "a",
    seconds: 420,
    keeps_call: false,
    claimed_at: at,
    call_id: callId,
    settled_seconds: settled,
  });
  await insert(pool, "web_claims", [
    claim("2026-03-15T08:00:00Z", "w1", 200),
    claim("2026-03-15T11:55:00Z", "w2", null),
    // Nothing came of it, and it is too old to become a call.
    claim("2026-03-15T11:00:00Z", null, null),
    claim("2026-03-14T11:00:00Z", "w3", 100),
  ]);
}

/** A small month that can be added up by hand: see tests/contract/ops-report.test.ts. */
export async function addMonth(pool: pg.Pool): Promise<void> {
  await insert(pool, "calls", month);
  await addEvents(pool);
  await addQueue(pool);
  await addSpending(pool);
  for (const [codes, day] of [
    [{ rate_limited: 3, usage_spent: 1 }, "2026-03-14T23:59:00Z"],
    [{ rate_limited: 2 }, "2026-03-14T23:59:30Z"],
    [{ rate_limited: 1 }, "2026-03-15T00:00:30Z"],
  ])
    await pool.query("select app.count_refusals($1, $2)", [JSON.stringify(codes), day]);
  await pool.query("select app.count_day('signed_in', 1, $1)", ["2026-03-14T12:00:00Z"]);
}
