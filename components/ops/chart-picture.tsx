import { toDayWords } from "@/lib/ops/day-range";
import type { Chart } from "@/lib/ops/series";
import { HEIGHT, toBars, toCurves, WIDTH } from "./chart-shapes";
import { dashes, fills, marks, strokes } from "./tones";

type ChartPictureProps = {
  chart: Chart;
  kind: "bars" | "lines";
  /** What the picture says, for whoever does not see it. */
  label: string;
  format: (value: number) => string;
};

/** Made on the server: the browser gets a picture, and no code to draw it with. */
export function ChartPicture({ chart, kind, label, format }: ChartPictureProps) {
  const { picture, top } = kind === "bars" ? drawBars(chart, format) : drawLines(chart, format);
  return (
    <div>
      <p aria-hidden className="figures border-b border-line pb-0.5 text-right text-sm text-muted">
        {format(top)}
      </p>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-28 w-full overflow-visible border-b border-control-line forced-color-adjust-none"
      >
        {picture}
      </svg>
      <p aria-hidden className="figures flex justify-between pt-1 text-sm text-muted">
        <span>{shortDay(chart.days[0])}</span>
        {chart.days.length > 1 ? <span>{shortDay(chart.days.at(-1))}</span> : null}
      </p>
      {chart.series.length > 1 ? <Legend chart={chart} /> : null}
    </div>
  );
}

const shortDay = (day: string | undefined) => (day ? toDayWords(day).slice(0, -5) : "");

function Legend({ chart }: { chart: Chart }) {
  return (
    <ul aria-hidden className="flex flex-wrap gap-x-5 text-sm text-muted">
      {chart.series.map(({ name, tone }) => (
        <li key={name} className="flex items-center gap-2">
          <span className={`size-2.5 rounded-full [print-color-adjust:exact] ${marks[tone]}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}

function drawBars(chart: Chart, format: (value: number) => string) {
  const { bars, top } = toBars(chart);
  const picture = bars.map(({ key, day, name, tone, value, x, y, width, height }) => (
    <rect key={key} {...{ x, y, width, height }} className={fills[tone]}>
      <title>{`${day} · ${name}: ${format(value)}`}</title>
    </rect>
  ));
  return { picture, top };
}

function drawLines(chart: Chart, format: (value: number) => string) {
  const { curves, top } = toCurves(chart);
  const picture = curves.map(({ name, tone, path, points }) => (
    <g key={name} className={strokes[tone]} fill="none" strokeLinecap="round" strokeLinejoin="round">
      <path d={path} strokeWidth={2} strokeDasharray={dashes[tone]} vectorEffect="non-scaling-stroke" />
      {points.map(({ day, value, x, y }) => (
        // A line of no length with round ends: a dot that stays round however the picture is stretched.
        <path key={day} d={`M${x},${y}h0.01`} strokeWidth={7} vectorEffect="non-scaling-stroke">
          <title>{`${day} · ${name}: ${format(value)}`}</title>
        </path>
      ))}
    </g>
  ));
  return { picture, top };
}
