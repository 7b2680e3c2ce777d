import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { User } from "@/types/identity";
import { readUser } from "./session";

/**
 * Whoever is signed in with an address of OPS_EMAILS, which a mailed code has proved. To everybody else there is nothing:
 * throws `not_found`, also for whoever is not signed in.
 */
export async function requireOperator(): Promise<User> {
  const user = await readUser();
  if (!user || !isOperator(user.email, env().OPS_EMAILS)) throw new AppError("not_found");
  return user;
}

/** Addresses are compared whole, without regard to case. */
export function isOperator(email: string, allowed: readonly string[]): boolean {
  return allowed.includes(email.trim().toLowerCase());
}
