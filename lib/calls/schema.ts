import { z } from "zod";
import { policy } from "@/lib/limits/policy";
import { type CallFacts, type CallListItem, type CallRecap, callStatuses } from "@/types/call";
import { readCursor } from "./cursor";

/** A vendor's call id, as it may stand in a path. */
export const callIdSchema = z.string("Which call?").regex(/^[\w.:-]{1,200}$/, "That is no call's id.");

const { longestTitle, longestSearch, longestPage, pageSize } = policy.calls;
const dayMs = 86_400_000;
const noDate = "That is no date. A day reads 2026-11-21.";

/** Text for the database, which takes neither NUL nor half a letter: line breaks and the like become one space. */
const line = (longest: number, sentence: string) =>
  z
    .string()
    .transform((text) => {
      const whole = text.toWellFormed().replace(/[\s\p{Cc}]+/gu, " ");
      return whole.trim();
    })
    .refine((text) => text.length <= longest, sentence);

/** A plain date is a day of UTC, of which `daysOn` 1 is the end. PostgreSQL and we agree on the years between. */
const moment = (daysOn: 0 | 1) =>
  z
    .union(
      [
        z.iso.date().transform((date) => Date.parse(date) + daysOn * dayMs),
        z.iso.datetime({ offset: true }).transform((time) => Date.parse(time)),
      ],
      { error: noDate },
    )
    .refine((ms) => ms >= 0 && ms < Date.UTC(9999, 0), noDate)
    .transform((ms) => new Date(ms).toISOString());

/** What a form leaves empty was not asked for. */
const unlessBlank = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), inner.optional());

const pageLength = `A page has 1 to ${longestPage} calls.`;

/** What may be asked of one's calls: `from` is the first moment, `to` the first that is too late. */
export const callQuerySchema = z.object({
  from: unlessBlank(moment(0)),
  to: unlessBlank(moment(1)),
  status: unlessBlank(z.enum(callStatuses, { error: `One of ${callStatuses.join(", ")}.` })),
  q: unlessBlank(line(longestSearch, `Look for ${longestSearch} characters at most.`)),
  cursor: unlessBlank(
    z.string().transform((text, context) => {
      const place = readCursor(text);
      if (!place) context.addIssue({ code: "custom", message: "That is not where a page of calls ended." });
      return place ?? z.NEVER;
    }),
  ),
  limit: unlessBlank(
    z.coerce.number({ error: pageLength }).int(pageLength).min(1, pageLength).max(longestPage, pageLength),
  ).default(pageSize),
});
export type CallQuery = z.infer<typeof callQuerySchema>;

/** What an owner may change about a call; an empty title takes the name away. */
export const callChangeSchema = z
  .strictObject({
    title: line(longestTitle, `A name has ${longestTitle} characters at most.`).optional(),
    isKept: z.boolean({ error: "Kept or not: true or false." }).optional(),
  })
  .refine(
    (change) => change.title !== undefined || change.isKept !== undefined,
    "Nothing to change was sent.",
  );

export type NewWebCallRow = {
  callId: string;
  /** The claim it was made under, which says whose it is and how long it may last. */
  claimId: string;
  agentId: string;
  agentVersion: number;
};

/** A call of the vendor before Retell, as it is taken in. */
export type ImportedCall = { callId: string; madeAt: Date; facts: CallFacts };

/** `erased`: it was here once, and was erased; `taken`: the id is another's call. */
export const importOutcomeSchema = z.enum(["imported", "known", "erased", "taken", "no_account"]);
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

const word = z.object({ word: z.string(), start: z.number().optional(), end: z.number().optional() });
const utterance = z.object({
  role: z.enum(["agent", "user", "transfer_target"]),
  content: z.string(),
  words: z.array(word),
});

const listed = {
  call_id: z.string(),
  kind: z.enum(["web", "phone"]),
  status: z.enum(callStatuses),
  reason: z.string().nullable(),
  title: z.string().nullable(),
  created_at: z.string(),
  duration_ms: z.number().nullable(),
  summary: z.string().nullable(),
  topics: z.array(z.string()),
  is_kept: z.boolean(),
  is_erased: z.boolean(),
};

/** A row of `get_visitor_call` or `get_my_call`; whose it is, its reader says. */
export const recapRowSchema = z
  .object({
    ...listed,
    started_at: z.string().nullable(),
    ended_at: z.string().nullable(),
    transcript: z.array(utterance).nullable(),
    has_recording: z.boolean(),
    sentiment: z.string().nullable(),
    mood: z.string().nullable(),
    is_analyzed: z.boolean(),
    has_feedback: z.boolean(),
    is_imported: z.boolean().default(false),
  })
  .transform(
    (row): Omit<CallRecap, "belongsTo"> => ({
      ...toListed(row),
      startedAt: row.started_at,
      endedAt: row.ended_at,
      transcript: row.transcript ?? [],
      hasRecording: row.has_recording,
      sentiment: row.sentiment,
      mood: row.mood,
      isAnalyzed: row.is_analyzed,
      hasFeedback: row.has_feedback,
      isImported: row.is_imported,
    }),
  );

/** A row of `list_my_calls`; `id` is where the next page goes on. */
export const callListRowSchema = z
  .object({ ...listed, id: z.uuid(), has_transcript: z.boolean() })
  .transform((row): CallListItem & { id: string } => ({
    ...toListed(row),
    id: row.id,
    hasTranscript: row.has_transcript,
  }));

function toListed(row: z.infer<z.ZodObject<typeof listed>>) {
  return {
    callId: row.call_id,
    kind: row.kind,
    status: row.status,
    reason: row.reason,
    title: row.title,
    createdAt: row.created_at,
    durationMs: row.duration_ms,
    summary: row.summary,
    topics: row.topics,
    isKept: row.is_kept,
    isErased: row.is_erased,
  };
}

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
    claim_id: facts.claimId,
  };
}
