export const callStatuses = ["registered", "ongoing", "ended", "not_connected", "error"] as const;
export type CallStatus = (typeof callStatuses)[number];
export type CallKind = "web" | "phone";

/** Seconds from the start of the recording; the vendor leaves either out when it does not know. */
export type Word = { word: string; start?: number | undefined; end?: number | undefined };
export type Utterance = { role: "agent" | "user" | "transfer_target"; content: string; words: Word[] };

/** What one event, or one read-back, says about a call. Everything it is silent about is absent. */
export type CallFacts = {
  kind?: CallKind | undefined;
  status?: CallStatus | undefined;
  reason?: string | undefined;
  startedAt?: Date | undefined;
  endedAt?: Date | undefined;
  durationMs?: number | undefined;
  agentId?: string | undefined;
  agentVersion?: number | undefined;
  transcript?: Utterance[] | undefined;
  recordingUrl?: string | undefined;
  recordingMultiChannelUrl?: string | undefined;
  costMicroUsd?: number | undefined;
  latency?: Record<string, unknown> | undefined;
  summary?: string | undefined;
  sentiment?: string | undefined;
  isSuccessful?: boolean | undefined;
  analysis?: Record<string, unknown> | undefined;
  /** The claim that we made the call under; Retell carries it. */
  claimId?: string | undefined;
};

/** A call as its owner may see it. */
export type CallRecap = {
  callId: string;
  kind: CallKind;
  status: CallStatus;
  reason: string | null;
  /** Its owner's name for it. */
  title: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  durationMs: number | null;
  transcript: Utterance[];
  hasRecording: boolean;
  summary: string | null;
  sentiment: string | null;
  topics: string[];
  mood: string | null;
  isAnalyzed: boolean;
  /** Whether its caller asked to keep what was said; else it is erased after a day. */
  isKept: boolean;
  hasFeedback: boolean;
  /** Whether it is in somebody's account, or this browser's alone. */
  belongsTo: "account" | "browser";
  /** Made with the voice service before Retell, where its recording lies. */
  isImported: boolean;
  /** What was said is gone for good; only that there was a call is left. */
  isErased: boolean;
};

/** A call as a list shows it. */
export type CallListItem = Pick<
  CallRecap,
  | "callId"
  | "kind"
  | "status"
  | "reason"
  | "title"
  | "createdAt"
  | "durationMs"
  | "summary"
  | "topics"
  | "isKept"
  | "isErased"
> & { hasTranscript: boolean };

const finalStatuses: readonly CallStatus[] = ["ended", "not_connected", "error"];
export const isFinal = (status: CallStatus): boolean => finalStatuses.includes(status);
