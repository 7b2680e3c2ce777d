import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { z } from "zod";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import type { Database } from "@/types/database";

/** supabase-js 2.109 insists on a WebSocket under Node 20, though only realtime uses it, and nothing here does. */
class NoRealtime {
  constructor() {
    throw new Error("Realtime is not used.");
  }
}

let cached: SupabaseClient | undefined;

function client(): SupabaseClient {
  const { NEXT_PUBLIC_SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY } = env();
  cached ??= createClient(NEXT_PUBLIC_SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    realtime: { transport: NoRealtime as unknown as typeof WebSocket },
    global: { fetch: fetchInTime },
  });
  return cached;
}

const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, {
    ...init,
    signal: AbortSignal.any([
      AbortSignal.timeout(policy.timeouts.database),
      ...(init?.signal ? [init.signal] : []),
    ]),
  });

type Functions = Database["public"]["Functions"];

/**
 * Calls a SQL function as the system. Throws `storage_unavailable` when the database cannot be reached, does not answer
 * in time or answers what is no JSON; a refusal of PostgreSQL's own is a fault of ours and becomes `internal`.
 */
export async function callAsSystem<Name extends keyof Functions & string>(
  name: Name,
  args: Functions[Name]["Args"],
): Promise<Functions[Name]["Returns"]> {
  const { data, error, status } = await client().rpc(name, args);
  if (!error) return data;
  const cause = new DatabaseError(name, error.code);
  throw new AppError(isRefusal(status, error.code) ? "internal" : "storage_unavailable", { cause });
}

/** PostgREST's refusals carry a code; a proxy's page before it does not. */
const isRefusal = (status: number, code: unknown) =>
  status >= 400 && status < 500 && status !== 429 && typeof code === "string" && code !== "";

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
