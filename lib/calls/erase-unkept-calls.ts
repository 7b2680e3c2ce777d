import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { deleteCall } from "@/lib/vendors/retell";
import { eraseOldCalls, markVendorErased } from "./store";

/**
 * Erases what was said in calls that nobody asked to keep: our copy first, then Retell's, which is asked for again at
 * each sweep until it is gone. Returns how many calls are erased in both places now.
 */
export async function eraseUnkeptCalls(): Promise<number> {
  const { unconsentedHours, batch } = policy.retention;
  const callIds = await eraseOldCalls(unconsentedHours, batch);
  const erased = await Promise.all(callIds.map(eraseAtRetell));
  return erased.filter(Boolean).length;
}

async function eraseAtRetell(callId: string): Promise<boolean> {
  try {
    await deleteCall(callId);
    await markVendorErased(callId);
    return true;
  } catch (error) {
    log("warn", "vendor_copy_not_erased", { callId, vendor: "retell", cause: causeOf(error) });
    return false;
  }
}
