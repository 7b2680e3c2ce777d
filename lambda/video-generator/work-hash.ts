import { createHash } from "node:crypto";
import type { ClipEvent } from "../../types/clip";

/** Goes up when the same event would look or sound otherwise. */
const VERSION = 1;

/**
 * What is to be done, apart from for whom: the same work gives the same clip. Signatures in the recordings' addresses
 * differ each time and do not count; nor do the request's id and the keys that bear the clip's own (the boxes speak for the
 * picture).
 */
export function workOf(event: ClipEvent): string {
  const { clipId, requestId, resultKey, imageS3Key, recordingUrl, multiChannelUrl, ...rest } = event;
  const places = [recordingUrl, multiChannelUrl].map((address) => address?.replace(/[?#].*$/, "") ?? null);
  return createHash("sha256")
    .update(JSON.stringify([VERSION, places, Object.entries(rest).sort()]))
    .digest("hex");
}
