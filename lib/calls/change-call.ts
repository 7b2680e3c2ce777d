import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import type { Asker } from "@/types/identity";
import { getCall } from "./get-call";
import { keepConsentOf } from "./keep-consent";
import { callChangeSchema } from "./schema";
import { changeMyCall, keepMyCall, keepVisitorCall, renameMyCall } from "./store";

/**
 * Names a call of one's account, or says whether one's call is kept. Gives back what holds now: what is erased already
 * cannot be kept. Throws `invalid_request`, `not_signed_in` for a name without an account, or `not_found` for an unknown id
 * and another's call.
 */
export async function changeCall(callId: string, body: unknown, asker: Asker): Promise<{ isKept?: boolean }> {
  const change = parseWith(callChangeSchema, body);
  const call = await getCall(callId, asker);
  const user = call.belongsTo === "account" ? asker.user : undefined;
  const { title, isKept } = change;
  if (title !== undefined && !user) throw new AppError("not_signed_in");
  if (title !== undefined && user && isKept === undefined) {
    await renameMyCall(call.callId, title, user.accessToken);
  }
  if (isKept === undefined) return {};
  const keep = { isKept, consentVersion: keepConsentOf(call).version };
  if (user && title !== undefined)
    return { isKept: await changeMyCall(call.callId, { ...keep, title }, user.accessToken) };
  if (user) return { isKept: await keepMyCall(call.callId, keep, user.accessToken) };
  if (!asker.visitorId) throw new AppError("not_found");
  return { isKept: await keepVisitorCall(call.callId, keep, asker.visitorId) };
}
