import { AppError } from "@/lib/errors";
import { openRecording } from "@/lib/vendors/recordings";
import { readCall } from "@/lib/vendors/retell";
import type { Asker } from "@/types/identity";
import { getCall } from "./get-call";

/**
 * The recording of one's own call, or a byte range of it. Its address is asked for anew each time, since signed ones
 * expire. Throws `not_found`, `recording_not_ready` (404), or what Retell's failures become.
 */
export async function openCallRecording(
  callId: string,
  asker: Asker,
  range: string | null,
  left: AbortSignal,
): Promise<Response> {
  const call = await getCall(callId, asker);
  if (!call.hasRecording) throw new AppError("recording_not_ready");
  const url = (await readCall(callId))?.recordingUrl;
  if (!url) throw new AppError("recording_not_ready");
  return openRecording(url, range, left);
}
