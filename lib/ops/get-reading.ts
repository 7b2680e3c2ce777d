import { listReportedClips } from "@/lib/clips/list-reported-clips";
import { AppError } from "@/lib/errors";
import { phoneLimits, queueRules, webLimits } from "@/lib/limits/get-limits";
import type { ReportedClip } from "@/types/clip";
import { type DayRange, lastWeek } from "./day-range";
import { getReport } from "./get-report";
import type { OpsLimits } from "./limits";
import type { OpsReport } from "./schema";

export type Reading = {
  report: OpsReport;
  /** The same of the last seven days at least, for what is asked of today and of the week; the report itself if it has them. */
  lately: OpsReport;
  /** The one with the newest report first. */
  reported: ReportedClip[];
  limits: OpsLimits;
};

/**
 * Everything the operators' page shows, and the limits it is held against. Undefined while the database cannot be had: the
 * page is there to say so.
 */
export async function getReading(range: DayRange, nowMs: number): Promise<Reading | undefined> {
  const week = lastWeek(nowMs);
  const report = getReport(range);
  const lately = range.to === week.to && range.from <= week.from ? report : getReport(week);
  try {
    const [read, readLately, reported] = await Promise.all([report, lately, listReportedClips()]);
    return { report: read, lately: readLately, reported, limits: limitsInForce() };
  } catch (error) {
    if (error instanceof AppError && error.code === "storage_unavailable") return undefined;
    throw error;
  }
}

function limitsInForce(): OpsLimits {
  const { capacity } = queueRules();
  return { capacity, phone: phoneLimits(), webSecondsPerDay: webLimits().totalSecondsPerDay };
}
