import { createHash } from "node:crypto";
import type { ClipSpan } from "../../../types/clip";
import type { ClipPlan } from "../plan/clip-plan";
import { join } from "../plan/spans";
import { findBest, toSearchable } from "./correlate";
import { OUTPUT_RATE } from "./loudness";
import type { Pcm } from "./pcm";
import { layTracks, type Material, type Tracks } from "./render";
import { resample } from "./resample";

const SEARCH_RATE = 8000;
const WINDOW_SECONDS = 0.5;
const PRE_EMPHASIS = 0.9;
/** -55 dBFS, after flattening: a window quieter than that holds no speech worth the name. */
const SPEECH_RMS = 0.0018;

export const hashOf = (data: Int16Array | Float32Array | string): string => {
  const hash = createHash("sha256");
  return (
    typeof data === "string"
      ? hash.update(data)
      : hash.update(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  ).digest("hex");
};

/**
 * Whether the plan gives the same tracks, bit for bit, when her channel is silent, and when the agent's is silent while
 * she speaks; the sound is made of the tracks alone, and so is the same too.
 */
export function isFreeOf(
  plan: ClipPlan,
  material: Material,
  her: readonly ClipSpan[],
  tracks: Tracks,
): boolean {
  const { recording } = material;
  const { roles } = plan;
  if (!recording || !roles) return plan.pieces.every(({ from }) => from.kind === "speech");
  const wanted = hashOfTracks(tracks);
  const isSame = (changed: Pcm) =>
    hashOfTracks(layTracks(plan, { ...material, recording: changed })) === wanted;
  const everything = [{ start: 0, end: Number.MAX_SAFE_INTEGER }];
  return (
    isSame(silence(recording, roles.physician, everything)) && isSame(silence(recording, roles.agent, her))
  );
}

function hashOfTracks(tracks: Tracks): string {
  return tracks.map(({ voice, samples }) => `${voice} ${hashOf(samples)}`).join(" ");
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

/**
 * The highest normalised cross-correlation of any half second in which she speaks, in the given channel, with the sound.
 * Elsewhere her channel holds the agent's bleed, which the clip may well hold too. Null when she never speaks that long.
 */
export function highestCorrelation(
  pcm: Pcm,
  channel: number,
  said: readonly ClipSpan[],
  sound: Int16Array,
): number | null {
  const hers = flatten(resample(pcm.channels[channel] ?? new Float32Array(), pcm.sampleRate, SEARCH_RATE));
  const whole = new Float32Array(sound.length);
  for (let i = 0; i < sound.length; i += 1) whole[i] = (sound[i] as number) / 32_768;
  const heard = flatten(resample(whole, OUTPUT_RATE, SEARCH_RATE));
  const size = WINDOW_SECONDS * SEARCH_RATE;
  const signal = toSearchable(heard, size);
  const parts = windowsWithin(said, pcm.firstFrame / pcm.sampleRate)
    .map((at) => hers.subarray(at, at + size))
    .filter((part) => part.length === size && rmsOf(part) >= SPEECH_RMS);
  const found = findBest(parts, signal).map(({ correlation }) => correlation);
  return found.length === 0 ? null : Math.round(Math.max(...found) * 1000) / 1000;
}

/** Where windows start, in samples: along each stretch of speech, the last one flush with its end. */
function windowsWithin(said: readonly ClipSpan[], startSeconds: number): number[] {
  const stretches = join(said, 0.15).filter(({ start, end }) => end - start >= WINDOW_SECONDS);
  return stretches.flatMap(({ start, end }) => {
    const count = Math.ceil((end - start) / WINDOW_SECONDS);
    return Array.from({ length: count }, (_, i) =>
      Math.round((Math.min(start + i * WINDOW_SECONDS, end - WINDOW_SECONDS) - startSeconds) * SEARCH_RATE),
    );
  });
}

/**
 * Takes the weight off the low notes that all voices share, in which any two of them look alike for half a second. The
 * same filter on both sides leaves a voice's likeness to itself as it was.
 */
function flatten(samples: Float32Array): Float32Array {
  const flat = new Float32Array(samples.length);
  for (let i = 1; i < samples.length; i += 1)
    flat[i] = (samples[i] as number) - PRE_EMPHASIS * (samples[i - 1] as number);
  return flat;
}

const rmsOf = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
