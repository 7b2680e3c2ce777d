import { createClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { NoRealtime } from "./supabase";

const TIMEOUT_MS = 5000;

/**
 * Deletes a user at Supabase Auth, with their sessions and codes; one that is not there is gone already. Throws
 * `auth_unavailable`.
 */
export async function deleteUser(userId: string): Promise<void> {
  const { NEXT_PUBLIC_SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY } = env();
  const client = createClient(NEXT_PUBLIC_SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    realtime: { transport: NoRealtime as unknown as typeof WebSocket },
    global: {
      fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
    },
  });
  const { error } = await client.auth.admin.deleteUser(userId);
  if (!error || error.code === "user_not_found") return;
  throw new AppError("auth_unavailable", { cause: new AdminRefusal(error.status) });
}

/** Keeps the status; the sentence of Supabase can hold an address. */
class AdminRefusal extends Error {
  readonly code: string;

  constructor(status: number | undefined) {
    super("Supabase Auth refused");
    this.name = "SupabaseAdminError";
    this.code = String(status ?? 0);
  }
}
