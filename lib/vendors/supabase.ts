import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { Database } from "@/types/database";

const TIMEOUT_MS = 5000;

/** supabase-js 2.109 insists on a WebSocket under Node 20, though only realtime uses it, and nothing here does. */
export class NoRealtime {
  constructor() {
    throw new Error("Realtime is not used.");
  }
}

let cached: SupabaseClient | undefined;

function systemClient(): SupabaseClient {
  cached ??= clientOf(env().SUPABASE_SERVICE_ROLE_KEY);
  return cached;
}

function clientOf(key: string, accessToken?: string): SupabaseClient {
  return createClient(env().NEXT_PUBLIC_SUPABASE_URL, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    realtime: { transport: NoRealtime as unknown as typeof WebSocket },
    global: { fetch: fetchInTime },
    ...(accessToken !== undefined && { accessToken: async () => accessToken }),
  });
}

const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, {
    ...init,
    signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(init?.signal ? [init.signal] : [])]),
  });

type Functions = Database["public"]["Functions"];

/**
 * Calls a SQL function as the system. Throws `storage_unavailable` when the database cannot be reached or does not
 * answer in 5 s; any other refusal is a fault of ours and becomes `internal`.
 */
export async function callAsSystem<Name extends keyof Functions & string>(
  name: Name,
  args: Functions[Name]["Args"],
): Promise<Functions[Name]["Returns"]> {
  return call(systemClient(), name, args);
}

/**
 * Calls a SQL function as a signed-in user, who is `auth.uid()` there: what is not theirs does not exist for it. Throws
 * `not_signed_in` for a token that no longer holds, `not_found` where the function raises PT404, and else what
 * `callAsSystem` throws.
 */
export async function callAsUser<Name extends keyof Functions & string>(
  accessToken: string,
  name: Name,
  args: Functions[Name]["Args"],
): Promise<Functions[Name]["Returns"]> {
  return call(clientOf(env().NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, accessToken), name, args);
}

async function call<Name extends keyof Functions & string>(
  client: SupabaseClient,
  name: Name,
  args: Functions[Name]["Args"],
): Promise<Functions[Name]["Returns"]> {
  const { data, error, status } = await client.rpc(name, args);
  if (!error) return data;
  throw new AppError(codeOf(status, error.code), { cause: new DatabaseError(name, error.code) });
}

function codeOf(status: number, sqlState: string): ErrorCode {
  if (status === 0 || status === 429 || status >= 500) return "storage_unavailable";
  if (status === 401) return "not_signed_in";
  return sqlState === "PT404" ? "not_found" : "internal";
}

/** Keeps the function's name and SQLSTATE; PostgreSQL's own text can quote data. */
class DatabaseError extends Error {
  constructor(
    functionName: string,
    readonly code: string,
  ) {
    super(`${functionName} failed`);
    this.name = `DatabaseError(${functionName})`;
  }
}
