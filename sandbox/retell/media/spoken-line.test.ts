import { expect, test } from "vitest";
import { SpokenLine } from "./spoken-line";

const PER_MS = 24;
const speech = {
  samples: new Int16Array(2000 * PER_MS).fill(1000),
  words: [
    { word: "Long", start: 0, end: 0.5 },
    { word: "day?", start: 0.6, end: 1 },
    { word: "Same.", start: 1.5, end: 2 },
  ],
};

function play(line: SpokenLine, fromMs: number, toMs: number) {
  const frames = [];
  for (let ms = fromMs; ms <= toMs; ms += 20) frames.push(...line.due(ms * PER_MS));
  return frames;
}

test("a line leaves in real time, a little ahead, without gaps", () => {
  const line = new SpokenLine(speech, 100 * PER_MS);
  const frames = play(line, 100, 1000);
  const sentUntil = (frames.at(-1)?.at ?? 0) / PER_MS + 20;
  expect(sentUntil).toBeGreaterThanOrEqual(1220);
  expect(sentUntil).toBeLessThanOrEqual(1280);
  frames.forEach((frame, i) => {
    expect(frame.at).toBe((100 + i * 20) * PER_MS);
  });
});

test("only words that have begun are said, with the recording's times", () => {
  const line = new SpokenLine(speech, 100 * PER_MS);
  play(line, 100, 720);
  expect(line.words(720 * PER_MS)).toMatchObject([
    { word: "Long", start: 0.1, end: 0.6 },
    { word: "day?", start: 0.7, end: 1.1 },
  ]);
});

test("cut short, it keeps the words begun, ends the last one there and fades", () => {
  const line = new SpokenLine(speech, 100 * PER_MS);
  play(line, 100, 800);
  const fade = line.cut(800 * PER_MS);
  expect(fade.at).toBe(800 * PER_MS);
  expect(fade.samples.length).toBeLessThanOrEqual(10 * PER_MS);
  expect(fade.samples.at(-1)).toBeLessThan(50);
  expect(line.words(5000 * PER_MS).map((w) => [w.word, w.end])).toEqual([
    ["Long", 0.6],
    ["day?", 0.8],
  ]);
  expect(line.isOver(800 * PER_MS)).toBe(true);
});

test("cut after the clock has jumped, it has said no more than was sent", () => {
  const line = new SpokenLine(speech, 100 * PER_MS);
  play(line, 100, 400);
  expect(line.cut(60_000 * PER_MS).at).toBeLessThan(700 * PER_MS);
  expect(line.words(60_000 * PER_MS).map((w) => w.word)).toEqual(["Long"]);
});

test("when the clock jumps, the rest of the line and its words move behind the jump", () => {
  const line = new SpokenLine(speech, 0);
  play(line, 0, 500);
  const frames = play(line, 60_500, 63_000);
  expect(frames[0]?.at).toBeGreaterThanOrEqual(60_500 * PER_MS);
  const last = line.words(63_000 * PER_MS).at(-1);
  expect(last?.word).toBe("Same.");
  expect(last?.start).toBeCloseTo(60.52 + (1.5 - 0.74), 1);
});
