import { AppError } from "@/lib/errors";
import { openRecording } from "@/lib/vendors/recordings";
import { readCall } from "@/lib/vendors/retell";
import type { Asker } from "@/types/identity";
import { getCall } from "./get-call";
import { getMyImportedRecording } from "./store";

/**
 * The recording of one's own call, or a byte range of it. Its address is asked for anew each time, since signed ones
 * expire; a call from before Retell has its own. Throws `not_found`, `recording_not_ready` (404), or what Retell's
 * failures become.
 */
export async function openCallRecording(
  callId: string,
  asker: Asker,
  range: string | null,
  left: AbortSignal,
): Promise<Response> {
  const call = await getCall(callId, asker);
  if (!call.hasRecording) throw new AppError("recording_not_ready");
  const atRetell = await readCall(callId);
  const url = atRetell ? atRetell.recordingUrl : await findImported(callId, asker);
  if (!url) throw new AppError("recording_not_ready");
  return openRecording(url, range, left);
}

async function findImported(callId: string, { user }: Asker): Promise<string | undefined> {
  return user && getMyImportedRecording(callId, user.accessToken);
}
