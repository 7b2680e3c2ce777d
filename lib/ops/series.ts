import { type DayRange, daysOf } from "./day-range";
import type { OpsReport } from "./schema";

/** How a series looks: `trouble` is the only one with a colour. */
export type Tone = "first" | "second" | "trouble";
export type Series = { name: string; tone: Tone; values: readonly (number | null)[] };
export type Chart = { days: readonly string[]; series: readonly Series[] };

type Row = { day: string };

/** Whether there is nothing to draw. */
export function isEmptyChart({ series }: Chart): boolean {
  return series.every(({ values }) => values.every((value) => value === null || value === 0));
}

/** The sum for each day of the range; 0 where there is none. */
function sums<T extends Row>(days: readonly string[], rows: readonly T[], of: (row: T) => number): number[] {
  const byDay = new Map<string, number>();
  for (const row of rows) byDay.set(row.day, (byDay.get(row.day) ?? 0) + of(row));
  return days.map((day) => byDay.get(day) ?? 0);
}

export function callsChart(report: OpsReport): Chart {
  const days = daysOf(report);
  const count = (wanted: (row: OpsReport["calls"][number]) => boolean) =>
    sums(days, report.calls.filter(wanted), ({ calls }) => calls);
  const isFine = (outcome: string) => outcome === "ended" || outcome === "open";
  return {
    days,
    series: [
      { name: "Browser", tone: "first", values: count((row) => row.kind === "web" && isFine(row.outcome)) },
      { name: "Phone", tone: "second", values: count((row) => row.kind === "phone" && isFine(row.outcome)) },
      { name: "Not put through or broken", tone: "trouble", values: count((row) => !isFine(row.outcome)) },
    ],
  };
}

/** In dollars. */
export function moneyChart(report: OpsReport): Chart {
  return byKind(report, ({ microUsd }) => microUsd / 1_000_000);
}

export function minutesChart(report: OpsReport): Chart {
  return byKind(report, ({ seconds }) => seconds / 60);
}

function byKind(report: OpsReport, of: (row: OpsReport["calls"][number]) => number): Chart {
  const days = daysOf(report);
  const sumOf = (kind: string) => {
    const calls = report.calls.filter((row) => row.kind === kind);
    return sums(days, calls, of);
  };
  return {
    days,
    series: [
      { name: "Browser", tone: "first", values: sumOf("web") },
      { name: "Phone", tone: "second", values: sumOf("phone") },
    ],
  };
}

/** In ms. */
export function latencyChart(report: OpsReport): Chart {
  return toLines(report, report.latency, [
    { name: "19 of 20 within", tone: "second", of: ({ p95Ms }) => p95Ms },
    { name: "Half within", tone: "first", of: ({ p50Ms }) => p50Ms },
  ]);
}

/** In ms. */
export function webhooksChart(report: OpsReport): Chart {
  return toLines(report, report.webhooks, [
    { name: "99 of 100 within", tone: "second", of: ({ p99Ms }) => p99Ms },
    { name: "Half within", tone: "first", of: ({ p50Ms }) => p50Ms },
  ]);
}

/** In seconds. */
export function queueChart(report: OpsReport): Chart {
  return toLines(report, report.queue.days, [
    { name: "19 of 20 within", tone: "second", of: ({ waitP95Seconds }) => waitP95Seconds },
    { name: "Half within", tone: "first", of: ({ waitP50Seconds }) => waitP50Seconds },
  ]);
}

type Line<T> = { name: string; tone: Tone; of: (row: T) => number | null };

/** The figure of each day of the range; null where there is none. */
function toLines<T extends Row>(range: DayRange, rows: readonly T[], lines: readonly Line<T>[]): Chart {
  const days = daysOf(range);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const figureOf = (day: string, of: Line<T>["of"]) => {
    const row = byDay.get(day);
    return row ? of(row) : null;
  };
  const series = lines.map(({ name, tone, of }) => ({
    name,
    tone,
    values: days.map((day) => figureOf(day, of)),
  }));
  return { days, series };
}

export function refusalsChart(report: OpsReport): Chart {
  const days = daysOf(report);
  const values = sums(days, report.counts.refusals, ({ count }) => count);
  return { days, series: [{ name: "Refusals", tone: "first", values }] };
}

export function signInsChart(report: OpsReport): Chart {
  const days = daysOf(report);
  const values = sums(days, report.counts.signIns, ({ count }) => count);
  return { days, series: [{ name: "Sign-ins", tone: "first", values }] };
}

export function clipsChart(report: OpsReport): Chart {
  const days = daysOf(report);
  const rows = report.clips?.days ?? [];
  return {
    days,
    series: [
      { name: "Ready", tone: "first", values: sums(days, rows, ({ ready }) => ready) },
      { name: "Failed", tone: "trouble", values: sums(days, rows, ({ failed }) => failed) },
    ],
  };
}
