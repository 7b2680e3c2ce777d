import type { ClipPlan, Piece } from "../plan/clip-plan";
import { limit } from "./limit";
import { loudnessOf, OUTPUT_RATE } from "./loudness";
import { mixOf, type Pcm } from "./pcm";
import { resample } from "./resample";

/** What a plan is rendered from. Speech lies at OUTPUT_RATE. */
export type Material = { recording: Pcm | null; speech: ReadonlyMap<string, { samples: Float32Array }> };
export type Sound = { samples: Int16Array; loudnessLufs: number };

export const TARGET_LUFS = -16;
const CEILING = 10 ** (-1.5 / 20);
const RAMP_SECONDS = 0.01;
const FADE_SECONDS = 0.02;
const MAX_GAIN_DB = 30;
const TONE_HZ = 1000;
/** -20 dBFS as RMS. */
const TONE_PEAK = 0.1 * Math.SQRT2;

/** Each voice by itself along the whole clip, hidden words muted. */
export type Tracks = { voice: Piece["voice"]; samples: Float32Array }[];

/**
 * Lays out the voices. A function of the plan, the frames its pieces name and nothing else: whatever else a channel
 * holds cannot reach it. All that follows is made of these tracks alone.
 */
export function layTracks(plan: ClipPlan, material: Material): Tracks {
  return (["mix", "agent", "user"] as const).flatMap((voice) => {
    const samples = trackOf(plan, voice, material);
    return samples ? [{ voice, samples }] : [];
  });
}

/** The clip's sound: mono, 16 bit, at OUTPUT_RATE, as long as the plan says. */
export function renderSound(plan: ClipPlan, material: Material): Sound {
  return mixTracks(plan, layTracks(plan, material));
}

export function mixTracks(plan: ClipPlan, tracks: Tracks): Sound {
  const mixed = new Float32Array(plan.soundSamples);
  for (const { samples } of tracks) {
    const gain = gainFor(loudnessOf(samples));
    for (let i = 0; i < mixed.length; i += 1) mixed[i] = (mixed[i] as number) + (samples[i] as number) * gain;
  }
  const finished = master(mixed);
  const loudnessLufs = loudnessOf(finished);
  for (const bleep of plan.bleeps) addTone(finished, bleep.from, bleep.to);
  fade(finished, 0, finished.length, FADE_SECONDS);
  const samples = new Int16Array(plan.soundSamples + plan.endCardSamples);
  for (let i = 0; i < finished.length; i += 1) samples[i] = Math.round((finished[i] as number) * 32_767);
  return { samples, loudnessLufs };
}

function trackOf(plan: ClipPlan, voice: Piece["voice"], material: Material): Float32Array | undefined {
  const pieces = plan.pieces.filter((piece) => piece.voice === voice);
  if (pieces.length === 0) return undefined;
  const track = new Float32Array(plan.soundSamples);
  for (const piece of pieces) {
    const samples = samplesOf(piece, material);
    const length = Math.min(samples.length, track.length - piece.atSample);
    for (let i = 0; i < length; i += 1) {
      const at = piece.atSample + i;
      track[at] = (track[at] ?? 0) + (samples[i] ?? 0);
    }
  }
  for (const bleep of plan.bleeps) mute(track, bleep.from, bleep.to);
  return track;
}

/** The ramps come before any filter, so that nothing outside a slice is ever touched. */
function samplesOf({ from }: Piece, { recording, speech }: Material): Float32Array {
  if (from.kind === "speech") return speech.get(from.key)?.samples ?? new Float32Array();
  if (!recording) return new Float32Array();
  const first = from.firstFrame - recording.firstFrame;
  const slices = from.channels.map((channel) => {
    const slice = new Float32Array(from.frames);
    slice.set(
      recording.channels[channel]?.subarray(Math.max(0, first), Math.max(0, first + from.frames)) ?? [],
    );
    return slice;
  });
  const mixed = mixOf(slices);
  fade(mixed, 0, mixed.length, RAMP_SECONDS, recording.sampleRate);
  return resample(mixed, recording.sampleRate, OUTPUT_RATE);
}

function gainFor(lufs: number): number {
  if (!Number.isFinite(lufs)) return 1;
  return 10 ** (Math.max(-MAX_GAIN_DB, Math.min(MAX_GAIN_DB, TARGET_LUFS - lufs)) / 20);
}

/** To the loudness wanted under the ceiling; the second pass makes up for what the limiter took. */
function master(mixed: Float32Array): Float32Array {
  const first = mixed.slice();
  const gain = gainFor(loudnessOf(mixed));
  limit(first, gain, CEILING);
  const missing = TARGET_LUFS - loudnessOf(first);
  if (!Number.isFinite(missing) || missing < 0.1) return first;
  limit(mixed, gain * 10 ** (Math.min(missing, 3) / 20), CEILING);
  return mixed;
}

function mute(samples: Float32Array, from: number, to: number): void {
  const ramp = RAMP_SECONDS * OUTPUT_RATE;
  for (let i = Math.max(0, from - ramp); i < Math.min(samples.length, to + ramp); i += 1) {
    const distance = i < from ? from - i : i >= to ? i - to + 1 : 0;
    samples[i] = ((samples[i] ?? 0) * distance) / ramp;
  }
}

function addTone(samples: Float32Array, from: number, to: number): void {
  const ramp = RAMP_SECONDS * OUTPUT_RATE;
  for (let i = from; i < Math.min(to, samples.length); i += 1) {
    const edge = Math.min(1, (i - from) / ramp, (to - i) / ramp);
    const tone = TONE_PEAK * edge * Math.sin((2 * Math.PI * TONE_HZ * (i - from)) / OUTPUT_RATE);
    samples[i] = Math.max(-CEILING, Math.min(CEILING, (samples[i] ?? 0) + tone));
  }
}

function fade(samples: Float32Array, from: number, to: number, seconds: number, rate = OUTPUT_RATE): void {
  const ramp = Math.min(Math.round(seconds * rate), Math.floor((to - from) / 2));
  for (let i = 0; i < ramp; i += 1) {
    const gain = 0.5 - 0.5 * Math.cos((Math.PI * i) / ramp);
    samples[from + i] = (samples[from + i] ?? 0) * gain;
    samples[to - 1 - i] = (samples[to - 1 - i] ?? 0) * gain;
  }
}
