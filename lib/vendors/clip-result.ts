import { z } from "zod";
import { type ClipErrorCode, type ClipResult, clipErrorStatus } from "@/types/clip";

const voice = z.enum(["original", "recreated"]);
const made = z.object({
  success: z.literal(true),
  clipUrl: z.string(),
  s3Key: z.string(),
  captionsS3Key: z.string(),
  durationSeconds: z.number().positive(),
  check: z.object({
    voices: z.object({ physician: voice, agent: voice }),
    planHash: z.string(),
    audioHash: z.string(),
    isFreeOfPhysician: z.boolean().nullable(),
    highestCorrelation: z.number().nullable(),
    loudnessLufs: z.number().nullable(),
    encoding: z.enum(["event-frames", "every-frame"]),
  }),
});
const refused = z.object({
  success: z.literal(false),
  error: z.object({
    code: z.enum(Object.keys(clipErrorStatus) as [ClipErrorCode, ...ClipErrorCode[]]),
    message: z.string(),
  }),
});

/** What the video function says, in its answer and at its result's key. */
export const clipResultSchema: z.ZodType<ClipResult> = z.discriminatedUnion("success", [made, refused]);
