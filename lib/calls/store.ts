import { callAsSystem } from "@/lib/vendors/supabase";
import type { CallFacts, CallRecap } from "@/types/call";
import type { Json } from "@/types/database";
import { type NewWebCallRow, recapRowSchema, toColumns } from "./schema";

export async function recordWebCall(call: NewWebCallRow): Promise<void> {
  await callAsSystem("record_web_call", {
    p_call_id: call.callId,
    p_visitor_id: call.visitorId,
    p_agent_id: call.agentId,
    p_agent_version: call.agentVersion,
    p_max_duration_seconds: call.maxDurationSeconds,
  });
}

export async function getVisitorCall(callId: string, visitorId: string): Promise<CallRecap | undefined> {
  const rows = await callAsSystem("get_visitor_call", { p_call_id: callId, p_visitor_id: visitorId });
  return rows[0] && recapRowSchema.parse(rows[0]);
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
