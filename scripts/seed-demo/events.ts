import type { Random } from "../simulate-queue/random";
import { type Row, SEEDED } from "./rows";

/** What came for a call, and when it was taken in; what it told only where that would still be kept. */
export function drawEvents(random: Random, id: string, call: Row, hasFacts: boolean): Row[] {
  const began = Date.parse(String(call.created_at));
  const ended = began + 2000 + Number(call.duration_ms ?? 0);
  const names = call.status === "ended" ? ["call_started", "call_ended", "call_analyzed"] : ["call_ended"];
  return names.map((event, index) => {
    const at = event === "call_started" ? began + 2000 : ended + index * 2500;
    const lag = random.chance(0.004) ? random.between(8000, 20_000) : random.lognormal(35, 0.6);
    return {
      call_id: id,
      event,
      body_hash: `${SEEDED}${index}`,
      body: "",
      rank: 10 * (index + 1),
      facts: hasFacts ? factsOf(event, call) : {},
      received_at: iso(at),
      next_attempt_at: iso(at),
      processed_at: iso(at + lag),
      attempts: 1,
      last_error: null,
      dead_at: null,
    };
  });
}

/** What Retell tells at each step. */
function factsOf(event: string, { kind, status, reason, duration_ms, cost_micro_usd, latency }: Row): Row {
  if (event === "call_started") return { kind, status: "ongoing" };
  if (event === "call_ended") return { status, reason, duration_ms };
  return { status, cost_micro_usd, latency };
}

const iso = (ms: number) => new Date(ms).toISOString();
