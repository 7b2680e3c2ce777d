import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { stopCall } from "@/lib/vendors/retell";
import { settleCall } from "./settle-call";
import { takeOverrunningCalls } from "./store";

/**
 * Stops at Retell every call that is still live after its cap, and writes down what became of it. Returns how many were
 * stopped; one that would not stop is asked again by the next sweep.
 */
export async function settleOverrunningCalls(): Promise<number> {
  const { overrunSeconds, overdueBatch } = policy.webCall;
  const callIds = await takeOverrunningCalls(overrunSeconds, overdueBatch);
  const stopped = await Promise.all(callIds.map(stop));
  return stopped.filter(Boolean).length;
}

async function stop(callId: string): Promise<boolean> {
  try {
    // Retell refuses to stop what is over: then reading it back is all there is to do.
    const isStopped = await stopCall(callId).then(
      () => true,
      () => false,
    );
    const code = await settleCall(callId);
    log("warn", "overrunning_call_stopped", { callId, code });
    return isStopped;
  } catch (error) {
    log("warn", "overrunning_call_lookup_failed", { callId, cause: causeOf(error) });
    return false;
  }
}
