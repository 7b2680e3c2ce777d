import { seal } from "@/lib/auth/seal";
import { getCall } from "@/lib/calls/get-call";
import { keepConsentVersion } from "@/lib/calls/keep-consent";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import { isFinal } from "@/types/call";
import type { Asker } from "@/types/identity";
import { feedbackSchema } from "./schema";
import { giveMyFeedback, giveVisitorFeedback } from "./store";

/**
 * What a caller says after a call, once: the first answer stands, and one that comes later changes nothing. Returns whether
 * the call is kept now; what is erased already cannot be. An e-mail is taken of a visitor only, since an account has one.
 * Throws `invalid_request`, `not_found`, `call_not_over` (409), or `not_signed_in` for remembering without an account.
 */
export async function giveFeedback(callId: string, body: unknown, asker: Asker): Promise<boolean> {
  const { email, remember = false, ...given } = parseWith(feedbackSchema, body);
  const call = await getCall(callId, asker);
  if (!isFinal(call.status)) throw new AppError("call_not_over");
  const answer = { ...given, consentVersion: keepConsentVersion };
  if (call.belongsTo === "account" && asker.user) {
    return giveMyFeedback(call.callId, { ...answer, isToRemember: remember }, asker.user.accessToken);
  }
  if (remember) throw new AppError("not_signed_in");
  if (!asker.visitorId) throw new AppError("not_found");
  const emailSealed = email && seal(email, env().HASH_SECRET, "feedback:email:v1");
  return giveVisitorFeedback(call.callId, { ...answer, emailSealed }, asker.visitorId);
}
