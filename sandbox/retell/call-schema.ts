import { z } from "zod";
import { isDeeperThan, MOST_LEVELS } from "../core/depth";
import { agentPatchBody, storageSettings } from "./agent-schema";
import { llmOverride } from "./llm-schema";

const METADATA_BYTES = 50_000;

const metadata = z
  .record(z.string(), z.unknown())
  .refine((value) => !isDeeperThan(MOST_LEVELS, value), { message: "nested too deeply", abort: true })
  .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= METADATA_BYTES, "more than 50 kB");

const versionReference = z.union([z.string().min(1), z.int().nonnegative()]).optional();

const perCall = {
  agent_override: z
    .object({
      agent: agentPatchBody.omit({ response_engine: true }).optional(),
      retell_llm: llmOverride.optional(),
      conversation_flow: z.looseObject({}).optional(),
    })
    .optional(),
  metadata: metadata.optional(),
  retell_llm_dynamic_variables: z.record(z.string(), z.string()).optional(),
};
export type PerCallBody = z.infer<z.ZodObject<typeof perCall>>;

export const createWebCallBody = z.object({
  agent_id: z.string().min(1),
  agent_version: versionReference,
  ...perCall,
  current_state: z.string().nullish(),
  current_node_id: z.string().nullish(),
});
export type CreateWebCallBody = z.infer<typeof createWebCallBody>;

export const createPhoneCallBody = z.object({
  from_number: z.string().min(1),
  to_number: z.string().min(1),
  override_agent_id: z.string().min(1).optional(),
  override_agent_version: versionReference,
  custom_sip_headers: z.record(z.string(), z.string()).optional(),
  ignore_e164_validation: z.boolean().optional(),
  ...perCall,
});
export type CreatePhoneCallBody = z.infer<typeof createPhoneCallBody>;

/** The one body for which the specification forbids further fields. */
export const updateCallBody = z.strictObject({
  metadata: metadata.optional(),
  data_storage_setting: z.enum(storageSettings).optional(),
  override_dynamic_variables: z.record(z.string(), z.string()).nullish(),
  custom_attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type UpdateCallBody = z.infer<typeof updateCallBody>;
