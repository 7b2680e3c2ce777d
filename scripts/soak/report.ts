import { percentile } from "../bench/measure";
import type { Check, Growth, Seen } from "./verdicts";

export type RouteLine = {
  route: string;
  requests: number;
  p50: number;
  p95: number;
  p99: number;
  underFault: number;
  wrong: number;
};
export type ErrorLine = { route: string; error: string; count: number; verdict: string };

/** Requests and times (ms) by route, busiest first. */
export function routesOf(seen: readonly Seen[]): RouteLine[] {
  return [...groupBy(seen, ({ route }) => route)]
    .map(([route, all]) => {
      const times = all.map(({ ms }) => ms);
      const count = (verdict: Seen["verdict"]) => all.filter((one) => one.verdict === verdict).length;
      return {
        route,
        requests: all.length,
        p50: Math.round(percentile(times, 50)),
        p95: Math.round(percentile(times, 95)),
        p99: Math.round(percentile(times, 99)),
        underFault: count("under fault"),
        wrong: count("wrong"),
      };
    })
    .sort((a, b) => b.requests - a.requests);
}

/** Everything from 400 on, and what did not answer at all, by route, status and code. */
export function errorsOf(seen: readonly Seen[]): ErrorLine[] {
  const errors = seen.filter(({ status, verdict }) => status === 0 || status >= 400 || verdict === "wrong");
  const keyOf = ({ route, status, code, verdict }: Seen) =>
    JSON.stringify({ route, error: `${status} ${code}`.trim(), verdict });
  return [...groupBy(errors, keyOf)]
    .map(([key, all]) => ({ ...(JSON.parse(key) as Omit<ErrorLine, "count">), count: all.length }))
    .sort((a, b) => b.count - a.count);
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** Growth by more than a tenth is a leak; a run that is too short tells nothing. */
export function checkGrowth(growth: Growth | undefined, most: number, isLongEnough: boolean): Check {
  const name = "memory of the app grows by 10 % at most";
  if (!growth) return { name, holds: "NO", detail: "the process of the app was not found" };
  const { before, after, ratio } = growth;
  const detail = `${before.toFixed(0)} MB at rest after the crowd, ${after.toFixed(0)} MB at rest at the end (x ${ratio.toFixed(2)})`;
  return {
    name,
    holds: !isLongEnough ? "not tried" : ratio <= most ? "yes" : "NO",
    detail: isLongEnough ? detail : `${detail}; too short a run to tell`,
  };
}

/** What must have happened at all, or the rest proves nothing. */
export function checkReached(reached: Record<string, { count: number; wanted: number }>): Check[] {
  return Object.entries(reached).map(([name, { count, wanted }]) => ({
    name,
    holds: count >= wanted ? "yes" : "NO",
    detail: wanted === 1 ? `${count}` : `${count} of ${wanted}`,
  }));
}
