import { settleEndedCalls } from "@/lib/demo-call/settle-demo-calls";
import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { currentRequest, inRequest, type LogContext } from "@/lib/log-context";
import { inTurns } from "./in-turns";
import { listPendingCalls, processCalls } from "./store";

const { maxBackoffSeconds, maxAttempts, processBatch, sweepBatch } = policy.webhooks;

/**
 * Takes in what waits for one call, together with every other call that is asked for while a run is under way: one run
 * at a time a process, one round trip a run. A failure is logged and left to the sweep: the event is already stored.
 */
export function processCall(callId: string): Promise<void> {
  return processTogether({ callId, asker: currentRequest() });
}

/** A call, and the request that asked for it: one run serves many, and what it logs of each belongs to its own. */
type Wanted = { callId: string; asker: LogContext | undefined };
const processTogether = inTurns<Wanted>(processBatch, takeIn);

/** The sweep: every call with events that are due. Returns how many calls it went through. */
export async function processInbox(): Promise<number> {
  const callIds = await listPendingCalls(sweepBatch);
  const wanted = callIds.map((callId) => ({ callId, asker: currentRequest() }));
  for (let i = 0; i < wanted.length; i += processBatch) await takeIn(wanted.slice(i, i + processBatch));
  return callIds.length;
}

/** Takes events in, and settles what the phone calls held that have ended. */
async function takeIn(wanted: Wanted[]): Promise<void> {
  const askers = new Map(wanted.map(({ callId, asker }) => [callId, asker]));
  try {
    const taken = await processCalls([...askers.keys()], { maxBackoffSeconds, maxAttempts });
    for (const { callId, isPutOff, isUnsettled } of taken) {
      await inRequest(askers.get(callId), async () => {
        if (isPutOff) log("warn", "webhook_processing_put_off", { callId });
        if (isUnsettled) await settleEndedCalls(callId);
      });
    }
  } catch (error) {
    const fields = { callId: wanted[0]?.callId, count: wanted.length, cause: causeOf(error) };
    inRequest(wanted[0]?.asker, () => log("warn", "webhook_processing_put_off", fields));
    // The whole run was lost to one call (a statement that took too long): each gets a run of its own.
    if (wanted.length > 1) for (const one of wanted) await takeIn([one]);
  }
}
