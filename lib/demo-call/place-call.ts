import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import {
  commitDemoCall,
  type Holder,
  nothingKept,
  reserved,
  settleReservation,
} from "@/lib/limits/reserve-demo-call";
import { causeOf, log } from "@/lib/log";
import { dialPhone, findCall } from "@/lib/vendors/retell";
import { failDemoCall, markUnknown, recordDemoCall } from "./store";

/** The metadata by which a call is found again; an opaque id, nothing of the visitor. */
export const METADATA_KEY = "demo_call_id";

/**
 * Dials for a written intent, once, whatever fails, and makes its reservation hold while Retell is asked: whoever is
 * dialled is held before anything can end. Throws `phone_failed` (502, nothing rang, all given back) or
 * `phone_unsettled` (502, the hold stays and the sweep finds out).
 */
export async function placeCall(holder: Holder, callee: { toNumber: string; name: string }): Promise<string> {
  const [dialled, isHeld] = await Promise.all([dial(holder.id, callee), hold(holder)]);
  if (dialled.outcome === "placed") return keep(holder.id, dialled.callId);
  if (dialled.outcome === "refused") return giveBack(holder.id, isHeld);
  const found = await lookUp(holder.id);
  if (found) return keep(holder.id, found);
  // Whoever has not answered in time may dial yet, so that "not found" proves nothing.
  return dialled.outcome === "timed_out" ? leaveOpen(holder.id) : giveBack(holder.id, isHeld);
}

function dial(id: string, callee: { toNumber: string; name: string }) {
  const { maxDurationSeconds, ringSeconds, dialTimeoutMs: timeoutMs } = policy.phoneCall;
  return dialPhone({
    toNumber: callee.toNumber,
    maxDurationSeconds,
    ringSeconds,
    timeoutMs,
    metadata: { [METADATA_KEY]: id },
    variables: { caller_name: callee.name },
  });
}

/** False when nobody knows whether Redis heard of it. */
async function hold(holder: Holder): Promise<boolean> {
  try {
    await commitDemoCall(holder, new Date());
    return true;
  } catch (error) {
    log("error", "demo_call_not_committed", { demoCallId: holder.id, cause: causeOf(error) });
    return false;
  }
}

/** The phone is ringing: whatever cannot be written now is caught up by the sweep. */
async function keep(id: string, callId: string): Promise<string> {
  try {
    await recordDemoCall(id, callId, reserved);
  } catch (error) {
    log("error", "demo_call_not_recorded", { callId, cause: causeOf(error) });
  }
  return callId;
}

/**
 * Redis first: if it fails the intent stays, and the sweep does both again. So it does where the hold may still be on
 * its way to Redis, and would come after its giving back.
 */
async function giveBack(id: string, isHeld: boolean): Promise<never> {
  if (isHeld) {
    await settleReservation(id, nothingKept, new Date());
    await failDemoCall(id);
  }
  throw new AppError("phone_failed");
}

async function lookUp(id: string): Promise<string | undefined> {
  try {
    return await findCall(METADATA_KEY, id);
  } catch (cause) {
    return leaveOpen(id, cause);
  }
}

async function leaveOpen(id: string, cause?: unknown): Promise<never> {
  await markUnknown(id);
  throw new AppError("phone_unsettled", { cause });
}
