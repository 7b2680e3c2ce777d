import type { Mark } from "@/lib/clips/deidentify";
import { type ApiResult, askApi } from "@/lib/http/api-client";
import type { ClipReview, ClipSpan, ClipView } from "@/types/clip";
import type { Order } from "./maker";

const pathOf = (clipId: string) => `/api/generate-clip/${encodeURIComponent(clipId)}` as const;

/** What the pages ask of our server about clips; a test gives its own. */
export type ClipsApi = typeof clipsApi;

export const clipsApi = {
  /** What there is to decide about a stretch of a call that is no whole exchange. */
  review: (callId: string, { start, end }: ClipSpan) =>
    askApi(
      `/api/generate-clip/review?call=${encodeURIComponent(callId)}&fromSeconds=${start}&toSeconds=${end}`,
      { parse: (answer) => having<ClipReview<Mark>>(answer, "marks") },
    ),
  start: (order: Order) =>
    askApi("/api/generate-clip", { method: "POST", body: order, parse: parseClip, timeoutMs: 20_000 }),
  look: (clipId: string, signal: AbortSignal) =>
    askApi(pathOf(clipId), { signal, parse: parseClip, timeoutMs: 8_000 }),
  /** Cancels one that is being made, and takes back one that is there. */
  remove: (clipId: string) => askApi(pathOf(clipId), { method: "DELETE", parse: parseClip }),
  setExpiry: (clipId: string, expiresInDays: number) =>
    askApi(pathOf(clipId), { method: "PATCH", body: { expiresInDays }, parse: parseClip }),
};

export const reportClip = (sharePath: `/share/${string}`, reason: string): Promise<ApiResult<true>> =>
  askApi(`/api${sharePath}/report`, {
    method: "POST",
    body: reason === "" ? {} : { reason },
    parse: () => true,
  });

const parseClip = (answer: unknown) => having<ClipView>(answer, "clipId");

/** Our own server's answer, known by a field that all of its kind have. */
function having<T extends object>(answer: unknown, field: keyof T & string): T | undefined {
  return typeof answer === "object" && answer !== null && field in answer ? (answer as T) : undefined;
}
