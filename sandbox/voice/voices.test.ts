import { afterAll, expect, test } from "vitest";
import { callerVoice, docVoice, Voices } from "./voices";

const voices = new Voices();
afterAll(() => voices.close());

const text = "Hey. Long day? I’ve got nowhere to be — 24 hours, if you need to vent about healthcare hell.";

test("a line is spoken with one timed word for each word of the text, in order and inside the sound", async () => {
  const speech = await voices.speak(text, docVoice);
  expect(speech.words.map((w) => w.word)).toEqual(text.split(" "));
  const total = speech.samples.length / 24_000;
  let before = 0;
  for (const word of speech.words) {
    expect(word.start).toBeGreaterThanOrEqual(before);
    expect(word.end).toBeGreaterThanOrEqual(word.start);
    before = word.end;
  }
  expect(before).toBeLessThanOrEqual(total);
});

test("the pause after a sentence belongs to no word", async () => {
  const { samples, words } = await voices.speak(text, docVoice);
  const [hey, long] = words;
  if (!hey || !long) throw new Error("no words");
  expect(long.start - hey.end).toBeGreaterThan(0.1);
  const gap = samples.subarray(Math.ceil(hey.end * 24_000), Math.floor(long.start * 24_000));
  expect(Math.sqrt(gap.reduce((sum, x) => sum + x * x, 0) / gap.length)).toBeLessThan(150);
});

test("the two parties have different voices and one loudness", async () => {
  const [doc, caller] = await Promise.all([voices.speak(text, docVoice), voices.speak(text, callerVoice)]);
  const loudness = (s: Int16Array) => Math.sqrt(s.reduce((sum, x) => sum + x * x, 0) / s.length);
  expect(Buffer.from(doc.samples.buffer).equals(Buffer.from(caller.samples.buffer))).toBe(false);
  expect(loudness(doc.samples) / loudness(caller.samples)).toBeGreaterThan(0.8);
  expect(loudness(doc.samples) / loudness(caller.samples)).toBeLessThan(1.25);
});

test("a line asked for twice is synthesised once", async () => {
  const [first, second] = await Promise.all([
    voices.speak("Same line.", docVoice),
    voices.speak("Same line.", docVoice),
  ]);
  expect(first.samples).toBe(second.samples);
});
