import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scrollToRead, timelineOf, wordAt } from "./highlight";
import { toTurns } from "./turns";

const words = [
  { id: 0, startSeconds: 1, endSeconds: 1.5 },
  { id: 1, startSeconds: 1.6, endSeconds: 2 },
  { id: 2, startSeconds: 6, endSeconds: 7 },
];

describe("the lit word", () => {
  it.each([
    [0, undefined],
    [1, 0],
    [1.55, 0],
    [1.6, 1],
    [2.3, 1],
    [2.5, undefined],
    [6.9, 2],
    [60, undefined],
  ])("at %s s is %s", (seconds, id) => {
    expect(wordAt(words, seconds)).toBe(id);
  });

  it("is none when there are no words, or the time is not known", () => {
    expect(wordAt([], 1)).toBeUndefined();
    expect(wordAt(words, Number.NaN)).toBeUndefined();
  });

  it("is what a look at every word from the last to the first gives, for any times", () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 10 })));
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 120 }), (pairs, seconds) => {
        const timeline = pairs
          .sort((a, b) => a[0] - b[0])
          .map(([start, length], id) => ({ id, startSeconds: start, endSeconds: start + length }));
        const last = timeline.findLast((word) => word.startSeconds <= seconds);
        const expected = last && seconds < last.endSeconds + 0.35 ? last.id : undefined;
        expect(wordAt(timeline, seconds)).toBe(expected);
      }),
    );
  });

  it("goes to whoever began last when two people talk at once", () => {
    const turns = toTurns([
      {
        role: "agent",
        content: "So as I",
        words: [0, 1, 3].map((at, i) => ({ word: "So as I".split(" ")[i] ?? "", start: at, end: at + 2 })),
      },
      { role: "user", content: "Wait", words: [{ word: "Wait", start: 1.5, end: 2.5 }] },
    ]);
    expect([1.2, 1.7, 3.1].map((at) => wordAt(timelineOf(turns), at))).toEqual([1, 3, 2]);
  });
});

describe("keeping the spoken word in view", () => {
  const view = { top: 64, bottom: 864 };

  it("leaves the page alone while the word can be read", () => {
    expect(scrollToRead({ top: 80, bottom: 100 }, view)).toBe(0);
    expect(scrollToRead({ top: 680, bottom: 704 }, view)).toBe(0);
  });

  it("brings a word from below or above to a third of the way down", () => {
    expect(scrollToRead({ top: 690, bottom: 720 }, view)).toBe(359);
    expect(scrollToRead({ top: 40, bottom: 60 }, view)).toBe(-291);
  });
});
