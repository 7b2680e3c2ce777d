import type { ReactNode } from "react";
import { LastCalls, SilentCalls } from "@/components/ops/call-lists";
import { Charts } from "@/components/ops/charts";
import { DeadLetters } from "@/components/ops/dead-letters";
import { Failures } from "@/components/ops/failures";
import { Glance } from "@/components/ops/glance";
import { RangeForm } from "@/components/ops/range-form";
import { ReportedClips } from "@/components/ops/reported-clips";
import { getHealthWithin } from "@/lib/health/get-health";
import { policy } from "@/lib/limits/policy";
import { toStandings } from "@/lib/ops/checks/dependencies";
import { dayOf, toDayRange } from "@/lib/ops/day-range";
import { getReading, type Reading } from "@/lib/ops/get-reading";
import { toChecks } from "@/lib/ops/glance";
import { toUtc } from "@/lib/ops/words";
import { isOperatorProved, OperatorsFrame, operatorsMetadata, Unproved } from "./operator-page";

export const generateMetadata = () => operatorsMetadata("Operators");

type OpsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OpsPage({ searchParams }: OpsPageProps) {
  if (!(await isOperatorProved())) return <Unproved />;
  const nowMs = Date.now();
  const { range, notes } = toDayRange(await searchParams, nowMs);
  const [reading, health] = await Promise.all([
    getReading(range, nowMs),
    getHealthWithin(nowMs, policy.health.glanceMs),
  ]);
  const given = reading && { ...reading, report: reading.lately, nowMs };
  return (
    <OperatorsFrame>
      <Glance
        checks={toChecks(health, given)}
        standings={toStandings(health)}
        asOf={toUtc(new Date(nowMs).toISOString())}
      />
      {reading ? (
        <Parts reading={reading} nowMs={nowMs}>
          <RangeForm range={range} notes={notes} today={dayOf(nowMs)} />
        </Parts>
      ) : null}
    </OperatorsFrame>
  );
}

type PartsProps = { reading: Reading; nowMs: number; children: ReactNode };

function Parts({ reading: { report, lately, reported, limits }, nowMs, children }: PartsProps) {
  return (
    <div className="mt-6">
      <SilentCalls silent={lately.silent} />
      <DeadLetters report={report} />
      <ReportedClips reported={reported} />
      <Charts {...{ report, limits, nowMs }}>{children}</Charts>
      <Failures report={report} />
      <LastCalls lastCalls={report.lastCalls} />
    </div>
  );
}
