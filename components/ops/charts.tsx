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

type ChartsProps = { report: OpsReport; limits: OpsLimits; nowMs: number };

const count = toCount;
const money = (value: number) => toDollars(value * 1_000_000);

export function Charts({ report, limits, nowMs }: ChartsProps) {
  const said = toSaid(report, limits, nowMs);
  const bars = { kind: "bars", report } as const;
  const lines = { kind: "lines", report } as const;
  return (
    <section aria-labelledby="days" className="py-6">
      <h2 id="days" className="voice text-xl font-medium">
        Day by day
      </h2>
      <div className="mt-3 grid gap-x-10 lg:grid-cols-2">
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
    </section>
  );
}
