import { type ApiResult, askApi } from "@/lib/http/api-client";
import type { AiContext, DeletionReport, Settings } from "@/types/account";

export type SettingsChange = Pick<Settings, "keepCalls" | "remember" | "displayName">;

/** What the settings page asks of our server; a test gives its own. */
export type SettingsApi = {
  save: (settings: SettingsChange) => Promise<ApiResult<Settings>>;
  context: () => Promise<ApiResult<AiContext>>;
  clearMemory: () => Promise<ApiResult<true>>;
  deleteAccount: (confirm: string) => Promise<ApiResult<true>>;
};

export const settingsApi: SettingsApi = {
  save: (body) =>
    askApi("/api/settings", {
      method: "PUT",
      body,
      parse: (answer) => having<Settings>(answer, "keepCalls"),
    }),
  context: () => askApi("/api/ai-context", { parse: (answer) => having<AiContext>(answer, "summaries") }),
  clearMemory: () => askApi("/api/ai-context", { method: "DELETE", parse: () => true }),
  deleteAccount: (confirm) =>
    askApi("/api/account", { method: "DELETE", body: { confirm }, parse: () => true }),
};

export const askForDeletion = () =>
  askApi("/api/account/deletion", { parse: (answer) => having<DeletionReport>(answer, "state") });

/** Our own server's answer, known by a field that all of its kind have. */
function having<T extends object>(answer: unknown, field: keyof T & string): T | undefined {
  return typeof answer === "object" && answer !== null && field in answer ? (answer as T) : undefined;
}
