import fc from "fast-check";
import { expect, test } from "vitest";
import { layWords } from "./lay-words";

test("words fill a stretch of speech from edge to edge, by their length", () => {
  const words = layWords("no inbox", [{ from: 1000, to: 2000 }]);
  expect(words).toEqual([
    { word: "no", start: 1, end: 1.333 },
    { word: "inbox", start: 1.333, end: 2 },
  ]);
});

test("over two stretches no word lies in the pause between them", () => {
  const words = layWords("it never ends and nobody helps", [
    { from: 1000, to: 2000 },
    { from: 3000, to: 4000 },
  ]);
  expect(words?.[0]?.start).toBe(1);
  expect(words?.at(-1)?.end).toBe(4);
  expect(words?.filter((w) => w.end > 2 && w.start < 3)).toEqual([]);
});

test("a word that would straddle a pause goes whole to where its middle falls", () => {
  const words = layWords("short extraordinarily", [
    { from: 0, to: 600 },
    { from: 2000, to: 3400 },
  ]);
  expect(words).toMatchObject([
    { start: 0, end: 0.6 },
    { start: 2, end: 3.4 },
  ]);
});

test("short gaps belong to the phrase", () => {
  const words = layWords("one two", [
    { from: 0, to: 400 },
    { from: 600, to: 1000 },
  ]);
  expect(words).toMatchObject([
    { start: 0, end: 0.5 },
    { start: 0.5, end: 1 },
  ]);
});

test("too little speech carries no words", () => {
  expect(layWords("a long sentence of many words", [{ from: 0, to: 120 }])).toBeUndefined();
  expect(layWords("hello", [])).toBeUndefined();
});

test("every word is placed once, in order, inside the speech", () => {
  const stretches = fc.array(
    fc.tuple(fc.integer({ min: 50, max: 900 }), fc.integer({ min: 200, max: 3000 })),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  const text = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(stretches, text, (gaps, words) => {
      let at = 0;
      const segments = gaps.map(([gap, length]) => {
        const from = at + gap;
        at = from + length;
        return { from, to: at };
      });
      const laid = layWords(words.join(" "), segments);
      if (!laid) return;
      expect(laid.map((w) => w.word)).toEqual(words);
      const times = laid.flatMap((w) => [w.start, w.end]);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.round((times[0] ?? 0) * 1000)).toBeGreaterThanOrEqual(segments[0]?.from ?? 0);
      expect(Math.round((times.at(-1) ?? 0) * 1000)).toBeLessThanOrEqual(at);
    }),
  );
});
