import { expect, it } from "vitest";
import { OUTPUT_RATE } from "../sound/loudness";
import { resample } from "../sound/resample";
import { caller, doc, RATE, replacement, speak } from "../testing/espeak-voices";
import { alignWords } from "./align-words";
import { ALIGN_RATE } from "./spectrum-frames";
import { timeWords } from "./time-words";

const lines = [
  "I saw Missus Henderson again last night.",
  "She asked me whether I ever sleep, and I had nothing kind to say.",
  "They paged me 14 times before 6, and the cafeteria was closed.",
  "So, what would you do if the board wrote you a letter like that?",
];

it("finds words in speech by laying it over another voice's, all within 80 ms", async () => {
  for (const [known, other] of [
    [caller, replacement],
    [doc, caller],
  ] as const) {
    for (const line of lines) {
      const [one, two] = await Promise.all([speak(line, known), speak(line, other)]);
      const [from, to] = [one, two].map(({ samples }) => resample(samples, RATE, ALIGN_RATE));
      const found = alignWords(from ?? new Float32Array(), one.words, to ?? new Float32Array());
      const off = found.map(({ start }, i) => Math.abs(start - (two.words[i]?.start ?? 0)));
      expect(Math.max(...off)).toBeLessThan(0.08);
    }
  }
});

it("finds words in speech from their text alone, half of them within a tenth of a second", async () => {
  const errors: number[] = [];
  for (const voice of [replacement, doc, caller]) {
    for (const line of lines) {
      const speech = await speak(line, voice);
      const timed = timeWords(line, resample(speech.samples, RATE, OUTPUT_RATE));
      expect(timed.map(({ word }) => word)).toEqual(line.split(" "));
      timed.forEach(({ start }, i) => {
        errors.push(Math.abs(start - (speech.words[i]?.start ?? 0)));
      });
    }
  }
  errors.sort((a, b) => a - b);
  const at = (share: number) => errors[Math.floor(errors.length * share)] ?? 1;
  expect(at(0.5)).toBeLessThan(0.1);
  expect(at(0.9)).toBeLessThan(0.25);
});
