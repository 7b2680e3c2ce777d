import { type Memory, memorySchema } from "@/lib/limits/schema";
import { callAsSystem, callAsUser } from "@/lib/vendors/supabase";
import type { DeletionReport, Settings } from "@/types/account";
import {
  deletionRowSchema,
  type ExportedAccount,
  type ExportedCall,
  exportedAccountSchema,
  exportedCallRowSchema,
  type NewSettings,
  type OpenDeletion,
  settingsRowSchema,
} from "./schema";

export async function getMySettings(accessToken: string): Promise<Settings> {
  const rows = await callAsUser(accessToken, "get_my_settings", {});
  return settingsRowSchema.parse(rows[0]);
}

export async function setMySettings(
  accessToken: string,
  settings: NewSettings,
  consentVersion: string,
): Promise<void> {
  await callAsUser(accessToken, "set_my_settings", {
    p_display_name: settings.displayName ?? "",
    p_keep_calls: settings.keepCalls,
    p_remember: settings.remember,
    p_consent_version: consentVersion,
  });
}

export async function getMyMemory(accessToken: string, limit: number): Promise<Memory> {
  return memorySchema.parse(await callAsUser(accessToken, "get_my_memory", { p_limit: limit }));
}

export async function clearMyMemory(accessToken: string): Promise<void> {
  await callAsUser(accessToken, "clear_my_memory", {});
}

export async function exportMyAccount(accessToken: string): Promise<ExportedAccount> {
  return exportedAccountSchema.parse(await callAsUser(accessToken, "export_my_account", {}));
}

/** A page of one's calls in full, newest first, after that one. */
export async function exportMyCalls(
  accessToken: string,
  limit: number,
  after?: ExportedCall,
): Promise<ExportedCall[]> {
  const rows = await callAsUser(accessToken, "export_my_calls", {
    p_limit: limit,
    ...(after && { p_before_at: after.createdAt, p_before_id: after.id }),
  });
  return rows.map((row) => exportedCallRowSchema.parse(row));
}

/** Takes everything off the account, and returns the deletion that sees to the rest. */
export async function startMyDeletion(accessToken: string, limit: number): Promise<string> {
  return callAsUser(accessToken, "start_my_deletion", { p_limit: limit });
}

/** Erases a batch; true when none is left. */
export async function eraseDeletionCalls(deletionId: string, limit: number): Promise<boolean> {
  return callAsSystem("erase_deletion_calls", { p_deletion_id: deletionId, p_limit: limit });
}

/** Calls of which Retell still has a copy, marked as asked for. */
export async function takeDeletionCalls(
  deletionId: string,
  retrySeconds: number,
  limit: number,
): Promise<string[]> {
  const rows = await callAsSystem("take_deletion_calls", {
    p_deletion_id: deletionId,
    p_retry_seconds: retrySeconds,
    p_limit: limit,
  });
  return rows.map((row) => row.call_id);
}

export async function getDeletionReport(deletionId: string): Promise<DeletionReport | undefined> {
  const rows = await callAsSystem("get_deletion", { p_deletion_id: deletionId });
  return rows[0] && deletionRowSchema.parse(rows[0]);
}

export async function listOpenDeletions(limit: number): Promise<OpenDeletion[]> {
  const rows = await callAsSystem("list_open_deletions", { p_limit: limit });
  return rows.map((row) => ({ id: row.id, userId: row.user_id }));
}

/** False while anything is left, here, at Retell or of the account. */
export async function finishDeletion(deletionId: string): Promise<boolean> {
  return callAsSystem("finish_deletion", { p_deletion_id: deletionId });
}

/** Begins to delete what accounts have left that are gone already; returns how many those were. */
export async function deleteOrphans(owners: number, limit: number): Promise<number> {
  return callAsSystem("delete_orphans", { p_owners: owners, p_limit: limit });
}

export async function forgetDeletedAccounts(tokenSeconds: number): Promise<number> {
  return callAsSystem("forget_deleted_accounts", { p_seconds: tokenSeconds });
}
