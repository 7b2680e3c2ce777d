import { expect, test } from "vitest";
import { MicAnchor } from "./mic-anchor";
import { SpeechEnergy } from "./speech-energy";
import { Track } from "./track";
import { mixDown, toWav } from "./wav";

const PER_MS = 24;
const tone = (ms: number, level: number) =>
  Int16Array.from({ length: ms * PER_MS }, (_, i) => Math.round(level * Math.SQRT2 * Math.sin(i / 5)));

test("microphone frames that arrive unevenly are laid end to end", () => {
  const anchor = new MicAnchor();
  const arrivals = [1020, 1055, 1061, 1120, 1121].map((ms) => ms * PER_MS);
  const starts = arrivals.map((now) => anchor.place(20 * PER_MS, now));
  expect(starts).toEqual([1000, 1020, 1040, 1060, 1080].map((ms) => ms * PER_MS));
});

test("after more than 200 ms without a frame the microphone is soon placed anew by the clock", () => {
  const anchor = new MicAnchor();
  anchor.place(20 * PER_MS, 20 * PER_MS);
  const starts = [5000, 5020, 5040, 5060, 5080].map((ms) => anchor.place(20 * PER_MS, ms * PER_MS));
  expect(starts.slice(0, 3)).toEqual([20, 40, 60].map((ms) => ms * PER_MS));
  expect(starts.slice(3)).toEqual([5040, 5060].map((ms) => ms * PER_MS));
});

test("a burst after a stall closes the gap that the stall seemed to be", () => {
  const anchor = new MicAnchor();
  anchor.place(20 * PER_MS, 1020 * PER_MS);
  const starts = Array.from({ length: 20 }, () => anchor.place(20 * PER_MS, 1420 * PER_MS));
  expect(starts).toEqual(Array.from({ length: 20 }, (_, i) => (1020 + i * 20) * PER_MS));
});

test("after mute the microphone is placed by the clock at once", () => {
  const anchor = new MicAnchor();
  anchor.place(20 * PER_MS, 20 * PER_MS);
  anchor.reset();
  expect(anchor.place(20 * PER_MS, 150 * PER_MS)).toBe(130 * PER_MS);
});

test("a microphone that runs ahead of the clock is refused until the clock has caught up", () => {
  const anchor = new MicAnchor();
  const now = 1000 * PER_MS;
  const kept = Array.from({ length: 50 }, () => anchor.place(20 * PER_MS, now)).filter(
    (at) => at !== undefined,
  );
  expect(kept.length).toBe(11);
  expect(anchor.place(20 * PER_MS, 1300 * PER_MS)).toBe(1200 * PER_MS);
});

test("speech is found with its edges, over the noise of the room", () => {
  const energy = new SpeechEnergy();
  const at = { ms: 0 };
  const feed = (samples: Int16Array) => {
    for (let i = 0; i < samples.length; i += 480) {
      energy.push(samples.subarray(i, i + 480), at.ms);
      at.ms += Math.min(480, samples.length - i) / PER_MS;
    }
  };
  feed(tone(1000, 40));
  feed(tone(700, 2000));
  feed(tone(1000, 40));
  feed(tone(400, 900));
  feed(tone(600, 40));
  const found = energy.segments();
  expect(found.length).toBe(2);
  expect(Math.abs((found[0]?.from ?? 0) - 1000)).toBeLessThanOrEqual(20);
  expect(Math.abs((found[0]?.to ?? 0) - 1700)).toBeLessThanOrEqual(20);
  expect(Math.abs((found[1]?.from ?? 0) - 2700)).toBeLessThanOrEqual(20);
  expect(Math.abs((found[1]?.to ?? 0) - 3100)).toBeLessThanOrEqual(20);
});

test("a steady loud room stops being speech after a while", () => {
  const energy = new SpeechEnergy();
  for (let ms = 0; ms < 120_000; ms += 20) energy.push(tone(20, 700), ms);
  expect(energy.open).toBeUndefined();
});

test("a click is not speech", () => {
  const energy = new SpeechEnergy();
  energy.push(tone(500, 20), 0);
  energy.push(tone(30, 8000), 500);
  energy.push(tone(500, 20), 530);
  expect(energy.segments()).toEqual([]);
});

test("a track keeps what was written where it was written, over chunk borders, and forgets from a point on", () => {
  const track = new Track(100_000);
  track.write(
    23_990,
    Int16Array.from({ length: 20 }, (_, i) => i + 1),
  );
  track.write(99_995, new Int16Array(20).fill(7));
  const whole = track.read(100_000);
  expect([...whole.subarray(23_988, 24_012)]).toEqual([
    0,
    0,
    ...Array.from({ length: 20 }, (_, i) => i + 1),
    0,
    0,
  ]);
  expect([...whole.subarray(99_994)]).toEqual([0, 7, 7, 7, 7, 7]);
  track.silenceFrom(24_000);
  expect([...track.read(100_000).subarray(23_998)].reduce((a, b) => a + b, 0)).toBe(9 + 10);
});

test("a WAV interleaves its channels behind a header that is right", () => {
  const wav = toWav([Int16Array.from([1, 2, 3]), Int16Array.from([-1, -2, -3])]);
  expect(wav.toString("ascii", 0, 4) + wav.toString("ascii", 8, 12)).toBe("RIFFWAVE");
  expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([2, 24_000, 16]);
  expect([0, 1, 2, 3, 4, 5].map((i) => wav.readInt16LE(44 + i * 2))).toEqual([1, -1, 2, -2, 3, -3]);
  expect([...mixDown(Int16Array.from([30_000, 5]), Int16Array.from([30_000, -3]))]).toEqual([32_767, 2]);
});
