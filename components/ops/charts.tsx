import type { ReactNode } from "react";
import { toDayWords } from "@/lib/ops/day-range";
import type { OpsLimits } from "@/lib/ops/limits";
import { toSaid } from "@/lib/ops/said";
import type { OpsReport } from "@/lib/ops/schema";
import {
  callsChart,
  clipsChart,
  isEmptyChart,
  latencyChart,
  minutesChart,
  moneyChart,
  queueChart,
  refusalsChart,
  signInsChart,
  webhooksChart,
} from "@/lib/ops/series";
import { toCount, toDollars, toShortTime, toSpan } from "@/lib/ops/words";
import { type Charted, ChartPart } from "./chart-part";
import { Part } from "./part";

type ChartsProps = { report: OpsReport; limits: OpsLimits; nowMs: number; children: ReactNode };

/** The days of the range; the children choose it. What did not happen in them takes no room. */
export function Charts({ report, limits, nowMs, children }: ChartsProps) {
  const all = toCharted(report, toSaid(report, limits, nowMs));
  const empty = all.filter(({ chart }) => isEmptyChart(chart));
  const drawn = all.filter((charted) => !empty.includes(charted));
  return (
    <Part id="days" title="Day by day">
      <p className="figures mt-2 text-sm text-muted">
        {toDayWords(report.from)} to {toDayWords(report.to)}. Days and times are UTC's.
      </p>
      {children}
      <div className="mt-5 grid gap-x-10 lg:grid-cols-2 print:grid-cols-2">
        {drawn.map((charted) => (
          <ChartPart key={charted.title} {...charted} report={report} />
        ))}
      </div>
      {empty.length > 0 ? (
        <p className="border-t border-line pt-5 text-sm text-muted">
          {drawn.length === 0
            ? "Nothing happened in these days."
            : `Nothing in these days: ${empty.map(({ title }) => title).join(", ")}.`}
        </p>
      ) : null}
    </Part>
  );
}

const money = (value: number) => toDollars(value * 1_000_000);
const minutes = (value: number) => `${toCount(value)}\u00a0min`;

function toCharted(report: OpsReport, said: ReturnType<typeof toSaid>): Charted[] {
  const bars = (chart: Charted["chart"], format = toCount) => ({ kind: "bars" as const, chart, format });
  const lines = (chart: Charted["chart"], format = toShortTime) => ({
    kind: "lines" as const,
    chart,
    format,
  });
  return [
    { title: "Calls", said: said.calls, table: "calls", ...bars(callsChart(report)) },
    { title: "Minutes", said: said.minutes, table: "minutes", ...bars(minutesChart(report), minutes) },
    { title: "Money", said: said.money, table: "money", ...bars(moneyChart(report), money) },
    { title: "Doc's answers", said: said.latency, table: "latency", ...lines(latencyChart(report)) },
    { title: "Waits in the queue", said: said.queue, table: "queue", ...lines(queueChart(report), toSpan) },
    { title: "Webhooks", said: said.webhooks, table: "webhooks", ...lines(webhooksChart(report)) },
    { title: "Refusals", said: said.refusals, table: "refusals", ...bars(refusalsChart(report)) },
    { title: "Sign-ins", said: said.signIns, table: "sign-ins", ...bars(signInsChart(report)) },
    { title: "Clips", said: said.clips, table: "clips", ...bars(clipsChart(report)) },
  ];
}
