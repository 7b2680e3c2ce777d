import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { withRequestId } from "./passing-fetch";
import { inSpan } from "./span";

/**
 * Opens a recording at its vendor's address, or a byte range of it. Only origins of RECORDING_ORIGINS are asked, and
 * redirects are not followed. `left` ends it when the listener leaves. Throws `recording_not_ready` (404) or `voice_failed` (502).
 */
export async function openRecording(url: string, range: string | null, left: AbortSignal): Promise<Response> {
  if (!env().RECORDING_ORIGINS.includes(new URL(url).origin)) {
    throw new AppError("voice_misconfigured", { cause: new TypeError("recording origin not allowed") });
  }
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), policy.timeouts.recordingStart);
  const wanted: RequestInit = {
    headers: range ? { range } : {},
    redirect: "error",
    signal: AbortSignal.any([late.signal, left]),
  };
  // Its path is the call's own, and its query a signature: the name holds neither.
  const response = await inSpan(
    () => "recording GET",
    () => fetch(url, withRequestId(url, wanted)),
  )
    .catch((cause) => {
      throw new AppError("voice_failed", { cause });
    })
    .finally(() => clearTimeout(timer));
  if (response.ok || response.status === 416) return response;
  await response.body?.cancel();
  throw new AppError(
    response.status === 404 || response.status === 403 ? "recording_not_ready" : "voice_failed",
  );
}
