import { AppError } from "@/lib/errors";
import { systemClient } from "./supabase-auth";
import { SupabaseAuthError } from "./supabase-auth-errors";

/**
 * Deletes a user at Supabase Auth, with their sessions and codes; one that is not there is gone already. Throws
 * `auth_unavailable`.
 */
export async function deleteUser(userId: string): Promise<void> {
  const { error } = await systemClient().auth.admin.deleteUser(userId);
  if (!error || error.code === "user_not_found") return;
  throw new AppError("auth_unavailable", { cause: new SupabaseAuthError(error) });
}
