import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DeidentifyKind, findMarks } from "@/lib/clips/deidentify";

export type Labelled = {
  id: string;
  role: "agent" | "user";
  text: string;
  marks: { text: string; at: number; kind: DeidentifyKind }[];
};

/** `found`: labelled spans of which every word is marked; `right`: marks that touch a labelled span. */
export type Score = { labelled: number; found: number; marked: number; right: number };

export function readLabelled(half: "tuning" | "tuning-2" | "judged"): Labelled[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/deidentify/${half}.json`), "utf8"));
}

export const recallOf = ({ found, labelled }: Score) => found / labelled;
export const precisionOf = ({ right, marked }: Score) => right / marked;

/** Counts by kind, and "all". A mark counts for its own kind, whatever kind the span is that it touches. */
export function scoreOf(sentences: readonly Labelled[]): Record<string, Score> {
  const scores: Record<string, Score> = {};
  const count = (kind: string, key: keyof Score) => {
    for (const name of [kind, "all"]) {
      scores[name] ??= { labelled: 0, found: 0, marked: 0, right: 0 };
      scores[name][key] += 1;
    }
  };
  for (const sentence of sentences) {
    const pieces = [...sentence.text.matchAll(/\S+/g)];
    const marks = findMarks([{ role: sentence.role, words: pieces.map(([word]) => word) }]);
    const isMarked = (word: number) => marks.some(({ from, to }) => from <= word && word < to);
    const spans = sentence.marks.map(({ at, text, kind }) => ({
      kind,
      words: [...pieces.keys()].filter((word) => {
        const start = pieces[word]?.index ?? 0;
        return start < at + text.length && at < start + (pieces[word]?.[0].length ?? 0);
      }),
    }));
    for (const { kind, words } of spans) {
      count(kind, "labelled");
      if (words.every(isMarked)) count(kind, "found");
    }
    for (const { from, to, kind } of marks) {
      count(kind, "marked");
      if (spans.some(({ words }) => words.some((word) => from <= word && word < to))) count(kind, "right");
    }
  }
  return scores;
}
