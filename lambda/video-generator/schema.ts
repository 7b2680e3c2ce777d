// As a namespace, so that the bundle leaves out what is not used (a quarter of a megabyte of languages).
import * as z from "zod";
import { type ClipEvent, clipFormats } from "../../types/clip";

/** A longer stretch is not a clip; it also bounds what is fetched, spoken and encoded. */
export const MAX_CLIP_SECONDS = 120;
const MAX_RECORDING_SECONDS = 4 * 3600;
export const MAX_TURNS = 60;
export const MAX_WORDS_A_TURN = 1500;

const seconds = z.number().min(0).max(MAX_RECORDING_SECONDS);
const isForwards = (span: { start: number; end: number }) => span.end >= span.start;
const span = z.object({ start: seconds, end: seconds }).refine(isForwards, "ends before it starts");
const word = z
  .object({ word: z.string().max(200), start: seconds, end: seconds })
  .refine(isForwards, "ends before it starts");
const address = z.url({ protocol: /^https?$/ }).max(4000);
const keyIn = (folder: string, ending: string) =>
  z.string().regex(new RegExp(`^${folder}/[A-Za-z0-9_-]{1,128}\\.${ending}$`));
const pixels = z.number().min(0).max(4000);

const turn = z.object({
  role: z.enum(["agent", "user"]),
  text: z.string().max(20_000),
  words: z.array(word).max(MAX_WORDS_A_TURN),
});
const box = z.object({
  turn: z.int().min(0),
  word: z.int().min(0),
  x: pixels,
  y: pixels,
  width: pixels,
  height: pixels,
});

/** The event, as it comes from outside. Addresses are held against the allowed origins later. */
export const clipEventSchema = z
  .object({
    clipId: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/),
    recordingUrl: address,
    multiChannelUrl: address.nullable(),
    imageS3Key: keyIn("pictures", "png"),
    startSeconds: seconds,
    endSeconds: seconds,
    outputKey: keyIn("clips", "mp4"),
    resultKey: keyIn("results", "json"),
    format: z.enum(clipFormats),
    anonymize: z.boolean(),
    physicianText: z.string().max(20_000),
    turns: z.array(turn).max(MAX_TURNS),
    hidden: z.array(span).max(500),
    boxes: z.array(box).max(5000),
    // Nothing that a clip is made from: one of another form is left out, and the clip is made.
    requestId: z
      .string()
      .regex(/^[A-Za-z0-9:-]{8,128}$/)
      .optional()
      .catch(undefined),
  })
  .refine((event) => event.endSeconds - event.startSeconds >= 0.5, "is shorter than half a second")
  .refine((event) => event.endSeconds - event.startSeconds <= MAX_CLIP_SECONDS, "is too long")
  .refine((event) => event.boxes.every((b) => event.turns[b.turn]?.words[b.word]), "has boxes of no word");

export type ParsedClipEvent = z.infer<typeof clipEventSchema>;

// Fails to compile when the schema and the shared shape part ways.
const _same: (event: ClipEvent) => ParsedClipEvent = (event) => event;
const _back: (event: ParsedClipEvent) => ClipEvent = (event) => event;
void [_same, _back];
