import type { WavLayout } from "./wav-header";

/** Some frames of a recording; samples within -1..1. `firstFrame` counts from the recording's start. */
export type Pcm = { sampleRate: number; firstFrame: number; channels: Float32Array[] };

/** Takes whole frames of interleaved samples apart. */
export function decodePcm(bytes: Buffer, layout: WavLayout): Float32Array[] {
  const width = layout.bits / 8;
  const frames = Math.floor(bytes.length / (width * layout.channels));
  const read = readerOf(layout);
  return Array.from({ length: layout.channels }, (_, channel) => {
    const samples = new Float32Array(frames);
    for (let i = 0; i < frames; i += 1) samples[i] = read(bytes, (i * layout.channels + channel) * width);
    return samples;
  });
}

function readerOf({ encoding, bits }: WavLayout): (bytes: Buffer, at: number) => number {
  if (encoding === "float") return (bytes, at) => clamp(bytes.readFloatLE(at));
  if (bits === 8) return (bytes, at) => (bytes.readUInt8(at) - 128) / 128;
  if (bits === 16) return (bytes, at) => bytes.readInt16LE(at) / 32_768;
  if (bits === 24) return (bytes, at) => bytes.readIntLE(at, 3) / 8_388_608;
  return (bytes, at) => bytes.readInt32LE(at) / 2_147_483_648;
}

// Not a number counts as silence.
const clamp = (value: number) => (value >= -1 && value <= 1 ? value : value > 1 ? 1 : value < -1 ? -1 : 0);

/** The mean of the given channels. */
export function mixOf(channels: readonly Float32Array[]): Float32Array {
  const [only] = channels;
  if (channels.length === 1 && only) return only;
  const mixed = new Float32Array(only?.length ?? 0);
  for (const channel of channels)
    for (let i = 0; i < mixed.length; i += 1)
      mixed[i] = (mixed[i] ?? 0) + (channel[i] ?? 0) / channels.length;
  return mixed;
}
