import { z } from "zod";
import { toColumns } from "@/lib/calls/schema";
import { callAsSystem, readAnswer } from "@/lib/vendors/supabase";
import type { CallFacts } from "@/types/call";
import type { Json } from "@/types/database";

type NewEvent = {
  callId: string;
  event: string;
  bodyHash: string;
  body: string;
  rank: number;
  facts: CallFacts;
};

/** True when the event is new. */
export async function acceptWebhook(event: NewEvent): Promise<boolean> {
  const answer = await callAsSystem("accept_webhook", {
    p_call_id: event.callId,
    p_event: event.event,
    p_body_hash: event.bodyHash,
    p_body: event.body,
    p_rank: event.rank,
    p_facts: toColumns(event.facts) as Json,
  });
  return readAnswer(z.boolean(), answer);
}

export async function processCallEvents(callId: string, maxBackoffSeconds: number): Promise<number> {
  return callAsSystem("process_call_events", { p_call_id: callId, p_max_backoff_seconds: maxBackoffSeconds });
}

export async function listPendingCalls(limit: number): Promise<string[]> {
  const rows = await callAsSystem("list_pending_calls", { p_limit: limit });
  return rows.map((row) => row.call_id);
}
