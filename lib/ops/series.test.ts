import { expect, it } from "vitest";
import type { OpsReport } from "./schema";
import { callsChart, clipsChart, isEmptyChart, latencyChart, minutesChart, moneyChart } from "./series";

const calls = [
  { day: "2026-03-01", kind: "web", outcome: "ended", calls: 3, seconds: 180, microUsd: 300_000 },
  { day: "2026-03-01", kind: "web", outcome: "open", calls: 1, seconds: 60, microUsd: 0 },
  { day: "2026-03-01", kind: "phone", outcome: "not_connected", calls: 2, seconds: 0, microUsd: 0 },
  { day: "2026-03-03", kind: "phone", outcome: "ended", calls: 4, seconds: 240, microUsd: 500_000 },
];
const latency = [{ day: "2026-03-02", calls: 3, p50Ms: 800, p95Ms: null }];
const report = { from: "2026-03-01", to: "2026-03-03", calls, latency, clips: null } as unknown as OpsReport;
const valuesOf = ({ series }: ReturnType<typeof callsChart>) =>
  Object.fromEntries(series.map(({ name, values }) => [name, values]));

it("counts a call that did not go through as trouble, and in no other series", () => {
  expect(valuesOf(callsChart(report))).toEqual({
    Browser: [4, 0, 0],
    Phone: [0, 0, 4],
    "Not put through or broken": [2, 0, 0],
  });
});

it("adds up minutes and dollars by kind, each day of the range in its place", () => {
  expect(valuesOf(minutesChart(report))).toEqual({ Browser: [4, 0, 0], Phone: [0, 0, 4] });
  expect(valuesOf(moneyChart(report))).toEqual({ Browser: [0.3, 0, 0], Phone: [0, 0, 0.5] });
  expect(moneyChart(report).days).toEqual(["2026-03-01", "2026-03-02", "2026-03-03"]);
});

it("breaks a line where a day has no figure, instead of drawing it to nothing", () => {
  expect(valuesOf(latencyChart(report))).toEqual({
    "19 of 20 within": [null, null, null],
    "Half within": [null, 800, null],
  });
});

it("knows what has nothing to draw", () => {
  expect(isEmptyChart(clipsChart(report))).toBe(true);
  expect(isEmptyChart(latencyChart(report))).toBe(false);
});
