import { settleEndedCalls } from "@/lib/demo-call/settle-demo-calls";
import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { listPendingCalls, processCallEvents } from "./store";

/**
 * Takes in what waits for one call, and settles what it held when it has ended. A failure is logged and left to the
 * sweep: the event is already stored.
 */
export async function processCall(callId: string): Promise<void> {
  try {
    await processCallEvents(callId, policy.webhooks.maxBackoffSeconds);
    await settleEndedCalls(callId);
  } catch (error) {
    log("warn", "webhook_processing_put_off", { callId, cause: causeOf(error) });
  }
}

/** The sweep: every call with events that are due. Returns how many calls it went through. */
export async function processInbox(): Promise<number> {
  const callIds = await listPendingCalls(policy.webhooks.sweepBatch);
  for (const callId of callIds) await processCall(callId);
  return callIds.length;
}
