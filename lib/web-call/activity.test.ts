import { describe, expect, it } from "vitest";
import { type Hint, hear, hearing, noActivity, rms, type Sample, toLevel } from "./activity";

const voice = 0.08;
const breath = 0.004;
const nothing = 0;
const frameMs = 16;

type Stretch = { ms: number } & Partial<Omit<Sample, "atMs">>;

/** The hints, in order and once each, of stretches sampled 60 times a second. */
function hintsOf(...stretches: Stretch[]): Hint[] {
  let activity = noActivity;
  let atMs = 1000;
  const hints: Hint[] = [undefined];
  for (const { ms, loudness = nothing, isMuted = false, isAgentTalking = false } of stretches) {
    for (const endMs = atMs + ms; atMs < endMs; atMs += frameMs) {
      activity = hear(activity, { atMs, loudness, isMuted, isAgentTalking });
      if (activity.hint !== hints.at(-1)) hints.push(activity.hint);
    }
  }
  return hints.slice(1);
}

describe("muted but talking", () => {
  it("is said after 0.6 s of voice, and taken back 4 s after the last of it", () => {
    const muted = { isMuted: true };
    expect(hintsOf({ ms: 700, loudness: voice, ...muted })).toEqual(["muted_but_talking"]);
    expect(hintsOf({ ms: 700, loudness: voice, ...muted }, { ms: 3500, ...muted })).toEqual([
      "muted_but_talking",
    ]);
    expect(hintsOf({ ms: 700, loudness: voice, ...muted }, { ms: 6000, ...muted })).toEqual([
      "muted_but_talking",
      undefined,
    ]);
  });

  it("counts words with short breaths between them", () => {
    const word = { ms: 220, loudness: voice, isMuted: true };
    const gap = { ms: 100, loudness: breath, isMuted: true };
    expect(hintsOf(word, gap, word, gap, word, gap, word)).toEqual(["muted_but_talking"]);
  });

  it("is not said for a door, for breathing, or to who is not muted", () => {
    const door = { ms: 150, loudness: 0.3, isMuted: true };
    expect(hintsOf(door, { ms: 5000, isMuted: true }, door)).toEqual([]);
    expect(hintsOf({ ms: 20_000, loudness: breath, isMuted: true })).toEqual([]);
    expect(hintsOf({ ms: 20_000, loudness: voice })).toEqual([]);
  });

  it("is gone at once when the microphone is on again", () => {
    expect(hintsOf({ ms: 700, loudness: voice, isMuted: true }, { ms: 32, loudness: voice })).toEqual([
      "muted_but_talking",
      undefined,
    ]);
  });
});

describe("we can't hear you", () => {
  it("is said after 12 s of one's own turn with nothing from the microphone", () => {
    expect(hintsOf({ ms: hearing.silentTurnMs - 100 })).toEqual([]);
    expect(hintsOf({ ms: hearing.silentTurnMs + 100 })).toEqual(["cannot_hear"]);
  });

  it("does not count the time in which Doc talks", () => {
    expect(hintsOf({ ms: 60_000, isAgentTalking: true })).toEqual([]);
    expect(hintsOf({ ms: 7000 }, { ms: 30_000, isAgentTalking: true }, { ms: 6000 })).toEqual([
      "cannot_hear",
    ]);
  });

  it("is not said to who breathes, and begins anew after any sound", () => {
    expect(hintsOf({ ms: 60_000, loudness: breath })).toEqual([]);
    expect(hintsOf({ ms: 8000 }, { ms: 100, loudness: voice }, { ms: 8000 })).toEqual([]);
  });

  it("is not said to who is muted, and goes with the first sound", () => {
    expect(hintsOf({ ms: 60_000, isMuted: true })).toEqual([]);
    expect(hintsOf({ ms: 13_000 }, { ms: 32, loudness: voice })).toEqual(["cannot_hear", undefined]);
  });

  it("does not take the gap of a hidden tab for silence", () => {
    const first = hear(noActivity, { atMs: 0, loudness: nothing, isMuted: false, isAgentTalking: false });
    const later = hear(first, { atMs: 600_000, loudness: nothing, isMuted: false, isAgentTalking: false });
    expect(later.hint).toBeUndefined();
  });
});

describe("loudness", () => {
  it("is the root mean square of the samples", () => {
    expect(rms(new Float32Array([0.5, -0.5, 0.5, -0.5]))).toBeCloseTo(0.5);
    expect(rms(new Float32Array())).toBe(0);
  });

  it("becomes a level between 0 and 1 on a decibel scale", () => {
    expect(toLevel(0)).toBe(0);
    expect(toLevel(10 ** (-60 / 20))).toBe(0);
    expect(toLevel(10 ** (-30 / 20))).toBeCloseTo(0.5);
    expect(toLevel(1)).toBe(1);
  });
});
