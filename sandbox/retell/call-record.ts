import type { AgentConfig, StorageSetting } from "./agent-schema";
import type { CallAnalysis } from "./analysis";
import type { CallCost, CallLatency, TokenUsage } from "./costs";
import type { LlmConfig } from "./llm-schema";
import type { Utterance } from "./media/contract";

export type CallStatus = "registered" | "ongoing" | "ended" | "not_connected" | "error";

export type PhoneLeg = {
  from: string;
  to: string;
  direction: "outbound";
  carrierId: string;
  sipHeaders?: Record<string, string> | undefined;
};

/** A call as it is kept: what the wire needs, and the agent and response engine as they were for this call. */
export type StoredCall = {
  id: string;
  kind: "web_call" | "phone_call";
  status: CallStatus;
  agentId: string;
  agentVersion: number;
  agent: AgentConfig;
  llm: LlmConfig;
  /** Of web calls. */
  accessToken?: string;
  tokenExpiresAtMs?: number;
  /** Of phone calls. */
  phone?: PhoneLeg;
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
