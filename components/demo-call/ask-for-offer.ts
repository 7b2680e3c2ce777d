import type { DemoCallOffer } from "@/lib/demo-call/view";
import { type ApiResult, askApi } from "@/lib/http/api-client";

export type AskForOffer = (signal: AbortSignal) => Promise<ApiResult<DemoCallOffer>>;

/** Asks whether the line is open; it spends nothing. */
export const askForOffer: AskForOffer = (signal) =>
  askApi("/api/demo-call", { signal, timeoutMs: 6_000, parse });

function parse(body: unknown): DemoCallOffer | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  return typeof (body as Record<string, unknown>).isOpen === "boolean" ? (body as DemoCallOffer) : undefined;
}
