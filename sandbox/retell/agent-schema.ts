import { z } from "zod";
import { analysisItem } from "./analysis-schema";
import { languages, models, voiceModels } from "./models";

const responseEngine = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("retell-llm"),
    llm_id: z.string().min(1),
    version: z.int().nonnegative().nullish(),
  }),
  z.object({ type: z.literal("custom-llm"), llm_websocket_url: z.string() }),
  z.object({
    type: z.literal("conversation-flow"),
    conversation_flow_id: z.string(),
    version: z.int().nullish(),
  }),
]);
export type ResponseEngine = z.infer<typeof responseEngine>;

const voicemailAction = z.discriminatedUnion("type", [
  z.object({ type: z.literal("prompt"), text: z.string() }),
  z.object({ type: z.literal("static_text"), text: z.string() }),
  z.object({ type: z.literal("hangup") }),
  z.object({ type: z.literal("bridge_transfer") }),
]);

const webhookEvents = [
  "call_started",
  "call_ended",
  "call_analyzed",
  "transcript_updated",
  "transfer_started",
  "transfer_bridged",
  "transfer_cancelled",
  "transfer_ended",
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export const storageSettings = ["everything", "everything_except_pii", "basic_attributes_only"] as const;
export type StorageSetting = (typeof storageSettings)[number];

const piiCategories = [
  "person_name",
  "address",
  "email",
  "phone_number",
  "ssn",
  "passport",
  "driver_license",
  "credit_card",
  "bank_account",
  "password",
  "pin",
  "medical_id",
  "date_of_birth",
  "customer_account_number",
] as const;

const share = z.number().min(0).max(1).optional();
const upToTwo = z.number().min(0).max(2).optional();
const words = z.array(z.string()).nullish();
const text = z.string().nullish();
const locale = z.enum(languages);

const speech = {
  voice_model: z.enum(voiceModels).nullish(),
  fallback_voice_ids: words,
  voice_temperature: upToTwo,
  voice_speed: z.number().min(0.5).max(2).optional(),
  enable_dynamic_voice_speed: z.boolean().optional(),
  enable_dynamic_responsiveness: z.boolean().optional(),
  enable_expressive_mode: z.boolean().optional(),
  expressive_emotion_tags: z.array(z.string()).optional(),
  expressive_mode_prompt: text,
  volume: upToTwo,
  voice_emotion: z.enum(["calm", "sympathetic", "happy", "sad", "angry", "fearful", "surprised"]).nullish(),
  ambient_sound: z
    .enum([
      "coffee-shop",
      "convention-hall",
      "summer-outdoor",
      "mountain-outdoor",
      "static-noise",
      "call-center",
    ])
    .nullish(),
  ambient_sound_volume: upToTwo,
  pronunciation_dictionary: z
    .array(z.object({ word: z.string(), alphabet: z.enum(["ipa", "cmu"]), phoneme: z.string() }))
    .nullish(),
};

const turns = {
  responsiveness: share,
  interruption_sensitivity: share,
  enable_backchannel: z.boolean().optional(),
  backchannel_frequency: share,
  backchannel_words: words,
  reminder_trigger_ms: z.number().positive().optional(),
  reminder_max_count: z.int().min(0).optional(),
  language: z.union([locale, z.literal("multi"), z.array(locale).min(1)]).optional(),
  boosted_keywords: words,
  end_call_after_silence_ms: z.int().min(10_000).optional(),
  max_call_duration_ms: z.int().min(60_000).max(7_200_000).optional(),
  begin_message_delay_ms: z.int().min(0).max(5000).optional(),
  stt_mode: z.enum(["fast", "accurate", "custom"]).optional(),
  custom_stt_config: z
    .object({ provider: z.enum(["azure", "deepgram", "soniox", "assemblyai"]), endpointing_ms: z.int() })
    .nullish(),
  vocab_specialization: z.enum(["general", "medical"]).optional(),
  denoising_mode: z
    .enum(["no-denoise", "noise-cancellation", "noise-and-background-speech-cancellation"])
    .optional(),
};

const telephony = {
  ring_duration_ms: z.int().min(5000).max(300_000).optional(),
  voicemail_option: z
    .object({ action: voicemailAction, detection_prompt: z.string().max(2000).nullish() })
    .nullish(),
  ivr_option: z
    .object({
      action: z.object({ type: z.literal("hangup") }),
      detection_prompt: z.string().max(2000).nullish(),
    })
    .nullish(),
  call_screening_option: z
    .strictObject({
      agent_identity: z.string().min(1).max(100),
      call_purpose: z.string().min(1).max(300),
    })
    .nullish(),
  allow_user_dtmf: z.boolean().optional(),
  allow_dtmf_interruption: z.boolean().optional(),
  user_dtmf_options: z
    .object({
      digit_limit: z.number().min(1).max(50).nullish(),
      termination_key: text,
      timeout_ms: z.int().min(1000).max(15_000).optional(),
    })
    .nullish(),
};

const afterwards = {
  webhook_url: text,
  webhook_events: z.array(z.enum(webhookEvents)).nullish(),
  webhook_timeout_ms: z.int().positive().optional(),
  data_storage_setting: z.enum(storageSettings).optional(),
  data_storage_retention_days: z.int().min(1).max(730).nullish(),
  opt_in_signed_url: z.boolean().optional(),
  signed_url_expiration_ms: z.int().positive().nullish(),
  post_call_analysis_data: z.array(analysisItem).nullish(),
  post_call_analysis_model: z.enum(models).nullish(),
  analysis_successful_prompt: z.string().max(2000).nullish(),
  analysis_summary_prompt: z.string().max(2000).nullish(),
  analysis_user_sentiment_prompt: z.string().max(2000).nullish(),
  pii_config: z
    .object({ mode: z.literal("post_call"), categories: z.array(z.enum(piiCategories)) })
    .optional(),
  guardrail_config: z.object({ input_topics: words, output_topics: words }).optional(),
  handbook_config: z.record(z.string(), z.boolean()).optional(),
};

/**
 * What an agent may hold. Fields the service does not list are dropped. `begin_message` belongs to the response
 * engine; what the service does with it here is not documented, and the stand-in refuses it so that the mistake shows.
 */
const optionalFields = {
  agent_name: text,
  version_title: text,
  version_description: text,
  timezone: text,
  is_public: z.boolean().nullish(),
  begin_message: z.never("it is a field of the response engine").optional(),
  ...speech,
  ...turns,
  ...telephony,
  ...afterwards,
};

export const agentCreateBody = z.object({
  response_engine: responseEngine,
  voice_id: z.string().min(1),
  ...optionalFields,
});
export const agentPatchBody = agentCreateBody.partial();
export type AgentConfig = z.infer<typeof agentCreateBody>;
export const maxDurationMs = (agent: AgentConfig) => agent.max_call_duration_ms ?? 3_600_000;
export type AgentPatch = z.infer<typeof agentPatchBody>;

export const createVersionBody = z.object({ base_version: z.int().nonnegative() });
export const publishBody = z.object({
  version: z.int().nonnegative(),
  version_title: z.string().optional(),
  version_description: z.string().optional(),
});
