import { policy } from "@/lib/limits/policy";
import { type Check, type Given, type State, secondsSince, stateAt, worst } from "../check";
import { dayOf, lastWeek } from "../day-range";
import { capitalized, toCount, toCounted, toShare, toShortTime, toSpan } from "../words";

const { ops } = policy;
const DAY_SECONDS = 86_400;

export function failures({ report, nowMs }: Given): Check {
  const today = report.calls.filter(({ day }) => day === dayOf(nowMs));
  const count = (list: typeof today) => list.reduce((sum, { calls }) => sum + calls, 0);
  const all = count(today);
  const broken = count(today.filter(({ outcome }) => outcome === "error"));
  return {
    name: "Calls today",
    part: "failures",
    state: all < ops.fewest.calls ? "ok" : stateAt(broken / all, ops.failureShare),
    figure: toCount(all),
    sentence: broken === 0 ? "None of them broke." : `${toShare(broken, all)} of them broke.`,
  };
}

export function voice({ report, nowMs }: Given): Check {
  const today = report.latency.find(({ day }) => day === dayOf(nowMs));
  const known = { name: "Doc's answers", part: "days" } as const;
  if (!today) return { ...known, state: "ok", figure: "–", sentence: "Retell has told no times today." };
  const slow = today.p95Ms ?? today.p50Ms;
  return {
    ...known,
    state: today.calls < ops.fewest.calls ? "ok" : stateAt(slow, ops.voiceP95Ms),
    figure: toShortTime(today.p50Ms),
    sentence: `Half of the answers of today's middle call; 19 of 20 within ${toShortTime(slow)}.`,
  };
}

export function told({ report: { queue: line }, nowMs }: Given): Check {
  const { from } = lastWeek(nowMs);
  const week = line.days.filter(({ day }) => day >= from);
  const all = week.reduce((sum, { told: some }) => sum + some, 0);
  const right = week.reduce((sum, { toldRight }) => sum + toldRight, 0);
  const known = { name: "Waits as told", part: "days" } as const;
  if (all === 0) return { ...known, state: "ok", figure: "–", sentence: "Nobody was told a wait this week." };
  const { warn, bad } = ops.toldRightShare;
  const isKnown = all >= ops.fewest.waits;
  const state: State = !isKnown || right / all > warn ? "ok" : right / all > bad ? "warn" : "bad";
  const sentence = `Of the week's ${toCounted(all, "wait")}; 80% should be.`;
  return { ...known, state, figure: toShare(right, all), sentence };
}

export function clips({ report: { clips: some }, nowMs }: Given): Check {
  const today = some?.days.find(({ day }) => day === dayOf(nowMs));
  const [all, failed, working] = [today?.started ?? 0, today?.failed ?? 0, some?.working ?? 0];
  const waited = secondsSince(some?.oldestWorkingAt ?? null, nowMs);
  const making = working === 0 ? "none" : toCount(working);
  return {
    name: "Clips today",
    part: "failed-clips",
    state: worst(
      all < ops.fewest.calls ? "ok" : stateAt(failed / all, ops.failureShare),
      stateAt(waited, ops.clipSeconds),
    ),
    figure: toCount(all),
    sentence: `${failed === 0 ? "None" : toCount(failed)} failed, ${making} in the making${working === 0 ? "" : `, the oldest for ${toSpan(waited)}`}.`,
  };
}

/** One that was looked at and left alone is not an alarm for as long as its link works. */
export function reportedClips({ reported, nowMs }: Given): Check {
  const live = reported.filter(({ isLive }) => isLive);
  const isNew = live.some(
    ({ reportedAt }) => secondsSince(reportedAt.toISOString(), nowMs) < ops.reportDays * DAY_SECONDS,
  );
  return {
    name: "Reported clips",
    part: "reported-clips",
    state: isNew ? "warn" : "ok",
    figure: toCount(live.length),
    sentence:
      live.length === 0
        ? "No clip that was reported can be seen."
        : `${capitalized(toCounted(live.length, "clip"))} that somebody reported can still be seen.`,
  };
}
