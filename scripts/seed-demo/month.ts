import { policy } from "../../lib/limits/policy";
import { createRandom, type Random } from "../simulate-queue/random";
import { addClips } from "./clips";
import { drawEvents } from "./events";
import { type DemoRows, iso, type Row, SEEDED } from "./rows";

const DAY_MS = 86_400_000;
const DAYS = 31;
const SEED = 20_261_121;
/** So long what an event told is kept, for a call's page to show. */
const FACTS_DAYS = 7;
/** Of a hundred calls, how many begin in each hour of UTC's: the evenings and nights of the states. */
const HOURS = [8, 8, 7, 7, 6, 5, 4, 3, 2, 1, 1, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6];

/** A month of calls up to `nowMs`, the same for each day that it is drawn on. Nobody's: no words, no numbers, no people. */
export function drawMonth(nowMs: number): DemoRows {
  const random = createRandom(SEED);
  const rows: DemoRows = {
    calls: [],
    events: [],
    demos: [],
    tickets: [],
    leases: [],
    counts: [],
    clips: [],
    reports: [],
  };
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  for (let ago = DAYS - 1; ago >= 0; ago -= 1) addDay(rows, random, today - ago * DAY_MS, nowMs);
  addClips(rows, random);
  addTrouble(rows, nowMs);
  return rows;
}

function addDay(rows: DemoRows, random: Random, dayMs: number, nowMs: number): void {
  const weekday = new Date(dayMs).getUTCDay();
  // It grows over the month, and weekends are longer nights.
  const busy = (26 + 14 * Math.sin(dayMs / (DAY_MS * 9))) * (weekday === 0 || weekday === 6 ? 1.35 : 1);
  const count = Math.round(busy + random.between(-5, 5));
  for (let n = 0; n < count; n += 1) {
    const at = dayMs + hourOf(random) * 3_600_000 + random.whole(3_600_000);
    const isPhone = random.chance(0.22);
    const id = `${SEEDED}${new Date(dayMs).toISOString().slice(0, 10)}_${n}`;
    const call = drawCall(random, id, isPhone, at);
    if (at + 900_000 > nowMs) continue;
    rows.calls.push(call);
    rows.events.push(...drawEvents(random, id, call, nowMs - at < FACTS_DAYS * DAY_MS));
    if (isPhone) rows.demos.push(demoOf(random, id, call));
    else if (nowMs - at < policy.queue.keptDays * DAY_MS) addTurn(rows, random, id, call);
  }
  rows.counts.push(...drawCounts(random, dayMs, count));
}

function drawCall(random: Random, id: string, isPhone: boolean, atMs: number): Row {
  const outcome = random.between(0, 1);
  const status = outcome < 0.02 ? "error" : outcome < (isPhone ? 0.17 : 0.06) ? "not_connected" : "ended";
  const reasons = {
    error: ["error_llm_websocket_open", "error_unknown"],
    not_connected: isPhone
      ? ["dial_no_answer", "dial_busy", "voicemail_reached"]
      : ["registered_call_timeout"],
    ended: ["user_hangup", "user_hangup", "agent_hangup", "max_duration_reached"],
  }[status];
  const longest = isPhone ? 180_000 : 420_000;
  const durationMs =
    status === "ended" ? Math.min(longest, Math.round(random.lognormal(isPhone ? 70_000 : 190_000, 0.7))) : 0;
  const p50 = Math.round(random.lognormal(860, 0.18));
  const isTold = status === "ended";
  return {
    id: random.uuid(),
    call_id: id,
    kind: isPhone ? "phone" : "web",
    status,
    reason: reasons[random.whole(reasons.length)],
    max_duration_seconds: longest / 1000,
    started_at: isTold ? iso(atMs + 2000) : null,
    ended_at: isTold ? iso(atMs + 2000 + durationMs) : null,
    duration_ms: isTold ? durationMs : null,
    // Some ten cents a minute.
    cost_micro_usd: isTold ? Math.round(durationMs * random.between(1.6, 1.9)) : null,
    latency: isTold ? { e2e: { p50, p95: Math.round(p50 * random.between(1.5, 2.4)) } } : null,
    evidence: {},
    erased_at: iso(atMs + 600_000),
    vendor_erased_at: iso(atMs + 600_000),
    last_event_at: iso(atMs + durationMs + 4000),
    created_at: iso(atMs),
    updated_at: iso(atMs + durationMs + 4000),
  };
}

function demoOf(random: Random, id: string, call: Row): Row {
  return {
    id: random.uuid(),
    key_hash: id,
    state: "placed",
    claimed_at: call.created_at,
    intended_at: call.created_at,
    dialled_at: call.created_at,
    settled_at: call.updated_at,
    call_id: id,
    reserved_seconds: Math.ceil(Number(call.duration_ms ?? 0) / 1000),
    reserved_micro_usd: call.cost_micro_usd ?? 0,
    phone_held: call.status === "ended",
    address_held: call.status === "ended",
  };
}

/** Its turn in the line, and the slot that it had. Every fourth had to wait. */
function addTurn(rows: DemoRows, random: Random, id: string, call: Row): void {
  const admitted = Date.parse(String(call.created_at));
  const waited = random.chance(0.25) ? Math.round(random.lognormal(150, 0.6)) : 0;
  const told = waited === 0 ? undefined : waited / random.lognormal(1, 0.33);
  const ticket = random.uuid();
  const hasGone = waited > 0 && random.chance(0.12);
  rows.tickets.push({
    id: ticket,
    visitor_id: random.uuid(),
    address_hash: SEEDED,
    state: hasGone ? "left" : "done",
    joined_at: iso(admitted - waited * 1000),
    seen_at: iso(admitted),
    told_p10_seconds: told === undefined ? null : Math.floor(told * 0.65),
    told_p90_seconds: told === undefined ? null : Math.ceil(told * 1.55),
    admitted_at: hasGone ? null : iso(admitted),
    ended_at: call.updated_at,
    has_held: false,
  });
  if (hasGone) return;
  rows.leases.push({
    id: random.uuid(),
    kind: "web",
    ticket_id: ticket,
    call_id: id,
    taken_at: iso(admitted),
    expires_at: call.updated_at,
    released_at: call.updated_at,
    released_by: "call_ended",
  });
}

function drawCounts(random: Random, dayMs: number, calls: number): Row[] {
  const named: [string, number][] = [
    ["signed_in", calls * 0.5],
    ["refused:queue_wait", calls * 0.3],
    ["refused:usage_spent", calls * 0.12],
    ["refused:number_called", calls * 0.1],
    ["refused:rate_limited", random.chance(0.1) ? 90 : 3],
    ["refused:captcha_failed", 4],
  ];
  const day = iso(dayMs).slice(0, 10);
  return named.map(([name, mean]) => ({ day, name, count: Math.round(mean * random.between(0.6, 1.4)) }));
}

/** Something to look at and to replay. */
function addTrouble(rows: DemoRows, nowMs: number): void {
  const last = rows.events.findLast(({ event }) => event === "call_analyzed");
  if (!last) return;
  const event = { ...last, event: "call_ended", body_hash: `${SEEDED}dead`, facts: { status: "ended" } };
  rows.events.push({
    ...event,
    processed_at: null,
    attempts: 10,
    last_error: "22P02",
    dead_at: iso(nowMs - 600_000),
  });
}

function hourOf(random: Random): number {
  let left = random.between(0, 100);
  const hour = HOURS.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return Math.max(0, hour);
}
