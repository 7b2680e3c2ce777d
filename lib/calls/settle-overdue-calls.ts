import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { readCall } from "@/lib/vendors/retell";
import { isFinal } from "@/types/call";
import { rankOf } from "./rank";
import { applyReadback, takeOverdueCalls } from "./store";

/**
 * Reads back from Retell every call that has been silent too long to be well, and settles what it says. A call that
 * Retell does not know ends as an error. Returns how many were looked up.
 */
export async function settleOverdueCalls(): Promise<number> {
  const { neverJoinedSeconds, silentSeconds, overdueBatch } = policy.webCall;
  const callIds = await takeOverdueCalls({ neverJoinedSeconds, silentSeconds }, overdueBatch);
  await Promise.all(callIds.map(settleCall));
  return callIds.length;
}

async function settleCall(callId: string): Promise<void> {
  try {
    const facts = await readCall(callId);
    if (facts === undefined) {
      await applyReadback(callId, rankOf.guess, { status: "error", reason: "unknown_to_vendor" });
    } else {
      const rank = facts.status && isFinal(facts.status) ? rankOf.readback_final : rankOf.readback;
      await applyReadback(callId, rank, facts);
    }
    log("info", "overdue_call_settled", { callId, code: facts?.status ?? "unknown" });
  } catch (error) {
    // The next sweep asks again: the call stays unsettled and is offered once more after the same silence.
    const code = error instanceof AppError ? error.code : undefined;
    log("warn", "overdue_call_lookup_failed", { callId, code, cause: causeOf(error) });
  }
}
