import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { commitDemoCall, type Holder, nothingKept, settleReservation } from "@/lib/limits/reserve-demo-call";
import { causeOf, log } from "@/lib/log";
import { dialPhone, findCall } from "@/lib/vendors/retell";
import { failDemoCall, markUnknown, recordDemoCall } from "./store";

/** The metadata by which a call is found again; an opaque id, nothing of the visitor. */
export const METADATA_KEY = "demo_call_id";

/**
 * Dials for a written intent, once, whatever fails. Throws `phone_busy` (503), `phone_failed` (502, nothing rang, all
 * given back) or `phone_unsettled` (502, the hold stays and the sweep finds out).
 */
export async function placeCall(holder: Holder, callee: { toNumber: string; name: string }): Promise<string> {
  const { maxDurationSeconds, ringSeconds, dialTimeoutMs: timeoutMs } = policy.phoneCall;
  const dialled = await dialPhone({
    toNumber: callee.toNumber,
    maxDurationSeconds,
    ringSeconds,
    timeoutMs,
    metadata: { [METADATA_KEY]: holder.id },
    variables: { caller_name: callee.name },
  });
  if (dialled.outcome === "placed") return keep(holder, dialled.callId);
  if (dialled.outcome !== "unknown")
    return giveBack(holder.id, dialled.outcome === "busy" ? "phone_busy" : "phone_failed");
  const found = await lookUp(holder.id);
  return found ? keep(holder, found) : giveBack(holder.id, "phone_failed");
}

/** The phone is ringing: whatever cannot be written now is caught up by the sweep. */
async function keep(holder: Holder, callId: string): Promise<string> {
  const written = await Promise.allSettled([
    recordDemoCall(holder.id, callId),
    commitDemoCall(holder, new Date()),
  ]);
  for (const result of written) {
    if (result.status === "rejected")
      log("error", "demo_call_not_recorded", { callId, cause: causeOf(result.reason) });
  }
  return callId;
}

async function giveBack(id: string, code: "phone_busy" | "phone_failed"): Promise<never> {
  await Promise.all([settleReservation(id, nothingKept, new Date()), failDemoCall(id)]);
  throw new AppError(code);
}

async function lookUp(id: string): Promise<string | undefined> {
  try {
    return await findCall(METADATA_KEY, id);
  } catch (cause) {
    await markUnknown(id);
    throw new AppError("phone_unsettled", { cause });
  }
}
