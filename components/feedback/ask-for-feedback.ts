import type { Mood, Role } from "@/lib/feedback/roles";
import { type ApiResult, askApi } from "@/lib/http/api-client";

export type FeedbackAnswer = {
  mood: Mood;
  role?: Role;
  workplace?: string;
  email?: string;
  keep: boolean;
  remember?: boolean;
};
type Kept = { isKept: boolean };

export type AskForFeedback = (callId: string, answer: FeedbackAnswer) => Promise<ApiResult<Kept>>;

/** Hands the answer in; what comes back is whether the call is kept now. */
export const giveFeedback: AskForFeedback = (callId, body) =>
  askApi(`/api/calls/${encodeURIComponent(callId)}/feedback`, { method: "POST", body, parse: parseKept });

function parseKept(body: unknown): Kept | undefined {
  const isKept = typeof body === "object" && body !== null && "isKept" in body ? body.isKept : undefined;
  return typeof isKept === "boolean" ? { isKept } : undefined;
}
