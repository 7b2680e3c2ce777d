import { findMarks } from "../../lib/clips/deidentify";
import {
  precisionOf,
  readLabelled,
  recallOf,
  type Score,
  scoreOf,
} from "../../tests/support/deidentify-score";
import { atLeast, atMost, type Figure, median, noted } from "./measure";

const ROUNDS = 15;

/** How much of the labelled sentences the review finds, by kind, and how long it takes over an exchange. */
export async function run(): Promise<Figure[]> {
  const words = readLabelled("tuning").flatMap(({ text }) => text.split(" "));
  const long = Array.from({ length: 10_000 }, (_, at) => words[at % words.length] ?? "");
  const began = performance.now();
  findMarks([{ role: "user", words: ["hello"] }]);
  const first = performance.now() - began;
  return [
    ...figuresOf("tuning", 0.97, 0.65),
    ...figuresOf("tuning-2", 0.95, 0.6),
    ...figuresOf("judged", 0.95, 0.6),
    noted("deidentify: first call, word lists unpacked", first, "ms"),
    noted("deidentify: an exchange of 200 words", timeOver(words.slice(0, 200)), "ms"),
    atMost("deidentify: 10 000 words", timeOver(long, 3), "ms", 2000),
  ];
}

function figuresOf(half: "tuning" | "tuning-2" | "judged", recall: number, precision: number): Figure[] {
  const { all, ...kinds } = scoreOf(readLabelled(half));
  const none: Score = { labelled: 0, found: 0, marked: 0, right: 0 };
  return [
    ...Object.entries(kinds).flatMap(([kind, score]) => [
      noted(`deidentify ${half}: ${kind}, recall of ${score.labelled}`, recallOf(score), ""),
      noted(`deidentify ${half}: ${kind}, precision of ${score.marked}`, precisionOf(score), ""),
    ]),
    atLeast(`deidentify ${half}: recall`, recallOf(all ?? none), "", recall),
    atLeast(`deidentify ${half}: precision`, precisionOf(all ?? none), "", precision),
  ];
}

function timeOver(words: readonly string[], rounds = ROUNDS): number {
  return median(
    Array.from({ length: rounds }, () => {
      const began = performance.now();
      findMarks([{ role: "user", words }]);
      return performance.now() - began;
    }),
  );
}
