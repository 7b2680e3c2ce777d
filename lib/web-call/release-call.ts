import { settleCall } from "@/lib/calls/settle-call";
import { stopCall } from "@/lib/vendors/retell";
import { type CallStatus, isFinal } from "@/types/call";

/**
 * Ends a call at Retell unless it is over, and writes down how long it was, so that what it held is free at once.
 * Returns its status afterwards. Throws what Retell's failures become, or `storage_unavailable`.
 */
export async function releaseCall(callId: string): Promise<CallStatus> {
  const status = await settleCall(callId);
  if (isFinal(status)) return status;
  try {
    await stopCall(callId);
  } catch (error) {
    // It may have ended by itself meanwhile, and Retell stops only what is on.
    const meanwhile = await settleCall(callId);
    if (isFinal(meanwhile)) return meanwhile;
    throw error;
  }
  return settleCall(callId);
}
