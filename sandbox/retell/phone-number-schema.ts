import { z } from "zod";
import { isE164, isUsAreaCode } from "./nanp";

export const e164 = z.string().refine(isE164, "not in E.164 format");

const WEIGHT_ROUNDING = 1e-6;

const agentVersion = z.union([
  z.int().nonnegative(),
  z
    .string()
    .max(20)
    .regex(/^[a-z0-9_-]+$/),
]);
const boundAgents = z
  .array(
    z.object({
      agent_id: z.string().min(1),
      weight: z.number().gt(0).max(1),
      agent_version: agentVersion.optional(),
    }),
  )
  .refine(
    (agents) =>
      agents.length === 0 || Math.abs(agents.reduce((sum, a) => sum + a.weight, 0) - 1) < WEIGHT_ROUNDING,
    "weights must add up to 1",
  )
  .nullish();

const countries = z.array(z.string().regex(/^[A-Z]{2}$/)).nullish();
const transport = z.enum(["TLS", "TCP", "UDP"]).nullish();
/** Gone from the specification; what the service does with them is not known, so the mistake is made to show. */
const gone = z.never("use inbound_agents or outbound_agents").optional();

const fields = {
  inbound_agents: boundAgents,
  outbound_agents: boundAgents,
  inbound_webhook_url: z.string().nullish(),
  fallback_number: e164.nullish(),
  allowed_inbound_country_list: countries,
  allowed_outbound_country_list: countries,
  inbound_agent_id: gone,
  inbound_agent_version: gone,
  outbound_agent_id: gone,
  outbound_agent_version: gone,
};

export const createNumberBody = z.object({
  area_code: z.int().refine(isUsAreaCode, "not a US area code").optional(),
  country_code: z.enum(["US", "CA"]).optional(),
  number_provider: z.enum(["twilio", "telnyx"]).optional(),
  toll_free: z.boolean().optional(),
  phone_number: e164.optional(),
  nickname: z.string().optional(),
  transport,
  ...fields,
});
export type CreateNumberBody = z.infer<typeof createNumberBody>;

export const updateNumberBody = z.object({
  nickname: z.string().nullish(),
  inbound_sms_webhook_url: z.string().nullish(),
  inbound_sms_agents: boundAgents,
  outbound_sms_agents: boundAgents,
  termination_uri: z.string().optional(),
  auth_username: z.string().optional(),
  auth_password: z.string().optional(),
  transport,
  ...fields,
});
export type UpdateNumberBody = z.infer<typeof updateNumberBody>;
export type NumberConfig = Pick<
  UpdateNumberBody,
  | "nickname"
  | "inbound_agents"
  | "outbound_agents"
  | "inbound_webhook_url"
  | "inbound_sms_agents"
  | "outbound_sms_agents"
  | "inbound_sms_webhook_url"
  | "fallback_number"
  | "allowed_inbound_country_list"
  | "allowed_outbound_country_list"
>;
