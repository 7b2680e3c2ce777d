import fc from "fast-check";
import { expect, it } from "vitest";
import { toWav } from "../testing/wav";
import { limit } from "./limit";
import { loudnessOf, OUTPUT_RATE } from "./loudness";
import { decodePcm } from "./pcm";
import { resample } from "./resample";
import { readWavLayout } from "./wav-header";

const sine = (hz: number, seconds: number, rate: number, peak = 1) =>
  Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => peak * Math.sin((2 * Math.PI * hz * i) / rate),
  );

it("measures loudness as BS.1770 defines it: a full 997 Hz tone in one channel is -3.01 LUFS", () => {
  expect(loudnessOf(sine(997, 3, OUTPUT_RATE))).toBeCloseTo(-3.01, 1);
  expect(loudnessOf(sine(997, 3, OUTPUT_RATE, 0.1))).toBeCloseTo(-23.01, 1);
});

it("does not let silence count towards loudness", () => {
  const tone = sine(997, 3, OUTPUT_RATE, 0.1);
  const padded = new Float32Array(tone.length * 4);
  padded.set(tone, tone.length);
  expect(loudnessOf(padded)).toBeCloseTo(loudnessOf(tone), 0);
  expect(loudnessOf(new Float32Array(OUTPUT_RATE))).toBe(-Infinity);
});

it("changes the rate without moving or bending a tone", () => {
  for (const rate of [8000, 16_000, 24_000, 44_100]) {
    const out = resample(sine(440, 0.5, rate), rate, OUTPUT_RATE);
    const wanted = sine(440, 0.5, OUTPUT_RATE);
    const middle = out.subarray(2000, out.length - 2000);
    const worst = Math.max(...middle.map((x, i) => Math.abs(x - (wanted[i + 2000] ?? 0))));
    expect({ rate, isClose: worst < 0.01 }).toEqual({ rate, isClose: true });
  }
});

it("never lets a sample over the ceiling, whatever comes", () => {
  const values = fc.float32Array({ min: -1, max: 1, noNaN: true, minLength: 1, maxLength: 2000 });
  fc.assert(
    fc.property(values, fc.double({ min: 0.1, max: 30, noNaN: true }), (samples, gain) => {
      limit(samples, gain, 0.8);
      expect(samples.every((x) => Math.abs(x) <= 0.8001)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it("reads 8, 16, 24 and 32 bits and floats alike", () => {
  const tone = sine(300, 0.1, 24_000, 0.5);
  for (const kind of [
    { bits: 8 },
    { bits: 16 },
    { bits: 24 },
    { bits: 32 },
    { bits: 32, float: true },
  ] as const) {
    const wav = toWav([tone, tone.map((x) => -x)], 24_000, kind);
    const layout = readWavLayout(wav, wav.length);
    if (typeof layout === "string") throw new Error(layout);
    const [left, right] = decodePcm(wav.subarray(layout.dataOffset), layout);
    expect(left?.length).toBe(tone.length);
    expect(Math.max(...(left ?? []).map((x, i) => Math.abs(x - (tone[i] ?? 0))))).toBeLessThan(0.02);
    expect(Math.max(...(right ?? []).map((x, i) => Math.abs(x + (tone[i] ?? 0))))).toBeLessThan(0.02);
  }
});

it("answers any bytes at all without throwing", () => {
  const head = toWav([sine(1, 0.01, 8000)], 8000);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(44), (noise, at) => {
      const bytes = Buffer.concat([head.subarray(0, at), noise]);
      const layout = readWavLayout(bytes, bytes.length);
      if (typeof layout !== "string")
        expect(layout.dataOffset + layout.dataBytes).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
