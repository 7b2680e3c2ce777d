import { policy } from "@/lib/limits/policy";
import type { DayRange } from "./day-range";
import type { OpsReport } from "./schema";
import { readOps } from "./store";

/** The days' figures alone. Throws `storage_unavailable`. */
export async function getReport({ from, to }: DayRange): Promise<OpsReport> {
  return readOps(from, to, policy.ops.silenceGraceSeconds);
}
