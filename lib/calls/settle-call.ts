import { readCall } from "@/lib/vendors/retell";
import { type CallStatus, isFinal } from "@/types/call";
import { rankOf } from "./rank";
import { applyReadback } from "./store";

/**
 * Reads a call back from Retell and writes down what it says. A call that Retell does not know ends as an error.
 * Returns its status. Throws what `readCall` throws, or `storage_unavailable`.
 */
export async function settleCall(callId: string): Promise<CallStatus> {
  const facts = await readCall(callId);
  if (facts === undefined) {
    await applyReadback(callId, rankOf.guess, { status: "error", reason: "unknown_to_vendor" });
    return "error";
  }
  const { status = "registered" } = facts;
  await applyReadback(callId, isFinal(status) ? rankOf.readback_final : rankOf.readback, facts);
  return status;
}
