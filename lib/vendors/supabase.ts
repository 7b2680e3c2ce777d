import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { z } from "zod";
import { env } from "@/lib/env";
import { AppError, type ErrorCode } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import type { Database } from "@/types/database";
import { passingFetch } from "./passing-fetch";

/** supabase-js 2.109 insists on a WebSocket under Node 20, though only realtime uses it, and nothing here does. */
export class NoRealtime {
  constructor() {
    throw new Error("Realtime is not used.");
  }
}

let cached: SupabaseClient | undefined;

function systemClient(): SupabaseClient {
  const { SUPABASE_SERVICE_ROLE_KEY: key } = env();
  // With its own key for a token, supabase-js does not look for a session at each call.
  cached ??= clientOf(key, key);
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

const fetchInTime = passingFetch("supabase", (input, init) =>
  fetch(input, {
    ...init,
    signal: init?.signal
      ? AbortSignal.any([AbortSignal.timeout(policy.timeouts.database), init.signal])
      : AbortSignal.timeout(policy.timeouts.database),
  }),
);

type Functions = Database["public"]["Functions"];

/**
 * Calls a SQL function as the system. Throws `storage_unavailable` when the database cannot be reached, does not answer
 * in time or answers what is no JSON; a refusal of PostgreSQL's own is a fault of ours and becomes `internal`.
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
  // A failure with the body `null` has no error of its own.
  if (!error && status < 400) return data;
  throw new AppError(codeOf(status, error?.code), { cause: new DatabaseError(name, error?.code) });
}

/** PostgREST's refusals carry a code; a proxy's page before it does not. */
function codeOf(status: number, code: unknown): ErrorCode {
  const isRefusal =
    status >= 400 && status < 500 && status !== 429 && typeof code === "string" && code !== "";
  if (!isRefusal) return "storage_unavailable";
  if (status === 401) return "not_signed_in";
  return code === "PT404" ? "not_found" : "internal";
}

/** What a SQL function has answered; of another form it counts as not answered: `storage_unavailable`. */
export function readAnswer<T extends z.ZodType>(schema: T, answer: unknown): z.infer<T> {
  const result = schema.safeParse(answer);
  if (!result.success) throw new AppError("storage_unavailable", { cause: result.error });
  return result.data;
}

/** Keeps the function's name and SQLSTATE; PostgreSQL's own text can quote data. */
class DatabaseError extends Error {
  constructor(
    functionName: string,
    readonly code: string | undefined,
  ) {
    super(`${functionName} failed`);
    this.name = `DatabaseError(${functionName})`;
  }
}
