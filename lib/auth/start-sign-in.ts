import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import { hashOf } from "@/lib/http/client-address";
import { policy } from "@/lib/limits/policy";
import { sendCode } from "@/lib/vendors/supabase-auth";
import { codeRequestSchema } from "./schema";
import { settleSignInCode, takeSignInCode } from "./store";

/**
 * Mails a code, to known and unknown addresses alike, and returns the seconds until another may be asked for. Throws
 * `invalid_request`, `mail_too_often` (with the wait), `mail_refused` or `auth_unavailable`.
 */
export async function startSignIn(body: unknown, address: string | undefined): Promise<number> {
  const { email } = parseWith(codeRequestSchema, body);
  const emailHash = hashOf("email", email, env().HASH_SECRET);
  const waitSeconds = await takeSignInCode(emailHash, policy.signIn.codesPerHour);
  if (waitSeconds > 0) throw new AppError("mail_too_often", { retryAfterSeconds: waitSeconds });
  try {
    await sendCode(email, address);
  } catch (error) {
    await settleSignInCode(emailHash, false);
    throw error;
  }
  await settleSignInCode(emailHash, true);
  return policy.signIn.resendSeconds;
}
