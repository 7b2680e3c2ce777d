import { expect, it } from "vitest";
import { HEIGHT, toBars, toCurves, WIDTH } from "./chart-shapes";

const days = ["2026-03-01", "2026-03-02", "2026-03-03"];

it("puts a day's bars upon each other, in proportion, and none for nothing", () => {
  const { bars, top } = toBars({
    days,
    series: [
      { name: "Browser", tone: "first", values: [6, 0, 10] },
      { name: "Phone", tone: "second", values: [4, null, 0] },
    ],
  });
  expect(top).toBe(10);
  expect(bars.map(({ key, y, height }) => [key, y, height])).toEqual([
    ["Browser 2026-03-01", HEIGHT * 0.4, HEIGHT * 0.6],
    ["Browser 2026-03-03", 0, HEIGHT],
    ["Phone 2026-03-01", 0, HEIGHT * 0.4],
  ]);
  const last = bars[1];
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(WIDTH);
});

it("breaks a line where a day has no figure, and keeps every figure as a point", () => {
  const { curves, top } = toCurves({
    days,
    series: [{ name: "p50", tone: "first", values: [100, null, 50] }],
  });
  expect(top).toBe(100);
  expect(curves[0]?.path.match(/M/g)).toHaveLength(2);
  expect(curves[0]?.points.map(({ day, y }) => [day, y])).toEqual([
    ["2026-03-01", 0],
    ["2026-03-03", HEIGHT / 2],
  ]);
});

it("draws nothing of nothing", () => {
  expect(toBars({ days: [], series: [] }).bars).toEqual([]);
  expect(
    toCurves({ days, series: [{ name: "p50", tone: "first", values: [null, null, null] }] }).curves[0]
      ?.points,
  ).toEqual([]);
});
