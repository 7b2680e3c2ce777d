import { expect, it } from "vitest";
import { loudestDuring, whatIsWrong } from "./her-voice";

const RATE = 100;
const channel = (loudness: (seconds: number) => number) =>
  Float32Array.from({ length: 3 * RATE }, (_, i) => (i % 2 === 0 ? 1 : -1) * loudness(i / RATE));

it("finds her channel by her words, however much louder the other party is", () => {
  const agent = channel((at) => (at < 2 ? 0.9 : 0.01));
  const hers = channel((at) => (at < 2 ? 0.01 : 0.1));
  const said = [{ start: 2, end: 2.5 }];
  const apart = { sampleRate: RATE, firstFrame: 0 };
  expect(loudestDuring({ ...apart, channels: [agent, hers] }, said)).toBe(1);
  expect(loudestDuring({ ...apart, channels: [hers, agent] }, said)).toBe(0);
});

it("finds fault with her voice in an anonymised film, and with a measure that does not know it again in another", () => {
  expect(whatIsWrong(0.34, true)).toBeUndefined();
  expect(whatIsWrong(0.35, true)).toContain("like her voice");
  expect(whatIsWrong(0.99, true)).toContain("like her voice");
  expect(whatIsWrong(0.99, false)).toBeUndefined();
  expect(whatIsWrong(0.3, false)).toContain("not known again");
});
