import { z } from "zod";
import { toColumns } from "@/lib/calls/schema";
import { callAsSystem, readAnswer } from "@/lib/vendors/supabase";
import type { CallFacts } from "@/types/call";
import type { Json } from "@/types/database";

export type NewEvent = {
  callId: string;
  event: string;
  bodyHash: string;
  body: string;
  rank: number;
  facts: CallFacts;
};

/** Stores one. */
export async function acceptWebhook(event: NewEvent): Promise<void> {
  const answer = await callAsSystem("accept_webhook", {
    p_call_id: event.callId,
    p_event: event.event,
    p_body_hash: event.bodyHash,
    p_body: event.body,
    p_rank: event.rank,
    p_facts: toColumns(event.facts) as Json,
  });
  // Only the database's own word counts as stored.
  readAnswer(z.boolean(), answer);
}

/** Stores all of them or none; one that is stored already changes nothing. */
export async function acceptWebhooks(events: NewEvent[]): Promise<void> {
  const rows = events.map((event) => ({
    call_id: event.callId,
    event: event.event,
    body_hash: event.bodyHash,
    body: event.body,
    rank: event.rank,
    facts: toColumns(event.facts),
  }));
  const answer = await callAsSystem("accept_webhooks", { p_events: rows as Json });
  readAnswer(z.literal(events.length), answer);
}

type Tries = { maxBackoffSeconds: number; maxAttempts: number };

/** Takes in what waits for these calls; returns those that were put off or still hold what a phone call reserved. */
export async function processCalls(callIds: string[], tries: Tries) {
  const rows = await callAsSystem("process_calls", {
    p_call_ids: callIds,
    p_max_backoff_seconds: tries.maxBackoffSeconds,
    p_max_attempts: tries.maxAttempts,
  });
  return rows.map((row) => ({
    callId: row.call_id,
    isPutOff: row.is_put_off,
    isUnsettled: row.is_unsettled,
  }));
}

export async function listPendingCalls(limit: number): Promise<string[]> {
  const rows = await callAsSystem("list_pending_calls", { p_limit: limit });
  return rows.map((row) => row.call_id);
}

/** The longest dead first; nothing of what was said. */
export async function readDeadLetters(limit: number) {
  const rows = await callAsSystem("list_dead_letters", { p_limit: limit });
  return rows.map((row) => ({
    id: row.id,
    callId: row.call_id,
    event: row.event,
    attempts: row.attempts,
    /** SQLSTATE of the last try. */
    lastError: row.last_error,
    receivedAt: new Date(row.received_at),
    deadAt: new Date(row.dead_at),
  }));
}

/** Its call's id; null when it is no dead letter (any more). */
export async function reviveDeadLetter(id: number): Promise<string | null> {
  return callAsSystem("replay_dead_letter", { p_id: id });
}

export async function purgeBodies(days: number, limit: number): Promise<number> {
  return callAsSystem("purge_inbox_bodies", { p_days: days, p_limit: limit });
}
