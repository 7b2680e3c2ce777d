/** How the samples of a WAV file lie in it. Offsets and sizes in bytes. */
export type WavLayout = {
  encoding: "int" | "float";
  bits: 8 | 16 | 24 | 32;
  channels: number;
  sampleRate: number;
  dataOffset: number;
  dataBytes: number;
};

type Format = Omit<WavLayout, "dataOffset" | "dataBytes">;

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;
const MAX_CHANNELS = 8;

/**
 * Reads the head of a RIFF file of `totalBytes`. `cut` when the sound begins beyond `head`; `unreadable` when it is no
 * WAV, or one of a kind that is not cut here. A size that was never filled in (streamed files) or that the file does
 * not reach is taken from the file.
 */
export function readWavLayout(head: Buffer, totalBytes: number): WavLayout | "cut" | "unreadable" {
  if (head.length < 12) return "unreadable";
  if (head.toString("latin1", 0, 4) !== "RIFF" || head.toString("latin1", 8, 12) !== "WAVE")
    return "unreadable";
  let format: Format | undefined;
  for (let at = 12; at + 8 <= head.length; ) {
    const name = head.toString("latin1", at, at + 4);
    const size = head.readUInt32LE(at + 4);
    if (name === "data") return format ? toLayout(format, at + 8, size, totalBytes) : "unreadable";
    if (name === "fmt ") {
      if (at + 24 > head.length) return "cut";
      format = readFormat(head.subarray(at + 8));
      if (!format) return "unreadable";
    }
    at += 8 + size + (size % 2);
  }
  return "cut";
}

function readFormat(chunk: Buffer): Format | undefined {
  const tag = chunk.readUInt16LE(0);
  const kind = tag === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag;
  const [channels, sampleRate, bits] = [chunk.readUInt16LE(2), chunk.readUInt32LE(4), chunk.readUInt16LE(14)];
  if (channels < 1 || channels > MAX_CHANNELS || sampleRate < 8000 || sampleRate > 192_000) return undefined;
  if (kind === PCM && (bits === 8 || bits === 16 || bits === 24 || bits === 32)) {
    return { encoding: "int", bits, channels, sampleRate };
  }
  if (kind === FLOAT && bits === 32) return { encoding: "float", bits: 32, channels, sampleRate };
  return undefined;
}

function toLayout(
  format: Format,
  dataOffset: number,
  size: number,
  totalBytes: number,
): WavLayout | "unreadable" {
  const left = totalBytes - dataOffset;
  const stated = size === 0 || size >= 0xffff_0000 ? left : size;
  const frameBytes = (format.channels * format.bits) / 8;
  const dataBytes = Math.floor(Math.min(stated, left) / frameBytes) * frameBytes;
  return dataBytes > 0 ? { ...format, dataOffset, dataBytes } : "unreadable";
}
