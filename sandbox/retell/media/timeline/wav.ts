import { SAMPLE_RATE } from "../protocol";

const HEADER_BYTES = 44;

/** A 16-bit PCM WAV at 24 kHz with the given channels, which have one length. */
export function toWav(channels: Int16Array[]): Buffer {
  const count = channels.length;
  const length = channels[0]?.length ?? 0;
  const buffer = Buffer.alloc(HEADER_BYTES + length * count * 2);
  writeHeader(buffer, count);
  const data = new Int16Array(buffer.buffer, buffer.byteOffset + HEADER_BYTES, length * count);
  channels.forEach((channel, offset) => {
    let at = offset;
    for (const sample of channel) {
      data[at] = sample;
      at += count;
    }
  });
  return buffer;
}

export function mixDown(one: Int16Array, other: Int16Array): Int16Array {
  const mixed = new Int16Array(one.length);
  for (let i = 0; i < mixed.length; i += 1) {
    mixed[i] = Math.max(-32_768, Math.min(32_767, (one[i] ?? 0) + (other[i] ?? 0)));
  }
  return mixed;
}

function writeHeader(buffer: Buffer, channels: number): void {
  buffer.write("RIFF", 0, "ascii");
  buffer.writeUInt32LE(buffer.length - 8, 4);
  buffer.write("WAVEfmt ", 8, "ascii");
  buffer.writeUInt32LE(16, 16);
  buffer.writeUInt16LE(1, 20);
  buffer.writeUInt16LE(channels, 22);
  buffer.writeUInt32LE(SAMPLE_RATE, 24);
  buffer.writeUInt32LE(SAMPLE_RATE * channels * 2, 28);
  buffer.writeUInt16LE(channels * 2, 32);
  buffer.writeUInt16LE(16, 34);
  buffer.write("data", 36, "ascii");
  buffer.writeUInt32LE(buffer.length - HEADER_BYTES, 40);
}
