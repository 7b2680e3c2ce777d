import type { ReactNode } from "react";
import { toDayWords } from "@/lib/ops/day-range";
import type { OpsLimits } from "@/lib/ops/limits";
import { toSaid } from "@/lib/ops/said";
import type { OpsReport } from "@/lib/ops/schema";
import {
  callsChart,
  clipsChart,
  latencyChart,
  minutesChart,
  moneyChart,
  queueChart,
  refusalsChart,
  signInsChart,
  webhooksChart,
} from "@/lib/ops/series";
import { toCount, toDollars, toShortTime, toSpan } from "@/lib/ops/words";
import { ChartPart } from "./chart-part";
import { Part } from "./part";

type ChartsProps = { report: OpsReport; limits: OpsLimits; nowMs: number; children: ReactNode };

const count = toCount;
const money = (value: number) => toDollars(value * 1_000_000);

/** The days of the range; the children choose it. */
export function Charts({ report, limits, nowMs, children }: ChartsProps) {
  const said = toSaid(report, limits, nowMs);
  const bars = { kind: "bars", report } as const;
  const lines = { kind: "lines", report } as const;
  return (
    <Part id="days" title="Day by day">
      <p className="figures mt-2 text-sm text-muted">
        {toDayWords(report.from)} to {toDayWords(report.to)}. Days and times are UTC's.
      </p>
      {children}
      <div className="mt-5 grid gap-x-10 lg:grid-cols-2 print:grid-cols-2">
        <ChartPart
          title="Calls"
          said={said.calls}
          chart={callsChart(report)}
          format={count}
          table="calls"
          {...bars}
        />
        <ChartPart
          title="Minutes"
          said={said.minutes}
          chart={minutesChart(report)}
          format={(value) => `${count(value)} min`}
          table="calls"
          {...bars}
        />
        <ChartPart
          title="Money"
          said={said.money}
          chart={moneyChart(report)}
          format={money}
          table="calls"
          {...bars}
        />
        <ChartPart
          title="Doc's answers"
          said={said.latency}
          chart={latencyChart(report)}
          format={toShortTime}
          table="latency"
          {...lines}
        />
        <ChartPart
          title="Waits in the queue"
          said={said.queue}
          chart={queueChart(report)}
          format={toSpan}
          table="queue"
          {...lines}
        />
        <ChartPart
          title="Webhooks"
          said={said.webhooks}
          chart={webhooksChart(report)}
          format={toShortTime}
          table="webhooks"
          {...lines}
        />
        <ChartPart
          title="Refusals"
          said={said.refusals}
          chart={refusalsChart(report)}
          format={count}
          table="refusals"
          {...bars}
        />
        <ChartPart
          title="Sign-ins"
          said={said.signIns}
          chart={signInsChart(report)}
          format={count}
          table="sign-ins"
          {...bars}
        />
        {report.clips ? (
          <ChartPart
            title="Clips"
            said={said.clips}
            chart={clipsChart(report)}
            format={count}
            table="clips"
            {...bars}
          />
        ) : null}
      </div>
    </Part>
  );
}
