import type { Asker } from "@/types/identity";
import { getCall } from "./get-call";
import { deleteMyCall, deleteVisitorCall } from "./store";

/**
 * Erases what was said in one's own call, here and at once, and takes it off every list; only that there was a call is left.
 * Retell's copy is for `eraseVendorCopy`, and else for the sweep. Throws `not_found` for an unknown id, another's call, and
 * one that is deleted already.
 */
export async function deleteCall(callId: string, asker: Asker): Promise<string> {
  const call = await getCall(callId, asker);
  if (call.belongsTo === "account" && asker.user) await deleteMyCall(call.callId, asker.user.accessToken);
  else if (asker.visitorId) await deleteVisitorCall(call.callId, asker.visitorId);
  return call.callId;
}
