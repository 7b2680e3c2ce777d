import { BitReader } from "./bits";
import { unescapeNal } from "./nal";

/** What a slice header depends on. */
export type SequenceSet = { frameNumBits: number; macroblocks: number };
export type PictureSet = { pictureSetId: number; hasDeblockingControl: boolean };

const highProfiles = [100, 110, 122, 244];

/** Undefined when frames cannot be filled in: anything but plain frames whose order is that of decoding. */
export function readSequenceSet(nal: Buffer): SequenceSet | undefined {
  const raw = unescapeNal(nal);
  const bits = new BitReader(raw.subarray(4));
  const profile = raw[1] ?? 0;
  if (bits.unsigned() !== 0) return undefined;
  if (highProfiles.includes(profile)) {
    const [chroma, luma8, chroma8] = [bits.unsigned(), bits.unsigned(), bits.unsigned()];
    const [bypass, hasScaling] = [bits.bit(), bits.bit()];
    if (chroma !== 1 || luma8 !== 0 || chroma8 !== 0 || bypass === 1 || hasScaling === 1) return undefined;
  }
  const frameNumBits = bits.unsigned() + 4;
  const orderType = bits.unsigned();
  if (orderType !== 2) return undefined;
  const [_references, hasGaps] = [bits.unsigned(), bits.bit()];
  const macroblocks = (bits.unsigned() + 1) * (bits.unsigned() + 1);
  const isFramesOnly = bits.bit() === 1;
  return isFramesOnly && hasGaps === 0 ? { frameNumBits, macroblocks } : undefined;
}

/** Undefined when it asks for more in a slice header than is written here: arithmetic coding, weights, groups. */
export function readPictureSet(nal: Buffer): PictureSet | undefined {
  const bits = new BitReader(unescapeNal(nal).subarray(1));
  const [pictureSetId, sequenceSetId] = [bits.unsigned(), bits.unsigned()];
  const [isArithmetic, hasFieldOrder] = [bits.bit(), bits.bit()];
  const groups = bits.unsigned();
  if (sequenceSetId !== 0 || isArithmetic === 1 || hasFieldOrder === 1 || groups !== 0) return undefined;
  const [references] = [bits.unsigned(), bits.unsigned()];
  const [isWeighted] = [bits.bit(), bits.bits(2)];
  bits.signed();
  bits.signed();
  bits.signed();
  const [hasDeblockingControl, _constrained, hasRedundant] = [bits.bit() === 1, bits.bit(), bits.bit()];
  if (references !== 0 || isWeighted === 1 || hasRedundant === 1) return undefined;
  return { pictureSetId, hasDeblockingControl };
}
