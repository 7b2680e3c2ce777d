import { policy } from "@/lib/limits/policy";
import { settleOpsDays } from "./store";

/** Adds up days that are over, so that whoever opens the operators' page waits for none. Returns how many. */
export async function settleDays(): Promise<number> {
  return settleOpsDays(policy.ops.settledBatch);
}
