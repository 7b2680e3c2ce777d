import type { ClipSpan } from "../../../types/clip";
import { ClipError } from "../errors";
import { decodePcm, type Pcm } from "../sound/pcm";
import { readWavLayout, type WavLayout } from "../sound/wav-header";
import { getRange, type Limits } from "./get-range";

const HEAD_BYTES = 4096;
/** Some encoders put whole album covers before the sound. */
const LONG_HEAD_BYTES = 1_048_576;
/** An hour and a half of stereo at 48 kHz. */
const MAX_RECORDING_BYTES = 1_100_000_000;
const TIMEOUT_MS = 15_000;
/** The recording may end that much before the clip does; what is missing is silent. */
const MISSING_SECONDS = 0.5;
const unreadable = "The recording cannot be read.";

/** The frames of a WAV between two times, in two requests: the head, then exactly those frames. */
export async function fetchRecording(
  address: string,
  bounds: ClipSpan,
  origins: readonly string[],
  timeoutMs = TIMEOUT_MS,
): Promise<Pcm> {
  const limits = { origins, maxTotalBytes: MAX_RECORDING_BYTES, timeoutMs };
  const layout = await fetchLayout(address, limits);
  const { sampleRate } = layout;
  const frameBytes = (layout.channels * layout.bits) / 8;
  const last = layout.dataBytes / frameBytes;
  const firstFrame = Math.round(bounds.start * sampleRate);
  const endFrame = Math.round(bounds.end * sampleRate);
  if (endFrame - last > MISSING_SECONDS * sampleRate || firstFrame >= last) {
    throw new ClipError("bad_recording", "The recording ends before the clip does.");
  }
  const [from, to] = [firstFrame, Math.min(last, endFrame)].map(
    (frame) => layout.dataOffset + frame * frameBytes,
  );
  const { bytes } = await getRange(address, from ?? 0, to ?? 0, limits);
  return { sampleRate, firstFrame, channels: decodePcm(bytes, layout) };
}

async function fetchLayout(address: string, limits: Limits): Promise<WavLayout> {
  for (const size of [HEAD_BYTES, LONG_HEAD_BYTES]) {
    const head = await getRange(address, 0, size, limits);
    const layout = readWavLayout(head.bytes, head.total);
    if (layout === "unreadable") break;
    if (layout !== "cut") return layout;
  }
  throw new ClipError("bad_recording", unreadable);
}
