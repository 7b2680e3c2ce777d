import { describe, expect, it } from "vitest";
import { reviewOf, say } from "@/tests/support/reviews";
import { keptWords, leftToDecide, type MakerEvent, nextMaker, orderOf, startMaker } from "./maker";

const review = reviewOf({
  exchangeIndex: 2,
  span: { start: 9.7, end: 22.8 },
  turns: [say("user", "I saw Ann Lee in Salem", 10), say("agent", "Poor Ann I hope", 18)],
  marks: [
    { from: 2, to: 4, kind: "name" },
    { from: 3, to: 4, kind: "rare_detail" },
    { from: 5, to: 6, kind: "place" },
    { from: 7, to: 8, kind: "name" },
  ],
});
const made = (...events: MakerEvent[]) => events.reduce(nextMaker, startMaker(review, 30));
const hide: MakerEvent = { type: "decided", choice: "hide" };
const keep: MakerEvent = { type: "decided", choice: "keep" };
const pick = (number: number, isExtending = false): MakerEvent => ({ type: "picked", number, isExtending });
const redactions = (...events: MakerEvent[]) => orderOf(made(...events), "h").redactions;

describe("deciding", () => {
  it("begins at the first mark, goes on to the next, and takes marks that share words as one", () => {
    expect(leftToDecide(made())).toHaveLength(3);
    expect(redactions(hide, keep, hide)).toEqual([
      { from: 2, to: 4, hide: true },
      { from: 5, to: 6, hide: false },
      { from: 7, to: 8, hide: true },
    ]);
    expect(leftToDecide(made(hide, keep, hide))).toEqual([]);
  });

  it("comes back to what was passed over, and leaves what was decided where it is", () => {
    const maker = made(pick(7), hide);
    expect(maker.picked).toEqual({ anchor: 2, cursor: 2 });
    expect(made(pick(7), hide, pick(7), keep).picked.cursor).toBe(7);
  });

  it("hides words of the owner's own picking, with all of each mark that they touch, and lets go of them again", () => {
    expect(redactions(pick(0), pick(1, true), hide)).toEqual([{ from: 0, to: 2, hide: true }]);
    expect(redactions(pick(4), pick(3, true), hide)).toEqual([{ from: 2, to: 5, hide: true }]);
    expect(redactions(pick(0), hide, keep)).toEqual([]);
  });

  it("keeps no words that nobody marked", () => {
    expect(redactions(pick(0), keep)).toEqual([]);
  });

  it("hides all that is undecided at once, and nothing that was kept", () => {
    expect(redactions(keep, { type: "hid_all" })).toEqual([
      { from: 2, to: 4, hide: false },
      { from: 5, to: 6, hide: true },
      { from: 7, to: 8, hide: true },
    ]);
  });
});

describe("trimming", () => {
  const fromAnn: MakerEvent = { type: "trimmed", end: "start", seconds: 12.75 };

  it("counts words from the first one that is left, and asks for seconds instead of the exchange", () => {
    const maker = made(fromAnn, { type: "hid_all" });
    expect(keptWords(maker)[0]?.word).toBe("Lee");
    expect(orderOf(maker, "other")).toMatchObject({
      fromSeconds: 12.75,
      toSeconds: 22.8,
      wordsHash: "other",
      redactions: [
        { from: 0, to: 1, hide: true },
        { from: 2, to: 3, hide: true },
        { from: 4, to: 5, hide: true },
      ],
    });
    expect(orderOf(maker, "other")).not.toHaveProperty("exchangeIndex");
    expect(orderOf(made(), "h")).toMatchObject({ exchangeIndex: 2, wordsHash: "h" });
  });

  it("has no decision wait for words that are not in the clip", () => {
    expect(leftToDecide(made({ type: "trimmed", end: "end", seconds: 11.75 }))).toEqual([]);
  });

  it("leaves a word at least", () => {
    expect(made({ type: "trimmed", end: "end", seconds: 9.8 }).trim).toEqual(review.span);
  });

  it("begins with as much of a long exchange as fits, at the end of a word", () => {
    const { trim } = startMaker({ ...review, longestSeconds: 4 }, 30);
    expect(trim).toEqual({ start: 9.7, end: 12.75 });
  });
});

it("marks that turn up on the server come in undecided, where they are not hidden already", () => {
  const trimmed: MakerEvent = { type: "trimmed", end: "start", seconds: 12.75 };
  const maker = made({ type: "hid_all" }, trimmed, {
    type: "marks_came",
    marks: [
      { from: 0, to: 1, kind: "name" },
      { from: 5, to: 7, kind: "rare_detail" },
    ],
  });
  expect(leftToDecide(maker)).toEqual([{ from: 8, to: 10, kinds: ["rare_detail"], choice: undefined }]);
  expect([maker.step, maker.picked.cursor]).toEqual(["hide", 8]);
});
