import { z } from "zod";
import { type CallFacts, type CallRecap, callStatuses } from "@/types/call";

/** A vendor's call id, as it may stand in a path. */
export const callIdSchema = z.string().regex(/^[\w.:-]{1,200}$/);

export type NewWebCallRow = {
  callId: string;
  visitorId: string;
  agentId: string;
  agentVersion: number;
  maxDurationSeconds: number;
};

const word = z.object({ word: z.string(), start: z.number().optional(), end: z.number().optional() });
const utterance = z.object({
  role: z.enum(["agent", "user", "transfer_target"]),
  content: z.string(),
  words: z.array(word),
});

/** A row of `get_visitor_call`. */
export const recapRowSchema = z
  .object({
    call_id: z.string(),
    kind: z.enum(["web", "phone"]),
    status: z.enum(callStatuses),
    reason: z.string().nullable(),
    created_at: z.string(),
    started_at: z.string().nullable(),
    ended_at: z.string().nullable(),
    duration_ms: z.number().nullable(),
    transcript: z.array(utterance).nullable(),
    has_recording: z.boolean(),
    summary: z.string().nullable(),
    sentiment: z.string().nullable(),
    is_analyzed: z.boolean(),
    is_erased: z.boolean(),
  })
  .transform(
    (row): CallRecap => ({
      callId: row.call_id,
      kind: row.kind,
      status: row.status,
      reason: row.reason,
      createdAt: row.created_at,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      durationMs: row.duration_ms,
      transcript: row.transcript ?? [],
      hasRecording: row.has_recording,
      summary: row.summary,
      sentiment: row.sentiment,
      isAnalyzed: row.is_analyzed,
      isErased: row.is_erased,
    }),
  );

/** Facts under the names of the table's columns, as `merge_call_facts` takes them; what is absent stays absent. */
export function toColumns(facts: CallFacts): Record<string, unknown> {
  return {
    kind: facts.kind,
    status: facts.status,
    reason: facts.reason,
    started_at: facts.startedAt,
    ended_at: facts.endedAt,
    duration_ms: facts.durationMs,
    agent_id: facts.agentId,
    agent_version: facts.agentVersion,
    transcript: facts.transcript,
    recording_url: facts.recordingUrl,
    recording_multi_channel_url: facts.recordingMultiChannelUrl,
    cost_micro_usd: facts.costMicroUsd,
    latency: facts.latency,
    summary: facts.summary,
    sentiment: facts.sentiment,
    is_successful: facts.isSuccessful,
    analysis: facts.analysis,
  };
}
