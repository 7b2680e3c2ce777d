import { describe, expect, it } from "vitest";
import type { Utterance } from "@/types/call";
import { hiddenSpans, hiddenWords, pieceOf, undecidedMarks } from "./clip-words";

/** Words of a second each, from `start` on; without it nobody knows when. */
const said = (role: Utterance["role"], content: string, start?: number): Utterance => ({
  role,
  content,
  words: content
    .split(" ")
    .map((word, i) => (start === undefined ? { word } : { word, start: start + i, end: start + i + 1 })),
});
const talk = [
  said("agent", "Long day?", 1),
  said("user", "Yes, Anna died.", 5),
  said("agent", "I am sorry.", 10),
  said("user", "Bye.", 20),
];
const textOf = (piece: ReturnType<typeof pieceOf>) =>
  piece?.turns.map(({ role, text }) => `${role}: ${text}`);

describe("the words of a clip", () => {
  it("are those of its exchange, in order, with their times", () => {
    const piece = pieceOf(talk, { exchangeIndex: 0 });
    expect(piece?.span).toEqual({ start: 4.7, end: 13.3 });
    expect(textOf(piece)).toEqual(["user: Yes, Anna died.", "agent: I am sorry."]);
    expect(piece?.turns[0]?.words[1]).toEqual({ word: "Anna", start: 6, end: 7 });
  });

  it("are all that is heard between two moments, a word that is cut included", () => {
    expect(textOf(pieceOf(talk, { fromSeconds: 2.5, toSeconds: 6.5 }))).toEqual([
      "agent: day?",
      "user: Yes, Anna",
    ]);
    expect(pieceOf(talk, { fromSeconds: 2.5, toSeconds: 6.5 })?.turns[1]?.words[1]).toEqual({
      word: "Anna",
      start: 6,
      end: 6.5,
    });
  });

  it("are also a neighbour's who talks over the beginning", () => {
    const over = [
      said("agent", "One two three four", 1),
      said("user", "Wait now", 4.5),
      said("agent", "Yes.", 8),
    ];
    expect(textOf(pieceOf(over, { exchangeIndex: 0 }))).toEqual([
      "agent: four",
      "user: Wait now",
      "agent: Yes.",
    ]);
  });

  it.each<[string, Utterance[], Parameters<typeof pieceOf>[1]]>([
    ["there is no such exchange", talk, { exchangeIndex: 1 }],
    ["nothing is said there", talk, { fromSeconds: 14, toSeconds: 19 }],
    [
      "a third person speaks",
      [...talk, said("transfer_target", "Hello?", 22)],
      { fromSeconds: 20, toSeconds: 23 },
    ],
    [
      "something is said there at nobody knows what time",
      [said("user", "Yes.", 1), said("agent", "Hm."), said("user", "Bye.", 9)],
      { fromSeconds: 0, toSeconds: 5 },
    ],
  ])("are none when %s", (_name, transcript, choice) => {
    expect(pieceOf(transcript, choice)).toBeUndefined();
  });

  it("take one without a time to be somewhere between its neighbours", () => {
    const words = [{ word: "a", start: 1, end: 2 }, { word: "b" }, { word: "c", start: 4, end: 5 }];
    const piece = pieceOf([{ role: "user", content: "a b c", words }], { fromSeconds: 0, toSeconds: 6 });
    expect(piece?.turns[0]?.words[1]).toEqual({ word: "b", start: 2, end: 4 });
  });
});

describe("decisions", () => {
  it("hide a word when any of them does", () => {
    const decisions = [
      { from: 0, to: 3, hide: false },
      { from: 1, to: 2, hide: true },
    ];
    expect(hiddenWords(decisions, 4)).toEqual([false, true, false, false]);
  });

  it("are needed for each word of each mark", () => {
    const marks = [
      { from: 0, to: 2, kind: "name" },
      { from: 5, to: 6, kind: "place" },
    ];
    expect(undecidedMarks(marks, [])).toEqual(marks);
    expect(undecidedMarks(marks, [{ from: 0, to: 1, hide: true }])).toEqual(marks);
    expect(
      undecidedMarks(marks, [
        { from: 0, to: 1, hide: true },
        { from: 1, to: 5, hide: false },
      ]),
    ).toEqual([marks[1]]);
    expect(undecidedMarks(marks, [{ from: 0, to: 9, hide: false }])).toEqual([]);
  });

  it("are one stretch of sound for words that follow each other, and two where another speaks between", () => {
    const piece = pieceOf(talk, { exchangeIndex: 0 });
    expect(piece && hiddenSpans(talk, piece, [{ from: 1, to: 4, hide: true }])).toEqual([
      { start: 6, end: 8 },
      { start: 10, end: 11 },
    ]);
  });

  it("hide the whole of a word that the clip cuts at either end, and not only what of it lies in the clip", () => {
    const cut = pieceOf(talk, { fromSeconds: 6.5, toSeconds: 11.5 });
    expect(cut?.turns.flatMap(({ words }) => words.map(({ start, end }) => [start, end]))).toEqual([
      [6.5, 7],
      [7, 8],
      [10, 11],
      [11, 11.5],
    ]);
    const decisions = [
      { from: 0, to: 1, hide: true },
      { from: 3, to: 4, hide: true },
    ];
    expect(cut && hiddenSpans(talk, cut, decisions)).toEqual([
      { start: 6, end: 7 },
      { start: 11, end: 12 },
    ]);
  });
});
