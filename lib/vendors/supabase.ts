import { createClient, type SupabaseClient } from "@supabase/supabase-js";
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
 * Calls a SQL function as the system. Throws `storage_unavailable` when the database cannot be reached or does not
 * answer in time; any other refusal is a fault of ours and becomes `internal`.
 */
export async function callAsSystem<Name extends keyof Functions & string>(
  name: Name,
  args: Functions[Name]["Args"],
): Promise<Functions[Name]["Returns"]> {
  const { data, error, status } = await client().rpc(name, args);
  if (!error) return data;
  const cause = new DatabaseError(name, error.code);
  throw new AppError(status === 0 || status === 429 || status >= 500 ? "storage_unavailable" : "internal", {
    cause,
  });
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
