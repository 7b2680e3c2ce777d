import { z } from "zod";

const analysisCommon = {
  name: z.string().min(1),
  description: z.string(),
  required: z.boolean().optional(),
  conditional_prompt: z.string().optional(),
};

/** What an agent asks to be found out after each call. */
export const analysisItem = z.discriminatedUnion("type", [
  z.object({ type: z.literal("string"), ...analysisCommon, examples: z.array(z.string()).optional() }),
  z.object({ type: z.literal("enum"), ...analysisCommon, choices: z.array(z.string()) }),
  z.object({ type: z.literal("boolean"), ...analysisCommon }),
  z.object({ type: z.literal("number"), ...analysisCommon }),
  z.object({
    type: z.literal("system-presets"),
    ...analysisCommon,
    name: z.enum(["call_summary", "call_successful", "user_sentiment"]),
    description: z.string().min(1).optional(),
  }),
]);
export type AnalysisItem = z.infer<typeof analysisItem>;
