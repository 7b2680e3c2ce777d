import { describe, expect, it } from "vitest";
import type { Utterance } from "@/types/call";
import { type Choice, pieceOf } from "./clip-words";
import { marksIn } from "./piece-marks";

/** Words of a second each, from `start` on; without it nobody knows when. */
const said = (role: Utterance["role"], content: string, start?: number): Utterance => ({
  role,
  content,
  words: content
    .split(" ")
    .map((word, i) => (start === undefined ? { word } : { word, start: start + i, end: start + i + 1 })),
});

/** The words that are marked in a piece. */
function marked(transcript: Utterance[], choice: Choice): string[] {
  const piece = pieceOf(transcript, choice);
  if (!piece) throw new Error("There is no such piece.");
  const words = piece.turns.flatMap((turn) => turn.words.map(({ word }) => word));
  return marksIn(transcript, piece).map(({ from, to }) => words.slice(from, to).join(" "));
}

const question = "And what is her record number?";
const number = [said("user", "four four one nine two", 20), said("agent", "I see.", 30)];

describe("what is marked in a piece", () => {
  it("is what the question before it makes of an answer, whether its time is known or not", () => {
    const asked = said("agent", question, 5);
    expect(marked([asked, ...number], { exchangeIndex: 0 })).toEqual(["four four one nine two"]);
    const untimed = [said("user", "Hello.", 1), said("agent", question), ...number];
    expect(marked(untimed, { exchangeIndex: 1 })).toEqual(["four four one nine two"]);
    const wordless = [said("user", "Hello.", 1), { role: "agent" as const, content: question, words: [] }];
    expect(marked([...wordless, ...number], { exchangeIndex: 1 })).toEqual(["four four one nine two"]);
  });

  it("does not become less by trimming", () => {
    const talk = [
      said("user", "Her record number is four four one nine two.", 1),
      said("agent", "I see.", 12),
    ];
    expect(marked(talk, { fromSeconds: 6.5, toSeconds: 8.5 })).toEqual(["four one nine"]);
    expect(marked(talk, { fromSeconds: 1, toSeconds: 4 })).toEqual([]);
  });

  it("is never outside of it", () => {
    const talk = [
      said("user", "Anna Kowalski came.", 1),
      said("agent", "I see.", 6),
      said("user", "I went home.", 10),
      said("agent", "To Springfield?", 15),
      said("user", "Kowalski again.", 20),
      said("agent", "Yes.", 25),
    ];
    expect(marked(talk, { fromSeconds: 10, toSeconds: 13 })).toEqual([]);
    expect(marked(talk, { exchangeIndex: 1 })).toEqual(["Springfield?"]);
    expect(marked(talk, { exchangeIndex: 2 })).toEqual(["Kowalski"]);
  });
});
