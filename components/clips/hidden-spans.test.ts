import { expect, it } from "vitest";
import { hiddenSpans } from "./hidden-spans";
import type { Item, NumberedWord } from "./review";

const word = (number: number, role: NumberedWord["role"], start: number, end: number): NumberedWord => ({
  number,
  role,
  word: "w",
  start,
  end,
});
const words = [
  word(0, "user", 1, 1.4),
  word(1, "user", 1.8, 2.2),
  word(2, "user", 2.3, 2.6),
  word(3, "user", 2.61, 3),
  word(4, "agent", 2.9, 3.5),
];
const hide = (from: number, to: number): Item => ({ from, to, kinds: [], choice: "hide" });

it("what is hidden is one stretch with the air in it, and stretches that touch are one", () => {
  expect(hiddenSpans(words, [hide(0, 2)])).toEqual([{ start: 0.97, end: expect.closeTo(2.23) }]);
  expect(hiddenSpans(words, [hide(0, 1), hide(2, 3)])).toEqual([
    { start: 0.97, end: expect.closeTo(1.43) },
    { start: expect.closeTo(2.27), end: expect.closeTo(2.63) },
  ]);
  expect(hiddenSpans(words, [hide(3, 5)])).toEqual([
    { start: expect.closeTo(2.58), end: expect.closeTo(3.53) },
  ]);
  expect(hiddenSpans(words, [{ ...hide(0, 2), choice: "keep" }])).toEqual([]);
});
