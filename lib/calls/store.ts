import { callAsSystem, callAsUser } from "@/lib/vendors/supabase";
import type { CallFacts, CallListItem, CallRecap } from "@/types/call";
import type { Json } from "@/types/database";
import {
  type CallQuery,
  callListRowSchema,
  type ImportedCall,
  type ImportOutcome,
  importOutcomeSchema,
  type NewWebCallRow,
  recapRowSchema,
  toColumns,
} from "./schema";

export async function recordWebCall(call: NewWebCallRow): Promise<void> {
  await callAsSystem("record_web_call", {
    p_call_id: call.callId,
    p_claim_id: call.claimId,
    p_agent_id: call.agentId,
    p_agent_version: call.agentVersion,
  });
}

/** A call of the vendor before Retell, for the account of that id or address. */
export async function recordImportedCall(owner: string, call: ImportedCall): Promise<ImportOutcome> {
  const outcome = await callAsSystem("import_vapi_call", {
    p_owner: owner,
    p_call_id: call.callId,
    p_made_at: call.madeAt.toISOString(),
    p_facts: toColumns(call.facts) as Json,
  });
  return importOutcomeSchema.parse(outcome);
}

/** Where the recording of one's own imported call lies; undefined for every other call. */
export async function getMyImportedRecording(
  callId: string,
  accessToken: string,
): Promise<string | undefined> {
  const url: string | null = await callAsUser(accessToken, "get_my_imported_recording", {
    p_call_id: callId,
  });
  return url ?? undefined;
}

/** A call of this browser that no account has taken in. */
export async function getVisitorCall(callId: string, visitorId: string): Promise<CallRecap | undefined> {
  const rows = await callAsSystem("get_visitor_call", { p_call_id: callId, p_visitor_id: visitorId });
  return rows[0] && { ...recapRowSchema.parse(rows[0]), belongsTo: "browser" };
}

export async function getMyCall(callId: string, accessToken: string): Promise<CallRecap | undefined> {
  const rows = await callAsUser(accessToken, "get_my_call", { p_call_id: callId });
  return rows[0] && { ...recapRowSchema.parse(rows[0]), belongsTo: "account" };
}

/** A page of one's own calls, newest first, and one more when there is one; `id` is for the cursor. */
export async function listMyCalls(
  query: CallQuery,
  accessToken: string,
): Promise<(CallListItem & { id: string })[]> {
  const rows = await callAsUser(accessToken, "list_my_calls", {
    p_limit: query.limit + 1,
    ...(query.from && { p_from: query.from }),
    ...(query.to && { p_to: query.to }),
    ...(query.status && { p_status: query.status }),
    ...(query.q && { p_search: query.q }),
    ...(query.cursor && { p_before_at: query.cursor.createdAt, p_before_id: query.cursor.id }),
  });
  return rows.map((row) => callListRowSchema.parse(row));
}

/** The last call of a browser that no account has taken in. */
export async function getLastVisitorCall(visitorId: string): Promise<CallListItem | undefined> {
  const rows = await callAsSystem("get_last_visitor_call", { p_visitor_id: visitorId });
  return rows[0] && callListRowSchema.parse(rows[0]);
}

/** An empty title takes the name away. */
export async function renameMyCall(callId: string, title: string, accessToken: string): Promise<void> {
  await callAsUser(accessToken, "rename_my_call", { p_call_id: callId, p_title: title });
}

/** Returns whether the call is kept now; one that is erased already cannot be. */
export async function keepMyCall(
  callId: string,
  keep: { isKept: boolean; consentVersion: string },
  accessToken: string,
): Promise<boolean> {
  return callAsUser(accessToken, "keep_my_call", {
    p_call_id: callId,
    p_keep: keep.isKept,
    p_consent_version: keep.consentVersion,
  });
}

/** Its name and whether it is kept, both or neither. */
export async function changeMyCall(
  callId: string,
  change: { title: string; isKept: boolean; consentVersion: string },
  accessToken: string,
): Promise<boolean> {
  return callAsUser(accessToken, "change_my_call", {
    p_call_id: callId,
    p_title: change.title,
    p_keep: change.isKept,
    p_consent_version: change.consentVersion,
  });
}

/** `keepMyCall` for the visitor of the signed cookie. */
export async function keepVisitorCall(
  callId: string,
  keep: { isKept: boolean; consentVersion: string },
  visitorId: string,
): Promise<boolean> {
  return callAsSystem("keep_visitor_call", {
    p_call_id: callId,
    p_visitor_id: visitorId,
    p_keep: keep.isKept,
    p_consent_version: keep.consentVersion,
  });
}

export async function deleteMyCall(callId: string, accessToken: string): Promise<void> {
  await callAsUser(accessToken, "delete_my_call", { p_call_id: callId });
}

/** For the visitor of the signed cookie, and no other. */
export async function deleteVisitorCall(callId: string, visitorId: string): Promise<void> {
  await callAsSystem("delete_visitor_call", { p_call_id: callId, p_visitor_id: visitorId });
}

export async function claimCalls(visitorId: string, ownerId: string): Promise<number> {
  return callAsSystem("claim_visitor_calls", { p_visitor_id: visitorId, p_owner_id: ownerId });
}

/** Marks silent calls as looked up and returns their ids. */
export async function takeOverdueCalls(
  wait: { neverJoinedSeconds: number; silentSeconds: number },
  limit: number,
) {
  const rows = await callAsSystem("take_overdue_calls", {
    p_never_joined_seconds: wait.neverJoinedSeconds,
    p_silent_seconds: wait.silentSeconds,
    p_limit: limit,
  });
  return rows.map((row) => row.call_id);
}

export async function applyReadback(callId: string, rank: number, facts: CallFacts): Promise<void> {
  await callAsSystem("apply_call_readback", {
    p_call_id: callId,
    p_rank: rank,
    p_facts: toColumns(facts) as Json,
  });
}

/** Erases calls older than that, here, and returns those whose copy at Retell is still there. */
export async function eraseOldCalls(hours: number, limit: number): Promise<string[]> {
  const rows = await callAsSystem("erase_old_calls", { p_hours: hours, p_limit: limit });
  return rows.map((row) => row.call_id);
}

export async function markVendorErased(callId: string): Promise<void> {
  await callAsSystem("mark_vendor_erased", { p_call_id: callId });
}

/** Marks live calls that are past their cap as asked to stop, and returns their ids. */
export async function takeOverrunningCalls(overrunSeconds: number, limit: number): Promise<string[]> {
  const rows = await callAsSystem("take_overrunning_calls", {
    p_overrun_seconds: overrunSeconds,
    p_limit: limit,
  });
  return rows.map((row) => row.call_id);
}

/** Of calls that are over at Retell, those whose end or analysis is not known here. */
export async function listCallsToRead(calls: { callId: string; isAnalyzed: boolean }[]): Promise<string[]> {
  const rows = await callAsSystem("list_calls_to_read", {
    p_call_ids: calls.map((call) => call.callId),
    p_analyzed: calls.map((call) => call.isAnalyzed),
  });
  return rows.map((row) => row.call_id);
}

export async function getWatermark(name: string): Promise<Date | undefined> {
  const at: string | null = await callAsSystem("get_watermark", { p_name: name });
  return at === null ? undefined : new Date(at);
}

/** Forward only. */
export async function moveWatermark(name: string, at: Date): Promise<void> {
  await callAsSystem("move_watermark", { p_name: name, p_at: at.toISOString() });
}
