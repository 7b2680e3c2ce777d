import { phoneLimits, queueRules, webLimits } from "@/lib/limits/get-limits";
import { policy } from "@/lib/limits/policy";
import type { DayRange } from "./day-range";
import type { OpsLimits } from "./limits";
import type { OpsReport } from "./schema";
import { readOps } from "./store";

/**
 * Everything the operators' page shows, in one question to the database, and the limits it is held against. Throws
 * `storage_unavailable`.
 */
export async function getReport({ from, to }: DayRange): Promise<{ report: OpsReport; limits: OpsLimits }> {
  const report = await readOps(from, to, policy.ops.silenceGraceSeconds);
  const { capacity } = queueRules();
  return {
    report,
    limits: { capacity, phone: phoneLimits(), webSecondsPerDay: webLimits().totalSecondsPerDay },
  };
}
