import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import { hashOf } from "@/lib/http/client-address";
import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { verifyCode } from "@/lib/vendors/supabase-auth";
import { joinAccount } from "./join-account";
import { codeCheckSchema } from "./schema";
import { writeSession } from "./session";
import { countSignInTry, recordUsedCode } from "./store";

/**
 * Signs in by the code that was mailed last, and returns how many of this browser's calls joined the account. Throws
 * `invalid_request`, `code_wrong`, `code_expired`, `code_used`, `code_locked` or `auth_unavailable`.
 */
export async function checkCode(body: unknown, address: string | undefined): Promise<number> {
  const { email, code } = parseWith(codeCheckSchema, body);
  const emailHash = hashOf("email", email, env().HASH_SECRET);
  const codeHash = hashOf("sign-in-code", `${email}\0${code}`, env().HASH_SECRET);
  const { outcome, triesLeft, isExpired } = await countSignInTry(emailHash, codeHash, policy.signIn);
  if (outcome === "used") throw new AppError("code_used");
  if (outcome === "locked") throw new AppError("code_locked");
  const { userId, cookies } = await verifyCode(email, code, address).catch((error) => {
    throw isWrong(error) ? refusalOf(triesLeft, isExpired, error) : error;
  });
  await writeSession(cookies);
  // Whoever is in stays in: a code of which we do not know that it was used is refused as a wrong one later.
  await recordUsedCode(emailHash, codeHash).catch((cause) =>
    log("error", "use_not_recorded", { cause: causeOf(cause) }),
  );
  return joinAccount(userId);
}

const isWrong = (error: unknown) => error instanceof AppError && error.code === "code_wrong";

/** Supabase has one answer for wrong and for expired; when the code was sent, we know ourselves. */
function refusalOf(triesLeft: number, isExpired: boolean, cause: unknown): AppError {
  if (isExpired) return new AppError("code_expired", { cause });
  return new AppError(triesLeft > 0 ? "code_wrong" : "code_locked", { cause });
}
