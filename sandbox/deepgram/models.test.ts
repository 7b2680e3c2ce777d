import { afterAll, beforeAll, expect, test } from "vitest";
import { callerVoice, docVoice, Voices } from "../voice/voices";
import { voiceOf } from "./models";

const RATE = 24_000;
const text =
  "I fell asleep in the elevator between the third and the fourth floor, and nobody noticed until morning.";
const voices = new Voices();
const people = {
  doc: docVoice,
  caller: callerVoice,
  arcas: voiceOf("aura-2-arcas-en") ?? docVoice,
  athena: voiceOf("aura-2-athena-en") ?? docVoice,
};
type Name = keyof typeof people;
const names = Object.keys(people) as Name[];
const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));

const sounds = new Map<Name, { pitch: number; colour: number[] }>();
beforeAll(async () => {
  for (const name of names) {
    const { samples } = await voices.speak(text, people[name]);
    sounds.set(name, { pitch: pitchOf(samples), colour: colourOf(samples) });
  }
});
afterAll(() => voices.close());

test.each(pairs)("%s and %s are taken for two people: in pitch, and in the colour of the voice", (a, b) => {
  const [one, other] = [sounds.get(a), sounds.get(b)];
  if (!one || !other) throw new Error("nothing was said");
  const ratio = Math.max(one.pitch, other.pitch) / Math.min(one.pitch, other.pitch);
  expect(ratio).toBeGreaterThan(1.15);
  const apart = one.colour.map((level, i) => (level - (other.colour[i] ?? 0)) ** 2);
  expect(Math.sqrt(apart.reduce((sum, x) => sum + x, 0) / apart.length)).toBeGreaterThan(5);
});

test("every model has a voice that the synthesiser knows", async () => {
  const models = ["aura-2-orion-en", "aura-2-thalia-en", "aura-asteria-en", "aura-zeus-en"];
  for (const model of models) {
    const { samples } = await voices.speak("Yes.", voiceOf(model) ?? { ...docVoice, name: "none" });
    expect(samples.length).toBeGreaterThan(RATE / 10);
  }
  await expect(voices.speak("Yes.", { ...docVoice, name: "en-xx+none" })).rejects.toThrow(/no voice en-xx/);
});

/** Median of the pitch, in hertz, by autocorrelation of 50 ms every 40 ms. */
function pitchOf(samples: Int16Array): number {
  const pitches: number[] = [];
  for (let at = 0; at + 1200 < samples.length; at += 960) {
    const frame = Float64Array.from(samples.subarray(at, at + 1200), Number).filter((_, i) => i % 3 === 0);
    if (frame.reduce((sum, x) => sum + x * x, 0) / frame.length < 160_000) continue;
    let best = { likeness: 0.6, lag: 0 };
    for (let lag = 20; lag <= 130; lag += 1) {
      const likeness = likenessAt(frame, lag);
      // A period is also one of every multiple of it: the shortest counts.
      if (likeness > best.likeness + 0.02) best = { likeness, lag };
    }
    if (best.lag > 0) pitches.push(RATE / 3 / best.lag);
  }
  return pitches.sort((a, b) => a - b)[pitches.length >> 1] ?? 0;
}

function likenessAt(frame: Float64Array, lag: number): number {
  let [product, before, after] = [0, 1, 1];
  for (let i = 0; i + lag < frame.length; i += 1) {
    const [x, y] = [frame[i] ?? 0, frame[i + lag] ?? 0];
    product += x * y;
    before += x * x;
    after += y * y;
  }
  return product / Math.sqrt(before * after);
}

/** The level of 24 bands from 100 Hz to 8 kHz, in decibels about their mean (Goertzel, 1024 samples). */
function colourOf(samples: Int16Array): number[] {
  const levels = Array.from({ length: 24 }, (_, band) => {
    const step = 2 * Math.cos((2 * Math.PI * 100 * 80 ** (band / 23)) / RATE);
    let power = 1;
    for (let at = 0; at + 1024 < samples.length; at += 1024) {
      let [last, before] = [0, 0];
      for (let i = 0; i < 1024; i += 1) {
        const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / 1024);
        [last, before] = [(samples[at + i] ?? 0) * window + step * last - before, last];
      }
      power += last * last + before * before - step * last * before;
    }
    return 10 * Math.log10(power);
  });
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return levels.map((level) => level - mean);
}
