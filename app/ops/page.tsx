import type { Metadata } from "next";
import { CallFinder } from "@/components/ops/call-finder";
import { LastCalls, SilentCalls } from "@/components/ops/call-lists";
import { Charts } from "@/components/ops/charts";
import { DeadLetters } from "@/components/ops/dead-letters";
import { Failures } from "@/components/ops/failures";
import { Glance } from "@/components/ops/glance";
import { RangeForm } from "@/components/ops/range-form";
import { SiteHeader } from "@/components/site/site-header";
import { type DayRange, dayOf, toDayRange } from "@/lib/ops/day-range";
import { getReport } from "@/lib/ops/get-report";
import { toChecks } from "@/lib/ops/glance";
import { toUtc } from "@/lib/ops/words";
import { orNotFound, requireOperatorOfPage } from "./operator-page";

export const metadata: Metadata = { title: "Operators", robots: { index: false, follow: false } };

type OpsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OpsPage({ searchParams }: OpsPageProps) {
  await requireOperatorOfPage();
  const nowMs = Date.now();
  const range = toDayRange(await searchParams, nowMs);
  return (
    <>
      <SiteHeader isSignedIn />
      <main className="mx-auto w-full max-w-page grow px-6 pt-4 pb-14">{await report(range, nowMs)}</main>
    </>
  );
}

async function report(range: DayRange, nowMs: number) {
  const { report: read, lately, limits } = await orNotFound(getReport(range, nowMs));
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-8">
        <h1 className="voice text-2xl font-medium">Operators</h1>
        <p className="figures text-sm text-muted">As of {toUtc(lately.at)}. Days and times are UTC's.</p>
      </div>
      <div className="mt-5">
        <Glance checks={toChecks({ report: lately, limits, nowMs })} />
      </div>
      <SilentCalls silent={lately.silent} />
      <DeadLetters report={read} />
      <RangeForm range={range} today={dayOf(nowMs)} />
      <Charts report={read} limits={limits} nowMs={nowMs} />
      <Failures report={read} />
      <LastCalls lastCalls={read.lastCalls} />
      <CallFinder />
    </>
  );
}
