import type { AgentConfig, StorageSetting } from "./agent-schema";
import type { CallAnalysis } from "./analysis";
import type { CallCost, CallLatency, TokenUsage } from "./costs";
import type { LlmConfig } from "./llm-schema";
import type { Utterance } from "./media/contract";

export type CallStatus = "registered" | "ongoing" | "ended" | "not_connected" | "error";

/** A call as it is kept: what the wire needs, and the agent and response engine as they were for this call. */
export type StoredCall = {
  id: string;
  kind: "web_call";
  status: CallStatus;
  agentId: string;
  agentVersion: number;
  agent: AgentConfig;
  llm: LlmConfig;
  accessToken: string;
  tokenExpiresAtMs: number;
  createdAtMs: number;
  startedAtMs?: number;
  endedAtMs?: number;
  disconnectionReason?: string;
  storageSetting: StorageSetting;
  signedUrls: boolean;
  recordingKey: string;
  hasRecording: boolean;
  metadata?: Record<string, unknown>;
  dynamicVariables?: Record<string, string>;
  customAttributes?: Record<string, string | number | boolean>;
  transcript?: Utterance[];
  cost?: CallCost;
  latency?: CallLatency;
  tokenUsage?: TokenUsage;
  analysis?: CallAnalysis;
};

/** What a call becomes when it disconnects for this reason. */
export function statusFor(reason: string): CallStatus {
  const notConnected =
    /^(dial_|invalid_destination|telephony_provider_|sip_routing_error|marked_as_spam|user_declined)/;
  const failed =
    /^(error_|concurrency_limit_reached|no_concurrency_fallback|no_valid_payment|registered_call_timeout)/;
  if (notConnected.test(reason)) return "not_connected";
  return failed.test(reason) ? "error" : "ended";
}
