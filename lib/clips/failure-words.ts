import { type ClipFailure, clipFailures } from "@/types/clip";

const sorry = "Something went wrong while the clip was made. It does not count against your day; try again.";

/** What an owner is told about a clip that failed. */
export const failureSentences: Record<ClipFailure, string> = {
  bad_input: sorry,
  source_gone: "The recording of this call is gone, so there is nothing to make a clip of.",
  too_large: "The recording of this call is too large to make a clip of.",
  bad_recording: "The recording does not reach as far as this part of the call.",
  cannot_anonymise:
    "We could not make sure that your voice is out of this clip, so there is none. Try another part.",
  render_failed: sorry,
  source_failed: "The recording could not be fetched. Try again in a while.",
  speech_failed:
    "We cannot make a voice to take the place of yours right now, so there is no clip. Try again in a while.",
  call_erased: "What was said in this call was erased before the clip was made.",
  words_changed: "The transcript has changed since you went through it. Go through it once more.",
  recording_unavailable: "We could not get the recording from the voice service. Try again in a while.",
  storage_failed: "The clip could not be stored. Try again in a while.",
  video_failed: sorry,
};

export const isClipFailure = (text: string): text is ClipFailure =>
  (clipFailures as readonly string[]).includes(text);
