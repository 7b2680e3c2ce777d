import type { Delivery, OpsCall } from "./schema";
import { toDollars, toLength, toShortTime, toSpan, toUtc } from "./words";

/** What became of an event, in words. */
export function verdictOf(delivery: Delivery): { state: "ok" | "warn" | "bad"; words: string } {
  const { processedAt, deadAt, receivedAt, attempts, cause, nextAttemptAt } = delivery;
  if (deadAt !== null)
    return { state: "bad", words: `Given up after ${attempts} tries: ${cause ?? "no cause is told"}.` };
  if (processedAt !== null) {
    const took = toShortTime(Math.max(0, Date.parse(processedAt) - Date.parse(receivedAt)));
    return { state: "ok", words: `Taken in after ${took}${attempts > 1 ? `, at try ${attempts}` : ""}.` };
  }
  if (attempts === 0) return { state: "warn", words: "Waits to be taken in." };
  return {
    state: "warn",
    words: `Put off after ${attempts} tries (${cause}); next at ${toUtc(nextAttemptAt)}.`,
  };
}

/** What of it stands in the call's row now, as a sentence. */
export function changesOf({ processedAt, hasFacts, offered, changed }: Delivery): string {
  if (!hasFacts) return "What it changed is not known any more: its facts are erased.";
  if (processedAt === null) return `It has changed nothing yet; it tells of ${toWords(offered)}.`;
  if (changed.length === 0) return "It changed nothing that another event did not tell better.";
  return `It changed ${toWords(changed)}.`;
}

type Line = [name: string, words: string];

/** The call's facts as lines to read; those that nothing is known of are left out. */
export function factsOf(call: OpsCall): Line[] {
  const lines: [string, string | null][] = [
    ["Kind", call.kind],
    ["Status", toWords([call.status, call.reason].filter((part) => part !== null)) || null],
    ["Made", timeOf(call.createdAt)],
    ["Started", timeOf(call.startedAt)],
    ["Ended", timeOf(call.endedAt)],
    ["Lasted", call.durationMs === null ? null : toLength(call.durationMs)],
    ["At most", call.maxDurationSeconds === null ? null : toSpan(call.maxDurationSeconds)],
    ["Cost", call.microUsd === null ? null : toDollars(call.microUsd)],
    ["Doc's answers", latencyOf(call.latency)],
    ["Agent's version", call.agentVersion === null ? null : String(call.agentVersion)],
    ["Last heard of", timeOf(call.lastEventAt)],
    ["Looked up at Retell", timeOf(call.lookedUpAt)],
    ["Asked to stop", timeOf(call.stopAskedAt)],
    ["What was said", contentOf(call)],
  ];
  return lines.filter((line): line is Line => line[1] !== null);
}

function contentOf({ erasedAt, vendorErasedAt, hasTranscript, hasRecording, isKept }: OpsCall): string {
  if (erasedAt !== null)
    return `Erased ${toUtc(erasedAt)}, ${vendorErasedAt === null ? "not yet at Retell" : `at Retell ${toUtc(vendorErasedAt)}`}`;
  const there = [hasTranscript ? "transcript" : "", hasRecording ? "recording" : ""].filter(Boolean);
  const kept = isKept ? "kept, as its caller asked" : "goes after a day";
  return there.length === 0 ? "Nothing is here" : `${there.join(" and ")} (${kept}); not shown to operators`;
}

/** Each figure that Retell reports, in its own words: p50, p95, max. */
function latencyOf(latency: OpsCall["latency"]): string | null {
  const known = ["p50", "p90", "p95", "p99", "max"].flatMap((name) => {
    const value = latency?.[name];
    return typeof value === "number" ? [`${name} ${toShortTime(value)}`] : [];
  });
  return known.length === 0 ? null : known.join(", ");
}

/** How the call's hold on the limits came to its end. */
export function settlementOf({ settlement: { phone, web, slot, wait } }: OpsCall): Line[] {
  const lines: Line[] = [];
  if (wait)
    lines.push([
      "Queue",
      `Joined ${toUtc(wait.joinedAt)}, ${wait.admittedAt === null ? "no turn" : `its turn ${afterOf(wait.joinedAt, wait.admittedAt)}`}${wait.toldP10Seconds === null || wait.toldP90Seconds === null ? "" : `; told ${toSpan(wait.toldP10Seconds)} to ${toSpan(wait.toldP90Seconds)}`}`,
    ]);
  if (slot)
    lines.push([
      "Slot",
      `Taken ${toUtc(slot.takenAt)}, ${slot.releasedAt === null ? "still held" : `free ${toUtc(slot.releasedAt)} (${toWords([slot.releasedBy ?? "not told by what"])})`}`,
    ]);
  if (web)
    lines.push([
      "Talking time",
      `${toSpan(web.seconds)} claimed ${toUtc(web.claimedAt)}, ${web.settledSeconds === null ? "not settled" : `${toSpan(web.settledSeconds)} counted`}`,
    ]);
  if (phone)
    lines.push([
      "Phone budget",
      `${phone.state}; ${toSpan(phone.seconds)} and ${toDollars(phone.microUsd)} ${phone.settledAt === null ? "reserved" : `counted, settled ${toUtc(phone.settledAt)}`}`,
    ]);
  return lines;
}

/** How long somebody waited. */
function afterOf(joinedAt: string, admittedAt: string): string {
  const seconds = (Date.parse(admittedAt) - Date.parse(joinedAt)) / 1000;
  return seconds < 1 ? "at once" : `after ${toSpan(seconds)}`;
}

const toWords = (names: readonly string[]) => names.map((name) => name.replaceAll("_", " ")).join(", ");
const timeOf = (iso: string | null) => (iso === null ? null : toUtc(iso));
