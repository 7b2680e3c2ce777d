import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** Seconds are relative to the start of the recording. */
export type Word = { word: string; start: number; end: number };
export type Utterance = { role: "agent" | "user"; content: string; words: Word[] };

/** One call as the media side needs it, taken from the agent and LLM versions that the call was created with. */
export type LiveCall = {
  callId: string;
  agentName: string;
  voiceId: string;
  voiceSpeed: number;
  startSpeaker: "agent" | "user";
  /** With dynamic variables filled in; null lets the model make one up, "" waits for the caller. */
  beginMessage: string | null;
  beginMessageDelayMs: number;
  /** With dynamic variables filled in. */
  generalPrompt: string;
  /** What the prompt was told of the caller's earlier calls; absent or empty when nothing. */
  callerNote?: string;
  temperature: number;
  interruptionSensitivity: number;
  reminderTriggerMs: number;
  reminderMaxCount: number;
  endCallAfterSilenceMs: number;
  maxCallDurationMs: number;
};

/** Who is at the other end of a phone: lines to be said in turn, an answering machine, or somebody in the console. */
export type Callee =
  | { kind: "script"; lines: readonly string[]; hangsUp: boolean }
  /** `message` is what the agent leaves on it; it hangs up at once when that is "". */
  | { kind: "machine"; lines: readonly string[]; message: string }
  | { kind: "person" };

/** Milliseconds, one value a turn. */
export type TurnLatencies = { e2e: number[]; llm: number[]; tts: number[] };

export type MediaResult = {
  /** 24 kHz, 16 bit; both channels mixed. */
  monoWav: Buffer;
  /** 24 kHz, 16 bit; channel 0 the caller, channel 1 the agent. */
  multiChannelWav: Buffer;
  transcript: Utterance[];
  latency: TurnLatencies;
  /** Tokens of each request to the model (the script engine counts words). */
  llmTokens: number[];
};

/** What the REST side offers the media side. */
export type CallRegistry = {
  /** Redeems an access token, once: the call becomes ongoing and call_started is sent. */
  join: (accessToken: string) => LiveCall | { refused: string };
  /** A turn changed; the transcript so far. */
  transcriptUpdated: (callId: string, transcript: Utterance[]) => void;
  /** The media side has finished, with a documented disconnection reason. */
  ended: (callId: string, reason: string, result: MediaResult) => Promise<void>;
};

/** What the media side offers the REST side. */
export type MediaSessions = {
  upgrade: (path: string, request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  /** Begins a phone call, which has no browser: what is said comes from the callee or through `say`. */
  connect: (call: LiveCall, callee: Callee) => void;
  /** Ends a live call; resolves when `ended` has been called and has finished. False when no such call is live. */
  stop: (callId: string, reason: string) => Promise<boolean>;
  /** Speaks into a live call as either party. False when no such call is live. */
  say: (callId: string, role: "agent" | "user", text: string) => Promise<boolean>;
  transcript: (callId: string) => Utterance[] | undefined;
  close: () => Promise<void>;
};
