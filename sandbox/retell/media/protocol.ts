import { z } from "zod";
import type { Utterance } from "./contract";

export const SAMPLE_RATE = 24_000;
export const SAMPLES_PER_MS = SAMPLE_RATE / 1000;

/** Text frames of the browser. Binary frames are its microphone: 16-bit little-endian PCM, mono, 24 kHz. */
const clientMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), accessToken: z.string().min(1).max(4096) }),
  z.object({ type: z.literal("text"), text: z.string().trim().min(1).max(2000) }),
  z.object({ type: z.literal("speech"), text: z.string().trim().min(1).max(2000), final: z.boolean() }),
  z.object({ type: z.literal("mute"), muted: z.boolean() }),
  z.object({ type: z.literal("hangup") }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/** Frames that the browser SDK hands to the page, as Retell's server sends them. */
export type SdkEvent =
  | { event_type: "update"; transcript: Utterance[]; turntaking?: "agent_turn" | "user_turn" }
  | { event_type: "agent_start_talking" }
  | { event_type: "agent_stop_talking" }
  | { event_type: "metadata"; metadata: Record<string, unknown> };

/** Text frames of the server. Binary frames are the agent's voice, in the microphone's format, sent as it is to be heard. */
export type ServerMessage =
  | { type: "joined"; callId: string }
  | { type: "refused"; message: string }
  /** The agent's audio track is there. */
  | { type: "ready" }
  | { type: "event"; event: SdkEvent }
  /** Audio that was sent but not yet heard is to be dropped. */
  | { type: "clear" }
  | { type: "ended"; reason: string };

export function parseClientMessage(text: string): ClientMessage | undefined {
  try {
    return clientMessageSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
