import { policy } from "@/lib/limits/policy";
import { eraseVendorCopy } from "./erase-vendor-copy";
import { eraseOldCalls } from "./store";

/**
 * Erases what was said in calls that nobody asked to keep: our copy first, then Retell's, which is asked for again at
 * each sweep until it is gone. Returns how many calls are erased in both places now.
 */
export async function eraseUnkeptCalls(): Promise<number> {
  const { unconsentedHours, batch } = policy.retention;
  const callIds = await eraseOldCalls(unconsentedHours, batch);
  const erased = await Promise.all(callIds.map(eraseVendorCopy));
  return erased.filter(Boolean).length;
}
