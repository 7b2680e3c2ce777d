import { expect, it } from "vitest";
import { OUTPUT_RATE } from "../sound/loudness";
import { resample } from "../sound/resample";
import { caller, doc, RATE, replacement, speak } from "../testing/espeak-voices";
import { timeWords } from "./time-words";

const lines = [
  "I saw Missus Henderson again last night.",
  "She asked me whether I ever sleep, and I had nothing kind to say.",
  "They paged me 14 times before 6, and the cafeteria was closed.",
  "So, what would you do if the board wrote you a letter like that?",
];

it("finds words in speech made from their text, most within 80 ms", async () => {
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
  console.info(
    `words off by: median ${at(0.5).toFixed(3)}, p90 ${at(0.9).toFixed(3)}, most ${at(0.999).toFixed(3)}`,
  );
  expect(at(0.5)).toBeLessThan(0.08);
  expect(at(0.9)).toBeLessThan(0.16);
});
