import { expect, it } from "vitest";
import type { ClipPlan, Piece } from "../plan/clip-plan";
import { loudnessOf, OUTPUT_RATE } from "./loudness";
import { renderSound } from "./render";

const SECONDS = 2;
const tone = Float32Array.from({ length: SECONDS * OUTPUT_RATE }, (_, i) => {
  return 0.02 * Math.sin((2 * Math.PI * 1000 * i) / OUTPUT_RATE);
});
const material = {
  recording: { sampleRate: OUTPUT_RATE, firstFrame: 0, channels: [tone] },
  speech: new Map([["line", { samples: tone }]]),
};

function planOf(voice: Piece["voice"], from: Piece["from"]): ClipPlan {
  return {
    version: 1,
    sourceRate: OUTPUT_RATE,
    roles: null,
    voices: { physician: "original", agent: "original" },
    pieces: [{ voice, from, atSample: 0 }],
    bleeps: [],
    captions: [],
    soundSamples: tone.length,
    endCardSamples: OUTPUT_RATE,
  };
}

it.each([
  ["the recording", planOf("mix", { kind: "recording", channels: [0], firstFrame: 0, frames: tone.length })],
  ["speech made anew", planOf("user", { kind: "speech", key: "line" })],
])("makes what is too soft as loud as wanted, and fades it in and out over 20 ms: %s", (_, plan) => {
  const { samples, loudnessLufs } = renderSound(plan, material);
  expect(samples.length).toBe(tone.length + OUTPUT_RATE);
  const sound = samples.subarray(0, tone.length);
  expect(Math.abs(loudnessOf(Float32Array.from(sound, (x) => x / 32_768)) + 16)).toBeLessThanOrEqual(0.5);
  expect(Math.abs(loudnessLufs + 16)).toBeLessThanOrEqual(0.5);
  for (const faded of [sound, sound.slice().reverse()]) {
    // The peak of every millisecond, a whole period of the tone.
    const peaks = Array.from({ length: 60 }, (_, ms) => Math.max(...faded.subarray(ms * 48, (ms + 1) * 48)));
    const full = peaks[40] ?? 0;
    expect(faded[0]).toBe(0);
    const rise = peaks.slice(0, 20).map((peak) => peak / full);
    expect(rise).toEqual(rise.toSorted((a, b) => a - b));
    // Half-way up it is half as loud, and no sooner. The tone's peak is somewhere in each millisecond.
    expect(rise[0]).toBeLessThan(0.02);
    expect(Math.abs((rise[9] ?? 0) - 0.46)).toBeLessThan(0.08);
    expect(Math.abs((rise[14] ?? 0) - 0.83)).toBeLessThan(0.08);
    expect(peaks.slice(20).every((peak) => Math.abs(peak / full - 1) < 0.01)).toBe(true);
  }
  expect(samples.subarray(tone.length).every((x) => x === 0)).toBe(true);
});
