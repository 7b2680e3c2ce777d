import { type ReactNode, Suspense } from "react";
import { LastCalls, SilentCalls } from "@/components/ops/call-lists";
import { Charts } from "@/components/ops/charts";
import { DeadLetters } from "@/components/ops/dead-letters";
import { FailedClips } from "@/components/ops/failed-clips";
import { Failures } from "@/components/ops/failures";
import { Glance } from "@/components/ops/glance";
import { RangeForm } from "@/components/ops/range-form";
import { ReportedClips } from "@/components/ops/reported-clips";
import { getHealth, peekHealth } from "@/lib/health/get-health";
import type { Given, HealthChecks } from "@/lib/ops/check";
import { isAllTold, toStandings } from "@/lib/ops/checks/dependencies";
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
  // Asked while the figures are read, and waited for by nobody: what is slow is told when it comes.
  const health = getHealth(nowMs).then(({ checks }) => checks);
  const reading = await getReading(range, nowMs);
  const given = reading && { ...reading, report: reading.lately, nowMs };
  const found = await peekHealth(nowMs);
  const soFar = <Answer health={found} given={given} nowMs={nowMs} />;
  return (
    <OperatorsFrame>
      {isAllTold(found) ? (
        soFar
      ) : (
        <Suspense fallback={soFar}>
          <LaterAnswer health={health} given={given} nowMs={nowMs} />
        </Suspense>
      )}
      {reading ? (
        <Parts reading={reading} nowMs={nowMs}>
          <RangeForm range={range} notes={notes} today={dayOf(nowMs)} />
        </Parts>
      ) : null}
    </OperatorsFrame>
  );
}

type AnswerProps = { health: HealthChecks; given: Given | undefined; nowMs: number };

function Answer({ health, given, nowMs }: AnswerProps) {
  return (
    <Glance
      checks={toChecks(health, given)}
      standings={toStandings(health)}
      asOf={toUtc(new Date(nowMs).toISOString())}
      isAsking={!isAllTold(health)}
    />
  );
}

/** The whole answer takes the place of the one so far. */
async function LaterAnswer({
  health,
  ...rest
}: { health: Promise<HealthChecks> } & Omit<AnswerProps, "health">) {
  return <Answer health={await health} {...rest} />;
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
      <FailedClips report={report} />
      <LastCalls lastCalls={report.lastCalls} />
    </div>
  );
}
