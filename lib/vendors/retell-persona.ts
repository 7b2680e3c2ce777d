import type Retell from "retell-sdk";
import type { AnalysisField, Persona } from "@/types/persona";

/** Fields of a Retell LLM or agent under Retell's own names, as they are compared and shown. */
export type Settings = Record<string, unknown>;

/** The default variable that carries a persona's mark. The prompt never names it, so the model never sees it. */
export const MARK_VARIABLE = "provisioned_as";

export function toLlmSettings(persona: Persona) {
  return {
    model: persona.model,
    model_temperature: persona.temperature,
    start_speaker: "agent",
    begin_message: persona.firstMessage,
    general_prompt: persona.prompt,
    general_tools: [{ type: "end_call", name: "end_call", description: persona.hangUpDescription }],
    default_dynamic_variables: { ...persona.variables, [MARK_VARIABLE]: persona.mark },
  } satisfies Retell.LlmCreateParams;
}

/** The agent without what is decided elsewhere: engine, voice, webhook and privacy. */
export function toAgentSettings(persona: Persona) {
  return {
    agent_name: persona.agentName,
    language: "en-US",
    begin_message_delay_ms: persona.firstMessageDelayMs,
    interruption_sensitivity: persona.interruptionSensitivity,
    responsiveness: persona.responsiveness,
    enable_backchannel: true,
    backchannel_frequency: persona.backchannelFrequency,
    vocab_specialization: "medical",
    // Retell's presets are written into the prompt: the call-centre manner must not be.
    handbook_config: { default_personality: false, ai_disclosure: true, speech_normalization: true },
    max_call_duration_ms: persona.maxCallDurationMs,
    end_call_after_silence_ms: persona.endAfterSilenceMs,
    reminder_trigger_ms: persona.reminderAfterMs,
    reminder_max_count: persona.reminderCount,
    opt_in_signed_url: true,
    signed_url_expiration_ms: persona.signedUrlLifeMs,
    post_call_analysis_data: persona.analysis.map(toAnalysisField),
    ...(persona.telephone && {
      ring_duration_ms: persona.telephone.ringMs,
      voicemail_option: { action: { type: "hangup" as const } },
    }),
  } satisfies Partial<Retell.AgentCreateParams>;
}

export type NumberSettings = ReturnType<typeof toNumberSettings>;

/**
 * A number that rings people on behalf of one agent, in one published version: an edit of the agent reaches nobody
 * before setup has moved the number to it. Retell itself refuses to dial any other country.
 */
export function toNumberSettings(
  mark: string,
  agent: { id: string; version: number | string },
  destinations: { canada: boolean; territories: boolean },
) {
  return {
    nickname: mark,
    outbound_agents: [{ agent_id: agent.id, weight: 1, agent_version: agent.version }],
    allowed_outbound_country_list: [
      "US",
      ...(destinations.canada ? ["CA"] : []),
      ...(destinations.territories ? ["AS", "GU", "MP", "PR", "VI"] : []),
    ],
  } satisfies Retell.PhoneNumberCreateParams;
}

export const webhookEvents = [
  "call_started",
  "call_ended",
  "call_analyzed",
  "transcript_updated",
] satisfies Retell.AgentCreateParams["webhook_events"];

export const storageSettings = ["everything", "everything_except_pii", "basic_attributes_only"] as const;

export type Privacy = {
  /** Scrubs what identifies a person from transcript and recording after the call; unset leaves it as it is. */
  scrubsPii?: boolean | undefined;
  storage?: (typeof storageSettings)[number] | undefined;
};

const piiCategories: NonNullable<Retell.AgentCreateParams["pii_config"]>["categories"] = [
  "person_name",
  "address",
  "email",
  "phone_number",
  "ssn",
  "medical_id",
  "date_of_birth",
  "customer_account_number",
];

export function toPrivacySettings({ scrubsPii, storage }: Privacy) {
  return {
    ...(storage && { data_storage_setting: storage }),
    // Retell scrubs nothing when the list is empty.
    ...(scrubsPii !== undefined && {
      pii_config: { mode: "post_call" as const, categories: scrubsPii ? piiCategories : [] },
    }),
  } satisfies Partial<Retell.AgentCreateParams>;
}

function toAnalysisField(field: AnalysisField) {
  switch (field.kind) {
    case "preset": {
      const description = field.description && { description: field.description };
      return { type: "system-presets" as const, name: field.name, ...description };
    }
    case "text": {
      const { name, description, examples } = field;
      return { type: "string" as const, name, description, examples, required: false };
    }
    case "choice": {
      const { name, description, choices } = field;
      return { type: "enum" as const, name, description, choices, required: false };
    }
    case "yes-no":
      return { type: "boolean" as const, name: field.name, description: field.description, required: false };
  }
}
