import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { User } from "@/types/identity";
import { requireUser } from "./session";

/**
 * Whoever is signed in with an address of OPS_EMAILS, which a mailed code has proved. To everybody else there is nothing:
 * throws `not_found`, also for whoever is not signed in. Throws `auth_unavailable` for a session that cannot be proved now.
 */
export async function requireOperator(): Promise<User> {
  const user = await requireUser().catch(nothingForNobody);
  if (!isOperator(user.email, env().OPS_EMAILS)) throw new AppError("not_found");
  return user;
}

/** Addresses are compared whole, without regard to case. */
export function isOperator(email: string, allowed: readonly string[]): boolean {
  return allowed.includes(email.trim().toLowerCase());
}

function nothingForNobody(error: unknown): never {
  throw error instanceof AppError && error.code === "not_signed_in" ? new AppError("not_found") : error;
}
