const RATE = 24_000;
const WINDOW = RATE / 100;

/** The channels of a 16-bit PCM WAV, read from its header. */
export function readWav(wav: Buffer): { rate: number; channels: Int16Array[] } {
  const count = wav.readUInt16LE(22);
  const bytes = new Uint8Array(wav.subarray(44));
  const data = new Int16Array(bytes.buffer);
  const channels = Array.from({ length: count }, (_, c) =>
    Int16Array.from({ length: data.length / count }, (_, i) => data[i * count + c] ?? 0),
  );
  return { rate: wav.readUInt32LE(24), channels };
}

export function rms(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / Math.max(1, samples.length));
}

/** Seconds in which a channel sounds: 10 ms windows over a fixed level, gaps under `bridgeSeconds` closed. */
export function soundingStretches(
  channel: Int16Array,
  bridgeSeconds: number,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = 0; at + WINDOW <= channel.length; at += WINDOW) {
    if (rms(channel.subarray(at, at + WINDOW)) < 150) continue;
    const [start, end] = [at / RATE, (at + WINDOW) / RATE];
    const last = found.at(-1);
    if (last && start - last.end < bridgeSeconds) last.end = end;
    else found.push({ start, end });
  }
  return found;
}
