import { type ApiResult, askApi } from "@/lib/http/api-client";
import type { CreatedCall } from "@/lib/web-call/open-call";

/** What was asked for before: a call holds time until it is let go, so the next one waits for that. */
let before: Promise<unknown> = Promise.resolve();

/** Has the next call be asked for after this, as what Doc is to know of it must be there by then. Never rejects. */
export function askFirst(work: Promise<unknown>): void {
  before = Promise.allSettled([before, work]);
}

/** Asks our server for a call. Its own time-out is longer than the server's on the voice service. */
export function askForCall(): Promise<ApiResult<CreatedCall>> {
  const asked = before.then(() =>
    askApi("/api/retell/create-call", { method: "POST", body: {}, timeoutMs: 20_000, parse }),
  );
  before = asked;
  return asked;
}

/** Tells our server that nobody will join a call; what it held is free afterwards. */
export function letCallGo(callId: string): void {
  before = askApi(`/api/calls/${encodeURIComponent(callId)}/end`, {
    method: "POST",
    timeoutMs: 5_000,
    parse: (body) => body,
  });
}

function parse(body: unknown): CreatedCall | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { accessToken, callId, maxSeconds } = body as Record<string, unknown>;
  return typeof accessToken === "string" && typeof callId === "string" && typeof maxSeconds === "number"
    ? { accessToken, callId, maxSeconds }
    : undefined;
}
