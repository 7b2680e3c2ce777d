import { createHash } from "node:crypto";
import type { ClipSpan } from "../../../types/clip";
import type { ClipPlan } from "../plan/clip-plan";
import { findBest, toSearchable } from "./correlate";
import { OUTPUT_RATE } from "./loudness";
import type { Pcm } from "./pcm";
import { type Material, renderSound } from "./render";
import { resample } from "./resample";

const SEARCH_RATE = 8000;
const WINDOW_SECONDS = 0.5;
/** -45 dBFS: a window quieter than that holds no speech worth the name. */
const SPEECH_RMS = 0.0056;

export const hashOf = (data: Int16Array | string): string => {
  const hash = createHash("sha256");
  return (
    typeof data === "string"
      ? hash.update(data)
      : hash.update(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  ).digest("hex");
};

/** Whether the plan gives the same bytes when her channel is silent, and when the agent's is silent while she speaks. */
export function isFreeOf(
  plan: ClipPlan,
  material: Material,
  her: readonly ClipSpan[],
  audioHash: string,
): boolean {
  const { recording } = material;
  const { roles } = plan;
  if (!recording || !roles) return plan.pieces.every(({ from }) => from.kind === "speech");
  const same = (changed: Pcm) =>
    hashOf(renderSound(plan, { ...material, recording: changed }).samples) === audioHash;
  const everything = [{ start: 0, end: Number.MAX_SAFE_INTEGER }];
  return same(silence(recording, roles.physician, everything)) && same(silence(recording, roles.agent, her));
}

/** The recording with some stretches of one channel zeroed. */
export function silence(pcm: Pcm, channel: number, spans: readonly ClipSpan[]): Pcm {
  const samples = pcm.channels[channel]?.slice() ?? new Float32Array();
  for (const { start, end } of spans) {
    const [from, to] = [start, end].map((seconds) => Math.round(seconds * pcm.sampleRate) - pcm.firstFrame);
    samples.fill(0, Math.max(0, from ?? 0), Math.max(0, to ?? 0));
  }
  return { ...pcm, channels: pcm.channels.map((other, i) => (i === channel ? samples : other)) };
}

/** The highest normalised cross-correlation of any half second of the channel that holds speech, with the sound. */
export function highestCorrelation(pcm: Pcm, channel: number, sound: Int16Array): number {
  const hers = resample(pcm.channels[channel] ?? new Float32Array(), pcm.sampleRate, SEARCH_RATE);
  const heard = resample(
    Float32Array.from(sound, (x) => x / 32_768),
    OUTPUT_RATE,
    SEARCH_RATE,
  );
  const size = WINDOW_SECONDS * SEARCH_RATE;
  const signal = toSearchable(heard, size);
  let highest = 0;
  for (let at = 0; at + size <= hers.length; at += size) {
    const part = hers.subarray(at, at + size);
    const rms = Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / size);
    if (rms >= SPEECH_RMS) highest = Math.max(highest, findBest(part, signal).correlation);
  }
  return Math.round(highest * 1000) / 1000;
}
