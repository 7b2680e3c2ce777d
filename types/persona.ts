/** One field that is drawn from a call after it has ended. `name` is the key under which it comes back. */
export type AnalysisField =
  | { kind: "preset"; name: "call_summary" | "user_sentiment"; description?: string }
  | { kind: "text"; name: string; description: string; examples: string[] }
  | { kind: "choice"; name: string; description: string; choices: string[] }
  | { kind: "yes-no"; name: string; description: string };

/** What a persona's voice should be. `gender` is required of a voice; the others only rank it. */
export type VoiceTraits = { gender: "female" | "male"; accent: string; age: string };

/** Someone who answers a call: what is said, how, and for how long. Times in milliseconds. */
export type Persona = {
  /** Never changes: an LLM has no name at Retell, so this is how a lost one is found again. */
  mark: string;
  agentName: string;
  prompt: string;
  firstMessage: string;
  firstMessageDelayMs: number;
  model: "claude-5-sonnet" | "gpt-4.1-mini";
  temperature: number;
  /** What `{{name}}` in the prompt stands for when a call brings no value. */
  variables: Record<string, string>;
  hangUpDescription: string;
  analysis: AnalysisField[];
  voice: VoiceTraits;
  /** From 0 to 1. */
  interruptionSensitivity: number;
  responsiveness: number;
  backchannelFrequency: number;
  maxCallDurationMs: number;
  endAfterSilenceMs: number;
  reminderAfterMs: number;
  reminderCount: number;
  signedUrlLifeMs: number;
  /** For whoever rings people's phones. */
  telephone?: { ringMs: number; onVoicemail: "hang-up" };
};
