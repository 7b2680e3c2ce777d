import { z } from "zod";
import { isDeeperThan, MOST_LEVELS } from "../core/depth";
import { agentPatchBody, storageSettings } from "./agent-schema";
import { llmOverride } from "./llm-schema";

const METADATA_BYTES = 50_000;

const metadata = z
  .record(z.string(), z.unknown())
  .refine((value) => !isDeeperThan(MOST_LEVELS, value), { message: "nested too deeply", abort: true })
  .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= METADATA_BYTES, "more than 50 kB");

export const createWebCallBody = z.object({
  agent_id: z.string().min(1),
  agent_version: z.union([z.string().min(1), z.int().nonnegative()]).optional(),
  agent_override: z
    .object({
      agent: agentPatchBody.omit({ response_engine: true }).optional(),
      retell_llm: llmOverride.optional(),
      conversation_flow: z.looseObject({}).optional(),
    })
    .optional(),
  metadata: metadata.optional(),
  retell_llm_dynamic_variables: z.record(z.string(), z.string()).optional(),
  current_state: z.string().nullish(),
  current_node_id: z.string().nullish(),
});
export type CreateWebCallBody = z.infer<typeof createWebCallBody>;

/** The one body for which the specification forbids further fields. */
export const updateCallBody = z.strictObject({
  metadata: metadata.optional(),
  data_storage_setting: z.enum(storageSettings).optional(),
  override_dynamic_variables: z.record(z.string(), z.string()).nullish(),
  custom_attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type UpdateCallBody = z.infer<typeof updateCallBody>;
