import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import type { User } from "@/types/identity";
import { keepConsentVersion } from "./keep-consent";
import { callChangeSchema, callIdSchema } from "./schema";
import { keepMyCall, renameMyCall } from "./store";

/**
 * Names a call of one's account, or says whether it is kept. Gives back what holds now: what is erased already cannot be
 * kept. Throws `invalid_request`, or `not_found` for an unknown id and another's call.
 */
export async function changeCall(callId: string, body: unknown, user: User): Promise<{ isKept?: boolean }> {
  const change = parseWith(callChangeSchema, body);
  const id = callIdSchema.safeParse(callId);
  if (!id.success) throw new AppError("not_found");
  if (change.title !== undefined) await renameMyCall(id.data, change.title, user.accessToken);
  if (change.isKept === undefined) return {};
  const keep = { isKept: change.isKept, consentVersion: keepConsentVersion };
  return { isKept: await keepMyCall(id.data, keep, user.accessToken) };
}
