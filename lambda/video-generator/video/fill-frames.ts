import { BitReader, BitWriter } from "./bits";
import { escapeNal, nalType, splitNals, typeOf, unescapeNal } from "./nal";
import { type PictureSet, readPictureSet, readSequenceSet, type SequenceSet } from "./parameter-sets";

/** Access units of one NAL unit each, one a frame. */
export type VideoTrack = { sps: Buffer; pps: Buffer; frames: { nal: Buffer; isKey: boolean }[] };

const REFERENCE_SLICE = 0x41;
const ALL_P = 5;
const DEBLOCKING_OFF = 1;

/** Takes an encoder's stream apart: the parameter sets and one slice a frame. Undefined when it is not like that. */
export function readTrack(stream: Buffer): VideoTrack | undefined {
  const nals = splitNals(stream);
  const [sps, pps] = [nalType.sps, nalType.pps].map((type) => nals.find((nal) => typeOf(nal) === type));
  const slices = nals.filter((nal) => typeOf(nal) === nalType.slice || typeOf(nal) === nalType.idr);
  const isWhole = slices.every((nal) => new BitReader(nal.subarray(1, 6)).unsigned() === 0);
  if (!sps || !pps || slices.length === 0 || !isWhole) return undefined;
  return { sps, pps, frames: slices.map((nal) => ({ nal, isKey: typeOf(nal) === nalType.idr })) };
}

/**
 * Puts `track`'s frames at the places `at` (ascending, the first 0) of a film of `count` frames and repeats each until
 * the next with slices in which every macroblock is skipped: 10 to 20 bytes, and the same picture to the bit. Each
 * frame is a reference frame, so `frame_num` counts up by one from every key frame on and is written anew in the
 * encoded ones (ITU-T H.264, 7.3.3 and 7.4.3). Undefined when the stream does not allow it.
 */
export function fillFrames(track: VideoTrack, at: readonly number[], count: number): VideoTrack | undefined {
  const [sequence, picture] = [readSequenceSet(track.sps), readPictureSet(track.pps)];
  if (!sequence || !picture || track.frames.length !== at.length || !track.frames[0]?.isKey) return undefined;
  const skips = Array.from({ length: 2 ** sequence.frameNumBits }, (_, n) => skipSlice(n, sequence, picture));
  const places = new Map(at.map((place, i) => [place, track.frames[i]]));
  const frames: VideoTrack["frames"] = [];
  let sinceKey = 0;
  for (let i = 0; i < count; i += 1) {
    const encoded = places.get(i);
    sinceKey = encoded?.isKey ? 0 : sinceKey + 1;
    const frameNum = sinceKey % skips.length;
    const nal = encoded ? withFrameNum(encoded.nal, frameNum, sequence) : skips[frameNum];
    if (!nal) return undefined;
    frames.push({ nal, isKey: encoded?.isKey ?? false });
  }
  return { sps: track.sps, pps: track.pps, frames };
}

function skipSlice(
  frameNum: number,
  { frameNumBits, macroblocks }: SequenceSet,
  picture: PictureSet,
): Buffer {
  const bits = new BitWriter().bits(REFERENCE_SLICE, 8).unsigned(0).unsigned(ALL_P);
  bits.unsigned(picture.pictureSetId).bits(frameNum, frameNumBits);
  // No override of the reference count, no reordering, no marking.
  bits.bits(0, 3);
  // No change of quantiser.
  bits.unsigned(0);
  if (picture.hasDeblockingControl) bits.unsigned(DEBLOCKING_OFF);
  return escapeNal(bits.unsigned(macroblocks).finish());
}

function withFrameNum(nal: Buffer, frameNum: number, { frameNumBits }: SequenceSet): Buffer {
  const raw = Uint8Array.from(unescapeNal(nal));
  const bits = new BitReader(raw.subarray(1));
  bits.unsigned();
  bits.unsigned();
  bits.unsigned();
  const from = 8 + bits.position;
  for (let i = 0; i < frameNumBits; i += 1) {
    const [at, mask] = [(from + i) >> 3, 1 << (7 - ((from + i) & 7))];
    const isSet = (frameNum >> (frameNumBits - 1 - i)) & 1;
    raw[at] = isSet ? (raw[at] ?? 0) | mask : (raw[at] ?? 0) & ~mask;
  }
  return escapeNal(raw);
}
