type Kind = { bits?: 8 | 16 | 24 | 32; float?: boolean; statedBytes?: number };

/** A WAV of any of the usual kinds; `statedBytes` is what its header claims. */
export function toWav(
  channels: readonly Float32Array[],
  rate: number,
  { bits = 16, float = false, statedBytes }: Kind = {},
): Buffer {
  const frames = channels[0]?.length ?? 0;
  const width = (bits / 8) * channels.length;
  const data = Buffer.alloc(frames * width);
  for (let i = 0; i < frames; i += 1) {
    channels.forEach((channel, c) => {
      write(data, i * width + (c * bits) / 8, channel[i] ?? 0, bits, float);
    });
  }
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(Math.min(0xffff_ffff, 36 + (statedBytes ?? data.length)), 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(float ? 3 : 1, 20);
  head.writeUInt16LE(channels.length, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * width, 28);
  head.writeUInt16LE(width, 32);
  head.writeUInt16LE(bits, 34);
  head.write("data", 36);
  head.writeUInt32LE(Math.min(0xffff_ffff, statedBytes ?? data.length), 40);
  return Buffer.concat([head, data]);
}

function write(data: Buffer, at: number, sample: number, bits: number, float: boolean): void {
  if (float) data.writeFloatLE(sample, at);
  else if (bits === 8) data.writeUInt8(Math.round(sample * 127) + 128, at);
  else if (bits === 16) data.writeInt16LE(Math.round(sample * 32_767), at);
  else if (bits === 24) data.writeIntLE(Math.round(sample * 8_388_607), at, 3);
  else data.writeInt32LE(Math.round(sample * 2_147_483_647), at);
}
