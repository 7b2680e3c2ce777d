import { policy } from "@/lib/limits/policy";
import { type Check, from, type Given, secondsSince, worse } from "../check";
import { atStart, ofThem, toCount, toShortTime, toSpan } from "../words";

const { ops } = policy;

export function silence({ report: { silent } }: Given): Check {
  return {
    name: "Overdue calls",
    part: "silent",
    state: silent.length > 0 ? "bad" : "ok",
    figure: toCount(silent.length),
    sentence:
      silent.length > 0
        ? `Nothing was heard of ${ofThem(silent.length, "call")} that should have ended.`
        : "Every call that should have ended has.",
  };
}

export function deadLetters({ report: { inbox } }: Given): Check {
  return {
    name: "Dead letters",
    part: "dead-letters",
    state: inbox.dead > 0 ? "bad" : "ok",
    figure: toCount(inbox.dead),
    sentence:
      inbox.dead > 0
        ? `${atStart(ofThem(inbox.dead, "event"))} could not be taken in after all tries.`
        : "No event has been given up.",
  };
}

export function webhooks({ report: { inbox }, nowMs }: Given): Check {
  const { lastHour: lag, pending } = inbox;
  const waited = secondsSince(inbox.oldestPendingAt, nowMs);
  const state = worse(
    from(waited, ops.pendingSeconds),
    lag && lag.events >= ops.fewest.events ? from(lag.p99Ms, ops.webhookLagMs) : "ok",
  );
  const told = lag
    ? `99 of 100 of the last hour's ${ofThem(lag.events, "event")} taken in within this.`
    : "No event came in the last hour.";
  const waiting =
    pending > 0
      ? ` ${toCount(pending)} ${pending === 1 ? "waits" : "wait, the oldest"} for ${toSpan(waited)}.`
      : "";
  const figure = lag ? toShortTime(lag.p99Ms) : "–";
  return { name: "Webhooks", part: "days", state, figure, sentence: told + waiting };
}

export function slots({ report: { slots: now }, limits, nowMs }: Given): Check {
  const taken = now.web + now.phone;
  const known = { name: "Slots in use", figure: `${taken} of ${limits.capacity}` };
  if (now.measuredAt === null)
    return { ...known, state: "warn", sentence: "Retell was never asked how many it counts." };
  const age = secondsSince(now.measuredAt, nowMs);
  const drift = now.drift ?? 0;
  const told =
    drift === 0
      ? "Retell counts the same"
      : `Retell counts ${Math.abs(drift)} ${drift > 0 ? "more" : "fewer"}`;
  const state = worse(from(Math.abs(drift), ops.drift), from(age, ops.measuredSeconds));
  return { ...known, state, sentence: `${told}, ${toSpan(age)} ago.` };
}

export function queue({ report: { queue: line }, nowMs }: Given): Check {
  const waited = secondsSince(line.oldestJoinedAt, nowMs);
  return {
    name: "Waiting",
    state: from(waited, ops.waitSeconds),
    figure: toCount(line.waiting),
    sentence: line.waiting === 0 ? "Nobody is in line." : `The first in line for ${toSpan(waited)}.`,
  };
}
