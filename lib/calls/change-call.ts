import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import type { Asker } from "@/types/identity";
import { getCall } from "./get-call";
import { keepConsentOf } from "./keep-consent";
import { callChangeSchema } from "./schema";
import { keepMyCall, keepVisitorCall, renameMyCall } from "./store";

/**
 * Names a call of one's account, or says whether one's call is kept. Gives back what holds now: what is erased already
 * cannot be kept. Throws `invalid_request`, `not_signed_in` for a name without an account, or `not_found` for an unknown id
 * and another's call.
 */
export async function changeCall(callId: string, body: unknown, asker: Asker): Promise<{ isKept?: boolean }> {
  const change = parseWith(callChangeSchema, body);
  const call = await getCall(callId, asker);
  const user = call.belongsTo === "account" ? asker.user : undefined;
  if (change.title !== undefined) {
    if (!user) throw new AppError("not_signed_in");
    await renameMyCall(call.callId, change.title, user.accessToken);
  }
  if (change.isKept === undefined) return {};
  const keep = { isKept: change.isKept, consentVersion: keepConsentOf(call).version };
  if (user) return { isKept: await keepMyCall(call.callId, keep, user.accessToken) };
  if (!asker.visitorId) throw new AppError("not_found");
  return { isKept: await keepVisitorCall(call.callId, keep, asker.visitorId) };
}
