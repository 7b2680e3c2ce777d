import { isClipFailure } from "@/lib/clips/failure-words";
import type { ClipFailure } from "@/types/clip";

/** Why a clip failed, to whoever can do something about it; its owner is told otherwise. */
const words: Record<ClipFailure, string> = {
  bad_input: "The video function refused what it was asked for",
  source_gone: "The recording is gone",
  too_large: "The recording is too large",
  bad_recording: "The recording does not reach as far",
  cannot_anonymise: "It could not be proved that the caller's voice is out of it",
  speech_failed: "Deepgram did not make the voices",
  render_failed: "The video function failed at the film",
  source_failed: "The recording could not be fetched",
  call_erased: "The call was erased meanwhile",
  words_changed: "The transcript changed meanwhile",
  recording_unavailable: "Retell gave no recording",
  storage_failed: "S3 did not take it",
  video_failed: "The video function (Lambda) did not answer",
};

/** A reason that is no longer given by anything stays as it is stored. */
export function toFailureWords(reason: string): string {
  return isClipFailure(reason) ? words[reason] : reason.replaceAll("_", " ");
}
