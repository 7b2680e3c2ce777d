import { type ApiResult, askApi } from "@/lib/http/api-client";
import type { CreatedCall } from "@/lib/web-call/open-call";

/** Asks our server for a call. Its own time-out is longer than the server's on the voice service. */
export function askForCall(signal: AbortSignal): Promise<ApiResult<CreatedCall>> {
  return askApi("/api/retell/create-call", { method: "POST", body: {}, timeoutMs: 20_000, signal, parse });
}

function parse(body: unknown): CreatedCall | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { accessToken, callId } = body as Record<string, unknown>;
  return typeof accessToken === "string" && typeof callId === "string" ? { accessToken, callId } : undefined;
}
