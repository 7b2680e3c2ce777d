import { z } from "zod";
import { type CallFacts, callStatuses } from "@/types/call";

/** Unknown or odd optional fields are dropped one by one: Retell's shapes grow, and an event must never be lost to that. */
const lenient = <T extends z.ZodType>(inner: T) => inner.optional().catch(undefined);
/** The last moment whose ISO form PostgreSQL reads: the end of the year 9999. */
const LAST_MS = 253_402_300_799_999;
const timestamp = z
  .number()
  .min(0)
  .max(LAST_MS)
  .transform((ms) => new Date(ms));
const filled = z.string().min(1);

const utterance = z.object({
  role: z.enum(["agent", "user", "transfer_target"]),
  content: z.string(),
  words: z
    .array(z.object({ word: z.string().catch(""), start: lenient(z.number()), end: lenient(z.number()) }))
    .catch([]),
});
/** The utterances that are ones; a role that we do not know yet costs its own words, not everyone's. */
const utterances = z
  .array(z.unknown())
  .transform((items) => items.flatMap((item) => utterance.safeParse(item).data ?? []));

/** By which Retell's copy of a call is found again, in its metadata; an opaque id. */
export const CLAIM_KEY = "claim_id";

const call = z.object({
  call_id: z.string().min(1).max(200),
  call_type: lenient(z.enum(["web_call", "phone_call"])),
  call_status: lenient(z.enum(callStatuses)),
  metadata: lenient(z.object({ [CLAIM_KEY]: lenient(z.uuid()) })),
  disconnection_reason: lenient(filled),
  start_timestamp: lenient(timestamp),
  end_timestamp: lenient(timestamp),
  duration_ms: lenient(z.number().int().min(0).max(2_147_483_647)),
  agent_id: lenient(filled),
  agent_version: lenient(z.int().min(0).max(2_147_483_647)),
  transcript_object: lenient(utterances),
  recording_url: lenient(z.url()),
  recording_multi_channel_url: lenient(z.url()),
  call_cost: lenient(z.object({ combined_cost: z.number().min(0).max(1e9) })),
  latency: lenient(z.record(z.string(), z.unknown())),
  call_analysis: lenient(
    z.object({
      call_summary: lenient(filled),
      user_sentiment: lenient(filled),
      call_successful: lenient(z.boolean()),
      custom_analysis_data: lenient(z.record(z.string(), z.unknown())),
    }),
  ),
});

/** Vendor JSON is cleaned before anything is read from it. */
export const retellEventSchema = z
  .unknown()
  .transform((json) => storable(json))
  .pipe(z.object({ event: z.string().min(1).max(100), call }));
export const retellCallSchema = z
  .unknown()
  .transform((json) => storable(json))
  .pipe(call);

/** Retell's call object in our words. `combined_cost` is in cents; a cent is 10 000 micro-dollars. */
export function toCallFacts(source: z.infer<typeof call>): CallFacts {
  const analysis = source.call_analysis;
  return {
    kind: source.call_type && (source.call_type === "web_call" ? "web" : "phone"),
    status: source.call_status,
    reason: source.disconnection_reason,
    startedAt: source.start_timestamp,
    endedAt: source.end_timestamp,
    durationMs: source.duration_ms ?? durationBetween(source.start_timestamp, source.end_timestamp),
    agentId: source.agent_id,
    agentVersion: source.agent_version,
    transcript: source.transcript_object?.length ? source.transcript_object : undefined,
    recordingUrl: source.recording_url,
    recordingMultiChannelUrl: source.recording_multi_channel_url,
    costMicroUsd: source.call_cost && Math.round(source.call_cost.combined_cost * 10_000),
    latency: source.latency,
    summary: analysis?.call_summary,
    sentiment: analysis?.user_sentiment,
    isSuccessful: analysis?.call_successful,
    analysis: analysis?.custom_analysis_data,
    claimId: source.metadata?.[CLAIM_KEY],
  };
}

/** A page of list-calls. An item that is no call costs itself alone. */
export const retellPageSchema = z.object({
  items: z.array(z.unknown()),
  has_more: z.boolean(),
  pagination_key: lenient(filled),
});

/** What an item says about its call's end; nothing when it has no id. */
export function toEndedCall(item: unknown) {
  const parsed = retellCallSchema.safeParse(item);
  if (!parsed.success) return [];
  const { summary, sentiment, analysis, endedAt } = toCallFacts(parsed.data);
  const isAnalyzed =
    summary !== undefined || sentiment !== undefined || Object.keys(analysis ?? {}).length > 0;
  return [{ callId: parsed.data.call_id, endedAt, isAnalyzed }];
}

function durationBetween(start: Date | undefined, end: Date | undefined): number | undefined {
  return start && end && end >= start ? Math.min(end.getTime() - start.getTime(), 2_147_483_647) : undefined;
}

const DEEPEST = 64;

/**
 * JSON as PostgreSQL's jsonb takes it: neither NUL nor half a surrogate pair in text or names, and no deeper than any
 * real event is; what lies deeper becomes null.
 */
function storable(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.replaceAll("\u0000", "").toWellFormed();
  if (typeof value !== "object" || value === null) return value;
  if (depth === DEEPEST) return null;
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [storable(name), storable(item, depth + 1)]),
  );
}
