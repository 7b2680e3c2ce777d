import { scaleBand, scaleLinear, scalePoint } from "d3-scale";
import { line, stack } from "d3-shape";
import type { Chart, Tone } from "@/lib/ops/series";

/** The picture's own units; the page stretches it, and writes its labels beside it. */
export const WIDTH = 600;
export const HEIGHT = 120;

export type Bar = {
  key: string;
  day: string;
  name: string;
  tone: Tone;
  value: number;
  x: number;
  y: number;
  width: number;
  height: number;
};
export type Curve = {
  name: string;
  tone: Tone;
  path: string;
  points: { day: string; value: number; x: number; y: number }[];
};

/** Bars upon each other, a day beside the other. `top` is what the upper edge stands for. */
export function toBars({ days, series }: Chart): { bars: Bar[]; top: number } {
  const rows = days.map((day, index) => ({ day, index }));
  const stacked = stack<unknown, { index: number }, number>()
    .keys(series.keys())
    .value(({ index }, key) => series[key]?.values[index] ?? 0)(rows);
  const highest = Math.max(1, ...stacked.flatMap((layer) => layer.map(([, upper]) => upper)));
  const y = scaleLinear([0, highest], [HEIGHT, 0]).nice(4);
  const x = scaleBand(days, [0, WIDTH]).paddingInner(0.25);
  const bars = stacked.flatMap((layer) =>
    layer.map(([lower, upper], index) => {
      const { name = "", tone = "first" } = series[layer.key] ?? {};
      const day = days[index] ?? "";
      return {
        key: `${name} ${day}`,
        day,
        name,
        tone,
        value: upper - lower,
        x: x(day) ?? 0,
        y: y(upper),
        width: x.bandwidth(),
        height: y(lower) - y(upper),
      };
    }),
  );
  return { bars: bars.filter(({ value }) => value > 0), top: y.domain()[1] ?? highest };
}

/** A line for each series; it breaks where a day has no figure, and a lone day is a dot. */
export function toCurves({ days, series }: Chart): { curves: Curve[]; top: number } {
  const highest = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const y = scaleLinear([0, highest], [HEIGHT, 0]).nice(4);
  const x = scalePoint(days, [0, WIDTH]).padding(0.5);
  const place = (index: number) => x(days[index] ?? "") ?? 0;
  const draw = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => place(index))
    .y((value) => y(value ?? 0));
  const curves = series.map(({ name, tone, values }) => ({
    name,
    tone,
    path: draw(values) ?? "",
    points: values.flatMap((value, index) =>
      value === null ? [] : [{ day: days[index] ?? "", value, x: place(index), y: y(value) }],
    ),
  }));
  return { curves, top: y.domain()[1] ?? highest };
}
