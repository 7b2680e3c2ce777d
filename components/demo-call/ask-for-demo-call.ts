import { type ApiResult, askApi } from "@/lib/http/api-client";

export type DemoCallOrder = {
  name: string;
  phone: string;
  email: string;
  consent: true;
  recaptchaToken: string;
  idempotencyKey: string;
};
type Placed = { callId: string; statusToken: string };
export type AskForDemoCall = (order: DemoCallOrder, signal: AbortSignal) => Promise<ApiResult<Placed>>;

/** A request of ours that is still being worked on: we come back for its answer, with the same key. */
const comeBacks = 6;

/** Asks for the call. Nothing that happens on the way makes it ring twice, because the key stays the same. */
export const askForDemoCall: AskForDemoCall = async (order, signal) => {
  for (let i = 0; ; i++) {
    const answer = await askApi("/api/demo-call", {
      method: "POST",
      body: order,
      timeoutMs: 25_000,
      signal,
      parse,
    });
    const isInProgress = !answer.ok && answer.failure.code === "in_progress";
    if (!isInProgress || i === comeBacks || signal.aborted) return answer;
    await pause((answer.failure.retryAfterSeconds ?? 2) * 1000, signal);
  }
};

function parse(body: unknown): Placed | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { callId, statusToken } = body as Record<string, unknown>;
  return typeof callId === "string" && typeof statusToken === "string" ? { callId, statusToken } : undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
