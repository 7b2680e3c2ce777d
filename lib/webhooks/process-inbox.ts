import { settleEndedCalls } from "@/lib/demo-call/settle-demo-calls";
import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { inTurns } from "./in-turns";
import { listPendingCalls, processCalls } from "./store";

const { maxBackoffSeconds, maxAttempts, processBatch, sweepBatch } = policy.webhooks;

/**
 * Takes in what waits for one call, together with every other call that is asked for while a run is under way: one run
 * at a time a process, one round trip a run. A failure is logged and left to the sweep: the event is already stored.
 */
export const processCall = inTurns(processBatch, takeIn);

/** The sweep: every call with events that are due. Returns how many calls it went through. */
export async function processInbox(): Promise<number> {
  const callIds = await listPendingCalls(sweepBatch);
  for (let i = 0; i < callIds.length; i += processBatch) await takeIn(callIds.slice(i, i + processBatch));
  return callIds.length;
}

/** Takes events in, and settles what the phone calls held that have ended. */
async function takeIn(callIds: string[]): Promise<void> {
  try {
    for (const { callId, isPutOff, isUnsettled } of await processCalls(callIds, {
      maxBackoffSeconds,
      maxAttempts,
    })) {
      if (isPutOff) log("warn", "webhook_processing_put_off", { callId });
      if (isUnsettled) await settleEndedCalls(callId);
    }
  } catch (error) {
    const [callId] = callIds;
    log("warn", "webhook_processing_put_off", { callId, count: callIds.length, cause: causeOf(error) });
    // The whole run was lost to one call (a statement that took too long): each gets a run of its own.
    if (callIds.length > 1) for (const callId of callIds) await takeIn([callId]);
  }
}
