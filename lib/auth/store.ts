import { callAsSystem } from "@/lib/vendors/supabase";
import { tryRowSchema } from "./schema";

/** Counts a request for a code; returns 0, or the seconds until one may be asked for again. */
export async function takeSignInCode(emailHash: string, perHour: number): Promise<number> {
  return callAsSystem("take_sign_in_code", { p_email_hash: emailHash, p_per_hour: perHour });
}

export async function settleSignInCode(emailHash: string, wasSent: boolean): Promise<void> {
  await callAsSystem("settle_sign_in_code", { p_email_hash: emailHash, p_was_sent: wasSent });
}

export async function countSignInTry(
  emailHash: string,
  codeHash: string,
  limits: { tries: number; codeSeconds: number },
) {
  const rows = await callAsSystem("count_sign_in_try", {
    p_email_hash: emailHash,
    p_code_hash: codeHash,
    p_allowance: limits.tries,
    p_code_seconds: limits.codeSeconds,
  });
  return tryRowSchema.parse(rows[0]);
}

export async function recordUsedCode(emailHash: string, codeHash: string): Promise<void> {
  await callAsSystem("use_sign_in_code", { p_email_hash: emailHash, p_code_hash: codeHash });
}
