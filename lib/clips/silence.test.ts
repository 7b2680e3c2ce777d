import { describe, expect, it } from "vitest";
import type { Utterance } from "@/types/call";
import { type Choice, pieceOf } from "./clip-words";
import { quietestIn, roomsOf, spanWithin } from "./silence";

const said = (role: Utterance["role"], ...times: [number, number][]): Utterance => ({
  role,
  content: times.map(() => "word").join(" "),
  words: times.map(([start, end]) => ({ word: "word", start, end })),
});
const head = { framesPerSecond: 1000, channels: 1 };

describe("a bound's room", () => {
  const talk = [said("agent", [0, 1]), said("user", [1.2, 2]), said("agent", [3, 4]), said("user", [9, 10])];
  const piece = pieceOf(talk, { exchangeIndex: 0 });

  it("ends at the neighbour's word, at one's own, and after 150 ms", () => {
    expect(piece && roomsOf(piece, talk)).toEqual({
      start: { bound: 1.1, from: 1, to: 1.2 },
      end: { bound: 4.3, from: expect.closeTo(4.15), to: expect.closeTo(4.45) },
    });
  });

  it.each<[string, Utterance[], Choice, "start" | "end", number]>([
    [
      "she talks over his last word",
      [said("agent", [4, 5.4]), said("user", [5, 6]), said("agent", [7, 8])],
      { exchangeIndex: 0 },
      "start",
      5,
    ],
    [
      "his answer is talked over",
      [said("user", [1, 2]), said("agent", [3, 4.6]), said("user", [4.2, 5])],
      { exchangeIndex: 0 },
      "end",
      4.2,
    ],
    ["a clip is trimmed inside its first word", talk, { fromSeconds: 1.5, toSeconds: 3.5 }, "start", 1.5],
    ["a clip is trimmed inside its last word", talk, { fromSeconds: 1.1, toSeconds: 3.5 }, "end", 3.5],
    [
      "the word has no time of its own",
      [
        {
          role: "user",
          content: "a b c",
          words: [{ word: "a", start: 1, end: 2 }, { word: "b" }, { word: "c", start: 4, end: 5 }],
        },
      ],
      { fromSeconds: 1, toSeconds: 3 },
      "end",
      3,
    ],
  ])("is empty where a word lies across the bound: %s", (_, transcript, choice, end, bound) => {
    const cut = pieceOf(transcript, choice);
    const room = cut && roomsOf(cut, transcript)?.[end];
    expect(room).toEqual({ bound, from: bound, to: bound });
    // Whatever is read for it: the bound stays.
    expect(room && quietestIn(room, new Int16Array(300), head)).toBe(bound);
  });

  it("is none where words are of which nobody knows when they are", () => {
    const more = [...talk, { role: "agent" as const, content: "Hm.", words: [{ word: "Hm." }] }];
    expect(piece && roomsOf(piece, more)).toBeUndefined();
  });
});

describe("the quietest moment", () => {
  const room = { bound: 1.15, from: 1, to: 1.3 };
  const loud = () => new Int16Array(300).map((_, i) => (i % 2 ? 3000 : -3000));

  it("is where the sound is lowest", () => {
    expect(quietestIn(room, loud().fill(0, 220, 240), head)).toBeCloseTo(1.225, 3);
  });

  it("is the bound itself when it is as quiet there as anywhere", () => {
    expect(quietestIn(room, new Int16Array(300), head)).toBeCloseTo(1.15, 2);
    expect(quietestIn(room, loud(), head)).toBeCloseTo(1.15, 2);
    expect(quietestIn(room, new Int16Array(), head)).toBe(1.15);
  });

  it("makes no clip that is too long or too short", () => {
    const span = { start: 1, end: 121 };
    expect(spanWithin(span, 0.9, 121)).toBe(span);
    expect(spanWithin({ start: 1, end: 1.6 }, 1.1, 1.5)).toEqual({ start: 1, end: 1.6 });
    expect(spanWithin({ start: 1, end: 9 }, 1.1, 9.1)).toEqual({ start: 1.1, end: 9.1 });
  });
});
