import { cookies } from "next/headers";
import { AppError } from "@/lib/errors";
import { type NewCookie, readStored, userOf } from "@/lib/vendors/supabase-auth";
import type { Asker, User } from "@/types/identity";
import { readVisitor } from "./visitor";

/**
 * Who is signed in, by the session's cookies: proved by the token's signature on this machine, with no call to the auth
 * server. Undefined for nobody, for a forged or expired token, and while Supabase's keys cannot be had.
 *
 * Somebody who signed out elsewhere is signed in here until the token expires (an hour at most). A deleted account too, but
 * the database has nothing left for it.
 */
export async function readUser(): Promise<User | undefined> {
  const stored = await storedSession();
  return stored && userOf(stored.accessToken).catch(nobodyInAnOutage);
}

/** The same where nobody will not do. Throws `not_signed_in`, or `auth_unavailable` when it cannot be told who this is. */
export async function requireUser(): Promise<User> {
  const stored = await storedSession();
  if (!stored) throw new AppError("not_signed_in");
  // The proxy has renewed it or taken it away by now, unless Supabase could not be asked.
  if (stored.expiresAtMs <= Date.now()) throw new AppError("auth_unavailable");
  const user = await userOf(stored.accessToken);
  if (!user) throw new AppError("not_signed_in");
  return user;
}

/**
 * Who is signed in, for what may be done signed out too but must not be mistaken for it; undefined when signed out. Throws
 * `auth_unavailable` when it cannot be told who this is.
 */
export async function readProvedUser(): Promise<User | undefined> {
  return requireUser().catch((error) => {
    if (error instanceof AppError && error.code === "not_signed_in") return undefined;
    throw error;
  });
}

/**
 * Does something with what is somebody's own. That it is not theirs is said only to somebody who is known, or is signed out
 * for certain: throws `auth_unavailable` instead of `not_found` while it cannot be told who this is.
 */
export async function withAsker<T>(work: (asker: Asker) => Promise<T>): Promise<T> {
  const asker = await readAsker();
  try {
    return await work(asker);
  } catch (error) {
    if (!asker.user && error instanceof AppError && error.code === "not_found") await readProvedUser();
    throw error;
  }
}

/** This browser and its user, either of whom may be missing. */
export async function readAsker(): Promise<Asker> {
  const [visitorId, user] = await Promise.all([readVisitor(), readUser()]);
  return { visitorId, user };
}

/** For route handlers only. */
export async function writeSession(written: NewCookie[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of written) jar.set(name, value, options);
}

async function storedSession() {
  const jar = await cookies();
  return readStored(jar.getAll());
}

function nobodyInAnOutage(error: unknown): undefined {
  if (error instanceof AppError && error.code === "auth_unavailable") return undefined;
  throw error;
}
