import { policy } from "@/lib/limits/policy";
import { dayOf } from "./day-range";
import { monthForecast } from "./forecast";
import type { OpsLimits } from "./limits";
import type { OpsReport } from "./schema";
import { atStart, ofThem, toCount, toDollars, toShare, toShortTime, toSpan } from "./words";

export type State = "ok" | "warn" | "bad";
export type Check = { name: string; state: State; sentence: string };
type Edges = { warn: number; bad: number };
type Given = { report: OpsReport; limits: OpsLimits; nowMs: number };

const { ops } = policy;

/** Whether anything is wrong now, check by check. Today's part is of the range that was read; it should hold today. */
export function toChecks(given: Given): Check[] {
  return [
    silence(given),
    deadLetters(given),
    webhooks(given),
    slots(given),
    queue(given),
    phoneBudget(given),
    dayLimits(given),
    failures(given),
    voice(given),
    told(given),
    clips(given),
  ];
}

/** The worst of them. */
export function worstOf(checks: readonly Check[]): State {
  if (checks.some(({ state }) => state === "bad")) return "bad";
  return checks.some(({ state }) => state === "warn") ? "warn" : "ok";
}

const from = (value: number, { warn, bad }: Edges): State =>
  value >= bad ? "bad" : value >= warn ? "warn" : "ok";
const worse = (...states: State[]): State =>
  states.includes("bad") ? "bad" : states.includes("warn") ? "warn" : "ok";
const secondsSince = (iso: string | null, nowMs: number) =>
  iso === null ? 0 : Math.max(0, (nowMs - Date.parse(iso)) / 1000);

function silence({ report }: Given): Check {
  const count = report.silent.length;
  return {
    name: "Ends of calls",
    state: count > 0 ? "bad" : "ok",
    sentence:
      count > 0
        ? `Nothing was heard of ${ofThem(count, "call")} that should have ended.`
        : "Every call that should have ended has said so.",
  };
}

function deadLetters({ report: { inbox } }: Given): Check {
  return {
    name: "Dead letters",
    state: inbox.dead > 0 ? "bad" : "ok",
    sentence:
      inbox.dead > 0
        ? `${atStart(ofThem(inbox.dead, "event"))} could not be taken in after all tries.`
        : "No event has been given up.",
  };
}

function webhooks({ report: { inbox }, nowMs }: Given): Check {
  const waited = secondsSince(inbox.oldestPendingAt, nowMs);
  const lag = inbox.lastHour;
  const state = worse(
    from(waited, ops.pendingSeconds),
    lag && lag.events >= ops.fewestEvents ? from(lag.p99Ms, ops.webhookLagMs) : "ok",
  );
  const told = lag
    ? `In the last hour ${ofThem(lag.events, "event")}, 99 of 100 taken in within ${toShortTime(lag.p99Ms)}.`
    : "No event came in the last hour.";
  const waiting =
    inbox.pending > 0 ? ` ${toCount(inbox.pending)} wait, the oldest for ${toSpan(waited)}.` : "";
  return { name: "Webhooks", state, sentence: told + waiting };
}

function slots({ report: { slots: now }, limits, nowMs }: Given): Check {
  const taken = now.web + now.phone;
  const use = `${taken} of ${limits.capacity} slots are taken`;
  if (now.measuredAt === null)
    return { name: "Slots", state: "warn", sentence: `${use}; Retell's count was never asked for.` };
  const age = secondsSince(now.measuredAt, nowMs);
  const drift = now.drift ?? 0;
  const state = worse(from(Math.abs(drift), ops.drift), from(age, ops.measuredSeconds));
  const told =
    drift === 0
      ? "Retell counts the same"
      : `Retell counts ${Math.abs(drift)} ${drift > 0 ? "more" : "fewer"}`;
  return { name: "Slots", state, sentence: `${use}. ${told}, ${toSpan(age)} ago.` };
}

function queue({ report: { queue: line }, nowMs }: Given): Check {
  const waited = secondsSince(line.oldestJoinedAt, nowMs);
  return {
    name: "Queue",
    state: from(waited, ops.waitSeconds),
    sentence:
      line.waiting === 0
        ? "Nobody waits."
        : `${line.waiting === 1 ? "One person waits" : `${toCount(line.waiting)} people wait`}, the first for ${toSpan(waited)}.`,
  };
}

