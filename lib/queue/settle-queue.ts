import pLimit from "p-limit";
import { settleCall } from "@/lib/calls/settle-call";
import { queueRules } from "@/lib/limits/get-limits";
import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { readConcurrency } from "@/lib/vendors/retell-concurrency";
import { reconcileSlots, sweepQueue } from "./store";

export type SettledQueue = {
  waiting: number;
  /** The vendor's calls less ours; null when the vendor did not tell, and what was known of it stands. */
  drift: number | null;
  settled: number;
};

/**
 * Ends turns that have come or gone while nobody asked, and sets our count of taken slots beside the vendor's: calls that
 * only we count are read back, for their ends were lost.
 */
export async function settleQueue(): Promise<SettledQueue> {
  const waiting = await sweepQueue(queueRules(), policy.queue.keptDays);
  return { waiting, ...(await settleDrift()) };
}

async function settleDrift(): Promise<{ drift: number | null; settled: number }> {
  try {
    const { current, limit } = await readConcurrency();
    const { drift, callIds } = await reconcileSlots(current, limit);
    if (drift !== 0) log("info", "slots_drifted", { count: drift });
    const deadline = Date.now() + policy.queue.longestRunSeconds * 1000;
    // What there is no time for drifts on, and is looked up by the next run.
    const settled = await pLimit(policy.reconcile.readsAtOnce).map(
      callIds,
      async (callId) => Date.now() < deadline && settle(callId),
    );
    return { drift, settled: settled.filter(Boolean).length };
  } catch (error) {
    log("warn", "slots_not_measured", { cause: causeOf(error) });
    return { drift: null, settled: 0 };
  }
}

async function settle(callId: string): Promise<boolean> {
  try {
    log("info", "drifting_call_settled", { callId, code: await settleCall(callId) });
    return true;
  } catch (error) {
    log("warn", "drifting_call_lookup_failed", { callId, cause: causeOf(error) });
    return false;
  }
}
