import { randomUUID } from "node:crypto";
import { recordWebCall } from "@/lib/calls/record-web-call";
import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { createWebCall, stopCall } from "@/lib/vendors/retell";

export type StartedCall = { accessToken: string; callId: string };

/**
 * Creates a call at Retell and its row, and returns the token that the browser joins with (it dies in 30 s). Retell
 * learns an opaque id and nothing of the visitor. When the row cannot be written the caller gets no token.
 * Throws what `createWebCall` throws, or `storage_unavailable`.
 */
export async function startWebCall(visitorId: string): Promise<StartedCall> {
  const maxDurationSeconds = policy.webCall.secondsPerDay;
  const call = await createWebCall({
    maxDurationSeconds,
    timeoutMs: policy.webCall.createTimeoutMs,
    metadata: { request_id: randomUUID() },
    variables: { user_name: "", user_context: "" },
  });
  try {
    await recordWebCall({ ...call, visitorId, maxDurationSeconds });
  } catch (error) {
    await letGo(call.callId);
    throw error;
  }
  return { accessToken: call.accessToken, callId: call.callId };
}

/** Frees the slot at Retell at once; if that fails too, the unused token frees it in 30 s. */
async function letGo(callId: string): Promise<void> {
  await stopCall(callId).catch((error) =>
    log("warn", "unused_call_not_stopped", { callId, cause: causeOf(error) }),
  );
}