function phoneBudget({ report: { money }, limits, nowMs }: Given): Check {
  const budget = limits.phone.microUsdPerMonth;
  const spent = money.heldPhoneMicroUsd;
  const forecast = monthForecast(spent, money.weekPhoneMicroUsd, nowMs);
  const state = worse(from(share(spent, budget), ops.budgetShare), forecast > budget ? "warn" : "ok");
  const sentence = `${toDollars(spent)} of ${toDollars(budget)} is spent on phone calls this month; as the last week went, it will be ${toDollars(forecast)}.`;
  return { name: "Phone budget", state, sentence };
}

function dayLimits({ report: { money }, limits }: Given): Check {
  const { phone, webSecondsPerDay } = limits;
  const shares = [
    share(money.dayPhoneCalls, phone.callsPerDay),
    share(money.dayPhoneSeconds, phone.secondsPerDay),
    share(money.dayWebSeconds, webSecondsPerDay),
  ];
  return {
    name: "The day's limits",
    state: from(Math.max(...shares), ops.budgetShare),
    sentence: `In 24 hours ${toCount(money.dayPhoneCalls)} of ${toCount(phone.callsPerDay)} phone calls, ${minutes(money.dayPhoneSeconds)} of ${minutes(phone.secondsPerDay)} phone minutes, ${minutes(money.dayWebSeconds)} of ${minutes(webSecondsPerDay)} in the browser.`,
  };
}

function failures({ report, nowMs }: Given): Check {
  const today = report.calls.filter(({ day }) => day === dayOf(nowMs));
  const count = (list: typeof today) => list.reduce((sum, { calls }) => sum + calls, 0);
  const all = count(today);
  const broken = count(today.filter(({ outcome }) => outcome === "error"));
  const name = "Calls today";
  if (all === 0) return { name, state: "ok", sentence: "No call yet today." };
  const state = all < ops.fewestCalls ? "ok" : from(broken / all, ops.failureShare);
  return {
    name,
    state,
    sentence: `${atStart(ofThem(all, "call"))}, of which ${toShare(broken, all)} broke.`,
  };
}

function voice({ report, nowMs }: Given): Check {
  const today = report.latency.find(({ day }) => day === dayOf(nowMs));
  const name = "Doc's answers";
  if (!today) return { name, state: "ok", sentence: "Retell has reported no times today." };
  const slow = today.p95Ms ?? today.p50Ms;
  return {
    name,
    state: today.calls < ops.fewestCalls ? "ok" : from(slow, ops.voiceP95Ms),
    sentence: `In the middle call of today Doc answered in ${toShortTime(today.p50Ms)}, 19 of 20 times within ${toShortTime(slow)}.`,
  };
}

function told({ report: { queue: line } }: Given): Check {
  const all = line.days.reduce((sum, { told: some }) => sum + some, 0);
  const right = line.days.reduce((sum, { toldRight }) => sum + toldRight, 0);
  const name = "Told waits";
  if (all === 0) return { name, state: "ok", sentence: "Nobody was told a wait in these days." };
  const { warn, bad } = ops.toldRightShare;
  const isKnown = all >= ops.fewestWaits;
  const state = !isKnown || right / all > warn ? "ok" : right / all > bad ? "warn" : "bad";
  return {
    name,
    state,
    sentence: `${toShare(right, all)} of ${ofThem(all, "wait")} went as told; 80 % should.`,
  };
}

function clips({ report: { clips: some } }: Given): Check {
  const name = "Clips";
  if (some === null) return { name, state: "ok", sentence: "There are no clips." };
  const last = some.days.at(-1);
  const failed = last?.failed ?? 0;
  const all = last?.started ?? 0;
  const state =
    all < ops.fewestCalls ? (some.reports > 0 ? "warn" : "ok") : from(failed / all, ops.failureShare);
  return {
    name,
    state,
    sentence: `${toCount(some.working)} are being made; of the last day's ${toCount(all)}, ${toCount(failed)} failed. ${some.reports === 0 ? "None was reported." : `${atStart(ofThem(some.reports, "report"))} by visitors.`}`,
  };
}

const share = (part: number, whole: number) => (whole <= 0 ? (part > 0 ? 1 : 0) : part / whole);
const minutes = (seconds: number) => toCount(seconds / 60);
