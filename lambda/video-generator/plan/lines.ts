import { createHash } from "node:crypto";
import type { ClipTurn } from "../../../types/clip";
import type { PlannedTurn } from "./words";

/** Something to be spoken in one go, without any hidden word; `words` are indices into the turn, none for a turn without. */
export type Line = { key: string; role: ClipTurn["role"]; text: string; words: number[] };
export type Segment = { kind: "line"; line: Line } | { kind: "bleep"; words: number[]; seconds: number };

const SHORTEST_BLEEP_SECONDS = 0.3;
const LONGEST_BLEEP_SECONDS = 1.2;
const sentenceEnd = /[.?!…]["')\]]*$/;
const MIN_WORDS_A_LINE = 3;
/** Below the speech service's 2 000. */
const MAX_CHARACTERS = 1800;

/** A turn as sentences to be spoken, cut where something is hidden: what is hidden is never sent anywhere. */
export function toSegments(turn: PlannedTurn): Segment[] {
  if (turn.words.length === 0) return toTexts(turn.text).map((text) => toSegment(turn.role, text, []));
  const segments: Segment[] = [];
  let open: PlannedTurn["words"] = [];
  const close = () => {
    const text = open.map(({ word }) => word.trim()).join(" ");
    if (text.trim())
      segments.push(
        toSegment(
          turn.role,
          text,
          open.map(({ index }) => index),
        ),
      );
    open = [];
  };
  for (const word of turn.words) {
    if (word.isHidden) close();
    if (word.isHidden) addBleep(segments, word);
    else open.push(word);
    const length = open.reduce((sum, w) => sum + w.word.length + 1, 0);
    const isSentence = sentenceEnd.test(word.word) && open.length >= MIN_WORDS_A_LINE;
    if (isSentence || length > MAX_CHARACTERS) close();
  }
  close();
  return segments;
}

function addBleep(segments: Segment[], word: PlannedTurn["words"][number]): void {
  const seconds = Math.min(LONGEST_BLEEP_SECONDS, Math.max(SHORTEST_BLEEP_SECONDS, word.end - word.start));
  const last = segments.at(-1);
  if (last?.kind !== "bleep") segments.push({ kind: "bleep", words: [word.index], seconds });
  else {
    last.words.push(word.index);
    last.seconds = Math.min(LONGEST_BLEEP_SECONDS, last.seconds + seconds);
  }
}

function toSegment(role: Line["role"], text: string, words: number[]): Segment {
  const key = createHash("sha256").update(`${role}\n${text}`).digest("hex").slice(0, 32);
  return { kind: "line", line: { key, role, text, words } };
}

function toTexts(text: string): string[] {
  const sentences = text.match(/[^.?!…]+[.?!…]*["')\]]*\s*/g) ?? [];
  return sentences.map((sentence) => sentence.trim().slice(0, MAX_CHARACTERS)).filter(Boolean);
}
