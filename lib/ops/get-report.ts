import { phoneLimits, queueRules, webLimits } from "@/lib/limits/get-limits";
import { policy } from "@/lib/limits/policy";
import { addDays, type DayRange, dayOf } from "./day-range";
import type { OpsLimits } from "./limits";
import type { OpsReport } from "./schema";
import { readOps } from "./store";

export type Reading = {
  report: OpsReport;
  /** The same of the last seven days, for what is asked of today; the report itself when that holds today. */
  lately: OpsReport;
  limits: OpsLimits;
};

/** Everything the operators' page shows, and the limits it is held against. Throws `storage_unavailable`. */
export async function getReport({ from, to }: DayRange, nowMs: number): Promise<Reading> {
  const grace = policy.ops.silenceGraceSeconds;
  const today = dayOf(nowMs);
  const report = await readOps(from, to, grace);
  const lately = to === today ? report : await readOps(addDays(today, -6), today, grace);
  const { capacity } = queueRules();
  return {
    report,
    lately,
    limits: { capacity, phone: phoneLimits(), webSecondsPerDay: webLimits().totalSecondsPerDay },
  };
}
