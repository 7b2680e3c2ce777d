import { parseRecap } from "@/lib/calls/progress";
import { type ApiResult, askApi } from "@/lib/http/api-client";
import type { CallRecap } from "@/types/call";

export type AskForRecap = (callId: string, signal: AbortSignal) => Promise<ApiResult<CallRecap>>;

export const askForRecap: AskForRecap = (callId, signal) =>
  askApi(`/api/calls/${encodeURIComponent(callId)}`, { signal, timeoutMs: 8_000, parse: parseRecap });
