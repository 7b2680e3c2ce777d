import { expect, test } from "vitest";
import type { Utterance, Word } from "@/types/call";
import { toTurns } from "./turns";

const say = (content: string, words: Word[] = [], role: Utterance["role"] = "agent"): Utterance => ({
  role,
  content,
  words,
});
const spoken = (utterances: Utterance[]) =>
  toTurns(utterances).flatMap((turn) => turn.pieces.filter((piece) => piece.spoken));
const read = (utterances: Utterance[]) =>
  toTurns(utterances).map((turn) => turn.pieces.map((piece) => piece.text).join(""));

test("the text stays as it was written, whatever the words say", () => {
  const content = "Well, Doctor — it's 3 a.m.  Still here?";
  const words = ["well", "doctor", "it's", "3", "am", "still", "there"].map((word, i) => ({
    word,
    start: i,
    end: i + 0.5,
  }));
  expect(read([say(content, words)])).toEqual([content]);
  expect(spoken([say(content, words)]).map((piece) => piece.text)).toEqual([
    "Well,",
    "Doctor",
    "it's",
    "3",
    "Still",
  ]);
});

test("a repeated word is marked each time in its own place", () => {
  const words = [0, 1, 2].map((start) => ({ word: "no", start, end: start + 0.4 }));
  const pieces = spoken([say("No, no, no.", words)]);
  expect(pieces.map((piece) => [piece.at, piece.spoken?.startSeconds])).toEqual([
    [0, 0],
    [4, 1],
    [8, 2],
  ]);
});

test("a word that the text does not have near by does not drag the others along", () => {
  const content = "Short. And much later in the very same turn comes the word here.";
  const words = [
    { word: "here", start: 0, end: 1 },
    { word: "short", start: 1, end: 2 },
  ];
  expect(spoken([say(content, words)]).map((piece) => piece.text)).toEqual(["Short."]);
});

test("a word without a start is read but not marked, and one without an end gets one", () => {
  const words = [
    { word: "Long" },
    { word: "day", start: 2 },
    { word: "then", start: 2.2 },
    { word: "bye", start: 5 },
  ];
  const turns = toTurns([say("Long day then bye", words)]);
  expect(turns[0]?.startSeconds).toBe(2);
  const times = spoken([say("Long day then bye", words)]).map((piece) => [
    piece.text,
    piece.spoken?.startSeconds,
    Number(piece.spoken?.endSeconds.toFixed(2)),
  ]);
  expect(times).toEqual([
    ["day", 2, 2.2],
    ["then", 2.2, 2.8],
    ["bye", 5, 5.6],
  ]);
});

test("a turn without words reads without a time, and one without text reads from its words", () => {
  expect(toTurns([say("Hello.")])[0]).toMatchObject({
    startSeconds: undefined,
    pieces: [{ text: "Hello." }],
  });
  expect(read([say("", [{ word: "Hello " }, { word: "there." }])])).toEqual(["Hello there."]);
});

test("an empty utterance leaves no turn, and ids count on through the call", () => {
  const one = (word: string, start: number) => say(word, [{ word, start, end: start + 1 }]);
  const turns = toTurns([one("Hey.", 0), say("  "), one("Hi.", 1), say("Oh.", [], "user")]);
  expect(turns.map((turn) => turn.isChange)).toEqual([true, false, true]);
  expect(turns.flatMap((turn) => turn.pieces.flatMap((piece) => piece.spoken?.id ?? []))).toEqual([0, 1]);
});

test("nonsense for a time is no time", () => {
  const words = [
    { word: "a", start: Number.NaN },
    { word: "b", start: -1 },
    { word: "c", start: 1, end: 0 },
  ];
  expect(spoken([say("a b c", words)]).map((piece) => piece.spoken)).toEqual([
    { id: 0, startSeconds: 1, endSeconds: 1.6 },
  ]);
});
