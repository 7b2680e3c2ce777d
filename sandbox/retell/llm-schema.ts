import { z } from "zod";
import { models, speechModels } from "./models";

const tool = z.looseObject({ type: z.string().min(1), name: z.string().min(1) });

/** The part of a response engine that one call may override; the prompt is not in it. */
const overridable = {
  model: z.enum(models).nullish(),
  s2s_model: z.enum(speechModels).nullish(),
  model_temperature: z.number().min(0).max(1).optional(),
  model_high_priority: z.boolean().nullish(),
  tool_call_strict_mode: z.boolean().nullish(),
  knowledge_base_ids: z.array(z.string()).nullish(),
  kb_config: z
    .object({
      top_k: z.int().min(1).max(10).optional(),
      filter_score: z.number().min(0).max(1).optional(),
    })
    .nullish(),
  start_speaker: z.enum(["user", "agent"]).optional(),
  begin_after_user_silence_ms: z.int().min(0).nullish(),
  begin_message: z.string().nullish(),
};

const exclusive = { message: "model and s2s_model exclude each other" };
const hasOneModel = (llm: { model?: string | null | undefined; s2s_model?: string | null | undefined }) =>
  !(llm.model && llm.s2s_model);

export const llmOverride = z.object(overridable).refine(hasOneModel, exclusive);

const fields = z.object({
  ...overridable,
  general_prompt: z.string().nullish(),
  general_tools: z.array(tool).nullish(),
  states: z.array(z.looseObject({ name: z.string() })).nullish(),
  starting_state: z.string().nullish(),
  default_dynamic_variables: z.record(z.string(), z.string()).nullish(),
  mcps: z.array(z.looseObject({ name: z.string(), url: z.string() })).nullish(),
  is_transfer_llm: z.boolean().nullish(),
});

export const llmBody = fields.refine(hasOneModel, exclusive);
export type LlmConfig = z.infer<typeof fields>;
