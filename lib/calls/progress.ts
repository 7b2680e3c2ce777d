import { policy } from "@/lib/limits/policy";
import { type CallRecap, callStatuses, isFinal } from "@/types/call";

/** Whether a call ended (or, without an end, was made) longer ago than anything of it still takes to arrive. */
export function isStale(call: CallRecap, nowMs: number): boolean {
  return nowMs - Date.parse(call.endedAt ?? call.createdAt) > policy.recap.staleMinutes * 60_000;
}

/** Whether more of the call is on its way: its end, or the summary of what was said in it. */
export function isAwaited(call: CallRecap, wasStale: boolean): boolean {
  if (call.isErased) return false;
  if (!isFinal(call.status)) return true;
  const hasSubstance = call.status === "ended" || call.transcript.length > 0;
  return hasSubstance && !call.isAnalyzed && !wasStale;
}

/** How long to wait before looking again, in ms: soon at first, since most recaps come within seconds; undefined when it has been long enough. */
export function nextLookMs(elapsedMs: number, failuresInARow: number): number | undefined {
  if (elapsedMs >= policy.recap.lookSeconds * 1000) return undefined;
  const pace = elapsedMs < 10_000 ? 500 : elapsedMs < 30_000 ? 2_000 : 5_000;
  return Math.min(pace * 2 ** failuresInARow, 8_000);
}

/** The newer telling, with what it repeats word for word left as it was, so that the page need not be drawn again. */
export function takeNews(known: CallRecap, news: CallRecap): CallRecap {
  const isSameTalk = JSON.stringify(known.transcript) === JSON.stringify(news.transcript);
  return isSameTalk ? { ...news, transcript: known.transcript } : news;
}

/** Our own server's answer, told apart from a proxy's page; its inner shapes were checked where they were made. */
export function parseRecap(body: unknown): CallRecap | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { callId, status, transcript } = body as Record<string, unknown>;
  const isRecap = typeof callId === "string" && isStatus(status) && Array.isArray(transcript);
  return isRecap ? (body as CallRecap) : undefined;
}

const isStatus = (status: unknown): boolean => callStatuses.some((known) => known === status);
