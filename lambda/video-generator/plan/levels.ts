import type { ClipSpan } from "../../../types/clip";
import type { Pcm } from "../sound/pcm";

export const FRAME_SECONDS = 0.02;
const SILENCE_DB = -90;

/** The level of one channel every 20 ms, in dBFS (RMS), from the recording's `startSeconds` on. */
export type Levels = { startSeconds: number; db: Float32Array };

export function levelsOf(pcm: Pcm, channel: number): Levels {
  const samples = pcm.channels[channel] ?? new Float32Array();
  const size = Math.round(pcm.sampleRate * FRAME_SECONDS);
  const db = Float32Array.from({ length: Math.floor(samples.length / size) }, (_, i) => {
    let sum = 0;
    for (let k = i * size; k < (i + 1) * size; k += 1) sum += (samples[k] ?? 0) ** 2;
    return Math.max(SILENCE_DB, 10 * Math.log10(sum / size));
  });
  return { startSeconds: pcm.firstFrame / pcm.sampleRate, db };
}

/** The frames that lie wholly within the spans. */
export function framesWithin(levels: Levels, spans: readonly ClipSpan[]): number[] {
  const frames: number[] = [];
  for (const { start, end } of spans) {
    const first = Math.max(0, Math.ceil((start - levels.startSeconds) / FRAME_SECONDS));
    const last = Math.min(levels.db.length, Math.floor((end - levels.startSeconds) / FRAME_SECONDS));
    for (let i = first; i < last; i += 1) frames.push(i);
  }
  return frames;
}

/** The power mean over the spans in dBFS; -90 where there is nothing. */
export function meanLevel(levels: Levels, spans: readonly ClipSpan[]): number {
  const frames = framesWithin(levels, spans);
  const power = frames.reduce((sum, i) => sum + 10 ** ((levels.db[i] ?? SILENCE_DB) / 10), 0);
  return frames.length === 0 ? SILENCE_DB : Math.max(SILENCE_DB, 10 * Math.log10(power / frames.length));
}
