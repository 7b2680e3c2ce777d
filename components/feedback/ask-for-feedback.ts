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

/** What the form asks of our server; a test gives its own. */
export type FeedbackApi = {
  give: (callId: string, answer: FeedbackAnswer) => Promise<ApiResult<Kept>>;
  keep: (callId: string, isKept: boolean) => Promise<ApiResult<Kept>>;
};

export const feedbackApi: FeedbackApi = {
  give: (callId, body) =>
    askApi(`/api/calls/${encodeURIComponent(callId)}/feedback`, { method: "POST", body, parse: parseKept }),
  keep: (callId, isKept) =>
    askApi(`/api/calls/${encodeURIComponent(callId)}`, {
      method: "PATCH",
      body: { isKept },
      parse: parseKept,
    }),
};

function parseKept(body: unknown): Kept | undefined {
  const isKept = typeof body === "object" && body !== null && "isKept" in body ? body.isKept : undefined;
  return typeof isKept === "boolean" ? { isKept } : undefined;
}
