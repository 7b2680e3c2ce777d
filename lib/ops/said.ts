import { policy } from "@/lib/limits/policy";
import { minutesForecast } from "./checks/money";
import { addDays, dayOf } from "./day-range";
import { monthForecast } from "./forecast";
import type { OpsLimits } from "./limits";
import type { OpsReport } from "./schema";
import { capitalized, toCount, toCounted, toDollars, toShare, toShortTime, toSpan } from "./words";

/** Of each chart the one sentence that it is there for. */
export function toSaid(report: OpsReport, limits: OpsLimits, nowMs: number) {
  const { latency, webhooks, queue, counts, clips } = report;
  return {
    calls: saidOfCalls(report),
    minutes: saidOfMinutes(report, limits, nowMs),
    money: saidOfMoney(report, limits, nowMs),
    latency: saidOfLatency(latency),
    webhooks: saidOfWebhooks(webhooks),
    queue: saidOfQueue(queue.days),
    refusals: saidOfRefusals(counts),
    signIns: saidOfSignIns(counts),
    clips: clips ? saidOfClips(clips, report.from, nowMs) : "",
  };
}

function saidOfCalls({ calls }: OpsReport): string {
  const all = sum(calls, (row) => row.calls);
  const ended = sum(
    calls.filter(({ outcome }) => outcome === "ended"),
    (row) => row.calls,
  );
  return `${capitalized(toCounted(all, "call"))}, of which ${toShare(ended, all)} went through.`;
}

function saidOfMinutes({ calls, money }: OpsReport, limits: OpsLimits, nowMs: number): string {
  const minutes = (seconds: number) => toCount(seconds / 60);
  const browser = `${minutes(money.dayWebSeconds)} of ${minutes(limits.webSecondsPerDay)} in the browser`;
  const phone = `${minutes(money.dayPhoneSeconds)} of ${minutes(limits.phone.secondsPerDay)} by phone`;
  const { web, phone: ringing } = minutesForecast(money, nowMs);
  const forecast = `If today ends as the last week's days did: ${toCount(web)} in the browser and ${toCount(ringing)} by phone.`;
  return `${minutes(sum(calls, ({ seconds }) => seconds))} minutes. In the last 24 hours ${browser} and ${phone}. ${forecast}`;
}

function saidOfMoney({ calls, money }: OpsReport, limits: OpsLimits, nowMs: number): string {
  const month = money.monthWebMicroUsd + money.monthPhoneMicroUsd;
  const forecast = monthForecast(month, money.weekWebMicroUsd + money.weekPhoneMicroUsd, nowMs);
  return `${toDollars(sum(calls, ({ microUsd }) => microUsd))} in these days. This month ${toDollars(month)} so far; as the last week went, ${toDollars(forecast)} at its end. Phone calls may cost ${toDollars(limits.phone.microUsdPerMonth)}.`;
}

function saidOfLatency(days: OpsReport["latency"]): string {
  const calls = (row: { calls: number }) => row.calls;
  const [half, most] = [mean(days, (row) => row.p50Ms, calls), mean(days, (row) => row.p95Ms, calls)];
  return `Half of the answers came within ${toShortTime(half)}, 19 of 20 within ${toShortTime(most)}, as Retell tells of the middle call of each day.`;
}

function saidOfWebhooks(days: OpsReport["webhooks"]): string {
  const events = (row: { events: number }) => row.events;
  const [half, most] = [mean(days, (row) => row.p50Ms, events), mean(days, (row) => row.p99Ms, events)];
  return `${capitalized(toCounted(sum(days, events), "event"))}, half of them taken in within ${toShortTime(half)} of coming, 99 of 100 within ${toShortTime(most)}.`;
}

function saidOfQueue(days: OpsReport["queue"]["days"]): string {
  const told = sum(days, (row) => row.told);
  const half = mean(
    days,
    (row) => row.waitP50Seconds,
    (row) => row.admitted,
  );
  const asTold = toShare(
    sum(days, (row) => row.toldRight),
    told,
  );
  return `${toCount(sum(days, ({ joined }) => joined))} joined, ${toCount(sum(days, ({ gone }) => gone))} left before their turn. Half waited no longer than ${toSpan(half)}; ${asTold} waited as they were told. Known of the last week only.`;
}

function saidOfRefusals({ refusals }: OpsReport["counts"]): string {
  const all = sum(refusals, ({ count }) => count);
  return `${capitalized(toCounted(all, "request"))} refused by a rule, most often ${mostOften(refusals)}.`;
}

function saidOfSignIns({ signIns }: OpsReport["counts"]): string {
  const all = sum(signIns, ({ count }) => count);
  return `${capitalized(toCounted(all, "sign-in"))}.`;
}

function saidOfClips(
  { days, reports }: NonNullable<OpsReport["clips"]>,
  from: string,
  nowMs: number,
): string {
  const half = mean(
    days,
    (row) => row.p50Seconds,
    (row) => row.ready,
  );
  const failed = toCount(sum(days, (row) => row.failed));
  return `${toCount(sum(days, ({ ready }) => ready))} made, half of them within ${toSpan(half)}; ${failed} failed. ${capitalized(toCounted(reports, "report"))} by visitors.${isBeyond(from, nowMs) ? forgotten : ""}`;
}

const { forgetDays } = policy.clips;
const forgotten = ` Those that failed or were ended, and their reports, are known of ${forgetDays} days only.`;
const isBeyond = (from: string, nowMs: number) => from < addDays(dayOf(nowMs), -forgetDays);

function mostOften(rows: OpsReport["counts"]["refusals"]): string {
  const byCode = new Map<string, number>();
  for (const { code, count } of rows) byCode.set(code, (byCode.get(code) ?? 0) + count);
  const [first] = [...byCode].sort(([, a], [, b]) => b - a);
  return first?.[0].replaceAll("_", " ") ?? "none";
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** The mean over days, each of which counts as often as it stands for something. */
function mean<T>(rows: readonly T[], of: (row: T) => number | null, weight: (row: T) => number): number {
  const known = rows.filter((row) => of(row) !== null);
  const all = sum(known, weight);
  return all === 0 ? 0 : sum(known, (row) => (of(row) ?? 0) * weight(row)) / all;
}
