import { daysOf } from "./day-range";
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

/** The figure of each day of the range; null where there is none. */
function figures<T extends Row>(days: readonly string[], rows: readonly T[], of: (row: T) => number | null) {
  const byDay = new Map(rows.map((row) => [row.day, of(row)]));
  return days.map((day) => byDay.get(day) ?? null);
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

export function moneyChart(report: OpsReport): Chart {
  const days = daysOf(report);
  const of = (kind: string) =>
    sums(
      days,
      report.calls.filter((row) => row.kind === kind),
      ({ microUsd }) => microUsd / 1_000_000,
    );
  return {
    days,
    series: [
      { name: "Browser", tone: "first", values: of("web") },
      { name: "Phone", tone: "second", values: of("phone") },
    ],
  };
}

export function minutesChart(report: OpsReport): Chart {
  const days = daysOf(report);
  const of = (kind: string) =>
    sums(
      days,
      report.calls.filter((row) => row.kind === kind),
      ({ seconds }) => seconds / 60,
    );
  return {
    days,
    series: [
      { name: "Browser", tone: "first", values: of("web") },
      { name: "Phone", tone: "second", values: of("phone") },
    ],
  };
}

export function latencyChart(report: OpsReport): Chart {
  const days = daysOf(report);
  return {
    days,
    series: [
      {
        name: "19 of 20 within",
        tone: "second",
        values: figures(days, report.latency, ({ p95Ms }) => p95Ms),
      },
      {
        name: "Half within",
        tone: "first",
        values: figures(days, report.latency, ({ p50Ms }) => p50Ms),
      },
    ],
  };
}

export function webhooksChart(report: OpsReport): Chart {
  const days = daysOf(report);
  return {
    days,
    series: [
      {
        name: "99 of 100 within",
        tone: "second",
        values: figures(days, report.webhooks, ({ p99Ms }) => p99Ms),
      },
      {
        name: "Half within",
        tone: "first",
        values: figures(days, report.webhooks, ({ p50Ms }) => p50Ms),
      },
    ],
  };
}

export function queueChart(report: OpsReport): Chart {
  const days = daysOf(report);
  const rows = report.queue.days;
  return {
    days,
    series: [
      {
        name: "19 of 20 within",
        tone: "second",
        values: figures(days, rows, ({ waitP95Seconds: wait }) => wait),
      },
      {
        name: "Half within",
        tone: "first",
        values: figures(days, rows, ({ waitP50Seconds: wait }) => wait),
      },
    ],
  };
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
