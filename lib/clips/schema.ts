import { z } from "zod";
import { callIdSchema as callId } from "@/lib/calls/schema";
import { policy } from "@/lib/limits/policy";
import type { Utterance } from "@/types/call";
import { type ClipCheck, clipFormats, clipStates, type Decision } from "@/types/clip";
import type { Choice } from "./clip-words";

const { mostDecisions, shareDays, longestReport } = policy.clips;

const seconds = z.number("Seconds, as a number.").min(0).max(86_400);
const word = z.int("A word's number.").min(0).max(100_000);
const format = z.enum(clipFormats, `One of ${clipFormats.join(", ")}.`);

const decision = z
  .strictObject({ from: word, to: word, hide: z.boolean("Hide it: true or false.") })
  .refine(({ from, to }) => from < to, "It ends before it begins.");
const decisions = z.array(decision).max(mostDecisions, `${mostDecisions} decisions at most.`);

const days = z
  .number(`One of ${shareDays.join(", ")} days.`)
  .refine((given): given is (typeof shareDays)[number] => shareDays.some((choice) => choice === given), {
    message: `One of ${shareDays.join(", ")} days.`,
  });

/** An exchange by its place, or two moments. */
const stretch = {
  exchangeIndex: z.int("A whole number.").min(0).max(100_000).optional(),
  fromSeconds: seconds.optional(),
  toSeconds: seconds.optional(),
};
type Stretch = { [name in keyof typeof stretch]?: number | undefined };

function toChoice({ exchangeIndex, fromSeconds, toSeconds }: Stretch): Choice | undefined {
  if (exchangeIndex !== undefined) {
    return fromSeconds === undefined && toSeconds === undefined ? { exchangeIndex } : undefined;
  }
  if (fromSeconds === undefined || toSeconds === undefined || fromSeconds >= toSeconds) return undefined;
  return { fromSeconds, toSeconds };
}

/** What was asked for, with the stretch as one choice. */
function withChoice<T extends Stretch>(given: T, context: z.RefinementCtx) {
  const { exchangeIndex, fromSeconds, toSeconds, ...rest } = given;
  const choice = toChoice({ exchangeIndex, fromSeconds, toSeconds });
  if (choice) return { ...rest, choice };
  const message = "Either an exchange, or two moments of which the first is the earlier.";
  context.addIssue({ code: "custom", path: ["exchangeIndex"], message });
  return z.NEVER;
}

/** What can be seen of a clip. */
const looks = {
  callId,
  ...stretch,
  format: format.default("9:16"),
  anonymize: z.boolean("Replaced or not: true or false.").default(false),
  redactions: decisions.default([]),
};

/** What `POST /api/generate-clip` takes. */
export const newClipSchema = z
  .strictObject({
    ...looks,
    /** Left out, a new clip has the usual days, and one that is there keeps its own. */
    expiresInDays: days.optional(),
    /** Of the words that were looked through, as the review gave it. */
    wordsHash: z.string("That is no text.").max(100).optional(),
  })
  .transform(withChoice);

/** What `POST /api/generate-clip/image` takes. */
export const previewSchema = z.strictObject(looks).transform(withChoice);

const inQuery = <T extends z.ZodType>(inner: T) =>
  z.preprocess((text) => (text ? Number(text) : undefined), inner);

/** What `GET /api/generate-clip/review` is asked with. */
export const reviewQuerySchema = z
  .object({
    call: callId,
    exchange: inQuery(stretch.exchangeIndex),
    fromSeconds: inQuery(stretch.fromSeconds),
    toSeconds: inQuery(stretch.toSeconds),
  })
  .transform(({ exchange, ...rest }) => ({ ...rest, exchangeIndex: exchange }))
  .transform(withChoice);

/** What `PATCH /api/generate-clip/{clipId}` takes. */
export const clipChangeSchema = z.strictObject({ expiresInDays: days });
export const clipIdSchema = z.uuid();
export const callQuerySchema = z.object({ call: callId });
export const imageQuerySchema = z.object({ clip: clipIdSchema });
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

export const reportSchema = z.strictObject({
  reason: z
    .string("That is no text.")
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/[\s\p{Cc}]+/gu, " ")
        .trim(),
    )
    .refine((text) => text.length <= longestReport, `${longestReport} characters at most.`)
    .optional(),
});

/** A row of `get_my_clip` and `list_my_clips`. */
export const clipRowSchema = z
  .object({
    clip_id: z.string(),
    call_id: z.string(),
    exchange_index: z.number().nullable(),
    format,
    is_anonymized: z.boolean(),
    state: z.enum(clipStates),
    created_at: z.string(),
    expires_at: z.string().nullable(),
    duration_seconds: z.number().nullable(),
    proof: z.custom<ClipCheck>().nullable(),
    failure: z.string().nullable(),
    token_sealed: z.string().nullable(),
  })
  .transform((row) => ({
    clipId: row.clip_id,
    callId: row.call_id,
    exchangeIndex: row.exchange_index,
    format: row.format,
    isAnonymized: row.is_anonymized,
    state: row.state,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    durationSeconds: row.duration_seconds,
    check: row.proof,
    failure: row.failure,
    tokenSealed: row.token_sealed,
  }));
export type ClipRow = z.infer<typeof clipRowSchema>;

/** A row of `take_clip`: what a worker has to make, and what it makes it of. */
export const clipWorkSchema = z
  .object({
    lease_id: z.string(),
    attempt: z.number(),
    call_id: z.string(),
    exchange_index: z.number().nullable(),
    start_seconds: z.number(),
    end_seconds: z.number(),
    format,
    is_anonymized: z.boolean(),
    decisions: z.custom<Decision[]>(),
    words_hash: z.string(),
    transcript: z.custom<Utterance[]>().nullable(),
    recording_url: z.string().nullable(),
    recording_multi_channel_url: z.string().nullable(),
  })
  .transform((row) => ({
    leaseId: row.lease_id,
    attempt: row.attempt,
    callId: row.call_id,
    choice:
      row.exchange_index === null
        ? { fromSeconds: row.start_seconds, toSeconds: row.end_seconds }
        : { exchangeIndex: row.exchange_index },
    format: row.format,
    isAnonymized: row.is_anonymized,
    decisions: row.decisions,
    wordsHash: row.words_hash,
    transcript: row.transcript ?? [],
    recordingUrl: row.recording_url,
    multiChannelUrl: row.recording_multi_channel_url,
  }));
export type ClipWork = z.infer<typeof clipWorkSchema> & { clipId: string };

/** A row of `get_shared_clip`. */
export const sharedRowSchema = z
  .object({
    clip_id: z.string(),
    format,
    is_anonymized: z.boolean(),
    duration_seconds: z.number(),
    created_at: z.string(),
    expires_at: z.string(),
  })
  .transform((row) => ({
    clipId: row.clip_id,
    format: row.format,
    isAnonymized: row.is_anonymized,
    durationSeconds: row.duration_seconds,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }));
export type SharedRow = z.infer<typeof sharedRowSchema>;
