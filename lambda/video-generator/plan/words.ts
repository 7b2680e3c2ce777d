import type { ClipSpan, ClipTurn, ClipWord } from "../../../types/clip";
import { overlap } from "./spans";

/** A turn of the clip with its place in the event, and what the owner hid of it. */
export type PlannedTurn = {
  index: number;
  role: ClipTurn["role"];
  text: string;
  words: (ClipWord & { index: number; isHidden: boolean })[];
};

const HIDDEN_OVERLAP_SECONDS = 0.02;
export const HIDDEN_TEXT = "[bleep]";

/** The turns within the clip's bounds, each word with whether it is hidden, in the order of speech. */
export function turnsWithin(turns: readonly ClipTurn[], bounds: ClipSpan, hidden: readonly ClipSpan[]) {
  const planned = turns.map((turn, index): PlannedTurn => {
    const words = turn.words.map((word, at) => ({ ...word, index: at, isHidden: isHidden(word, hidden) }));
    return { index, role: turn.role, text: turn.text, words: words.filter((word) => isWithin(word, bounds)) };
  });
  const spoken = planned.filter((turn, i) => turn.words.length > 0 || turns[i]?.words.length === 0);
  // A turn without words has no time: it stays behind the one it came after.
  const starts = new Map<PlannedTurn, number>();
  let latest = bounds.start;
  for (const turn of spoken) {
    latest = turn.words[0]?.start ?? latest;
    starts.set(turn, latest);
  }
  return [...spoken].sort((a, b) => (starts.get(a) ?? 0) - (starts.get(b) ?? 0));
}

function isHidden(word: ClipWord, hidden: readonly ClipSpan[]): boolean {
  const middle = (word.start + word.end) / 2;
  return hidden.some(
    (span) => overlap(span, word) > HIDDEN_OVERLAP_SECONDS || (middle >= span.start && middle <= span.end),
  );
}

function isWithin(word: ClipWord, { start, end }: ClipSpan): boolean {
  const middle = (word.start + word.end) / 2;
  return middle >= start && middle <= end;
}

export const spansOf = (turns: readonly PlannedTurn[], role: ClipTurn["role"]): ClipSpan[] =>
  turns.filter((turn) => turn.role === role).flatMap((turn) => turn.words);
