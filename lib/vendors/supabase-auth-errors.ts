import type { AuthError } from "@supabase/supabase-js";
import { AppError, type ErrorCode } from "@/lib/errors";

/** Our own word for a server that is down or slow. */
export const UNAVAILABLE = "unavailable";

/** What Supabase Auth refuses with, in our words. Its code for a wrong and for an expired code is one and the same. */
const codes: Record<string, ErrorCode> = {
  otp_expired: "code_wrong",
  user_banned: "code_wrong",
  email_address_invalid: "mail_refused",
  email_address_not_authorized: "mail_refused",
  validation_failed: "mail_refused",
  over_request_rate_limit: "rate_limited",
};

/** GoTrue says how long to wait only in its sentence; without one, the whole project has mailed too much. */
export function toAuthError(error: AuthError): AppError {
  if (error.code === "over_email_send_rate_limit") {
    const seconds = /after (\d+) second/.exec(error.message)?.[1];
    if (seconds) return new AppError("mail_too_often", { retryAfterSeconds: Math.max(1, Number(seconds)) });
  }
  const code = codes[error.code ?? ""] ?? "auth_unavailable";
  return new AppError(code, { cause: new SupabaseAuthError(error) });
}

/** Keeps the code and status; the sentence of Supabase can hold an address. */
export class SupabaseAuthError extends Error {
  readonly code: string;

  constructor(error: AuthError) {
    super("Supabase Auth refused");
    this.name = "SupabaseAuthError";
    this.code = `${error.status ?? 0}-${error.code ?? "none"}`;
  }
}
