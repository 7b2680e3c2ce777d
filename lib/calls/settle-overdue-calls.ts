import pLimit from "p-limit";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { settleCall } from "./settle-call";
import { takeOverdueCalls } from "./store";

/**
 * Reads back from Retell every call that has been silent too long to be well, and settles what it says. A call that
 * Retell does not know ends as an error. A few at a time, beside what people wait for; what there is no time for is
 * offered again after the same silence. Returns how many were looked up.
 */
export async function settleOverdueCalls(): Promise<number> {
  const { neverJoinedSeconds, silentSeconds, overdueBatch, readsAtOnce, longestRunSeconds } = policy.webCall;
  const callIds = await takeOverdueCalls({ neverJoinedSeconds, silentSeconds }, overdueBatch);
  const deadline = Date.now() + longestRunSeconds * 1000;
  let lookedUp = 0;
  await pLimit(readsAtOnce).map(callIds, async (callId) => {
    if (Date.now() > deadline) return;
    lookedUp += 1;
    await settle(callId);
  });
  return lookedUp;
}

async function settle(callId: string): Promise<void> {
  try {
    log("info", "overdue_call_settled", { callId, code: await settleCall(callId) });
  } catch (error) {
    // The next sweep asks again: the call stays unsettled and is offered once more after the same silence.
    const code = error instanceof AppError ? error.code : undefined;
    log("warn", "overdue_call_lookup_failed", { callId, code, cause: causeOf(error) });
  }
}
