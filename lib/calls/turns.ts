import type { Utterance, Word } from "@/types/call";

/** A word whose place in the recording is known; `id` counts through the whole call. */
export type SpokenWord = { id: number; startSeconds: number; endSeconds: number };
/** `at` is where the piece begins in its turn's text. */
export type Piece = { at: number; text: string; spoken?: SpokenWord };
export type Turn = {
  /** Its place in the call; turns come at the end only, so it stays. */
  id: number;
  speaker: Utterance["role"];
  /** Whether somebody else spoke before. */
  isChange: boolean;
  startSeconds: number | undefined;
  pieces: Piece[];
};

/** The longest a word is taken to last when the vendor does not say where it ends. */
const longestWordSeconds = 0.6;
/** How far ahead in the text a word is looked for before it is given up. */
const reachCharacters = 24;

/**
 * The transcript as it is read: each utterance's text, cut where its words lie, so that the text stays as the vendor
 * wrote it. A word without a start, or which the text does not have, is not marked; empty utterances are left out.
 */
export function toTurns(transcript: readonly Utterance[]): Turn[] {
  const turns: Turn[] = [];
  let nextId = 0;
  for (const { role, content, words } of transcript) {
    const text = content.trim() || words.map((word) => word.word.trim()).join(" ");
    if (text.trim() === "") continue;
    const pieces = cut(text, timed(words), nextId);
    nextId += pieces.filter((piece) => piece.spoken).length;
    const startSeconds = words.find(hasStart)?.start;
    const id = turns.length;
    turns.push({ id, speaker: role, isChange: turns.at(-1)?.speaker !== role, startSeconds, pieces });
  }
  return turns;
}

type Timed = { text: string; start?: number; end?: number };

function timed(words: readonly Word[]): Timed[] {
  return words.map((word, index) => {
    const text = word.word.trim();
    if (!hasStart(word)) return { text };
    const { start } = word;
    const next = words.slice(index + 1).find(hasStart)?.start;
    const limit = next !== undefined && next > start ? next : start + longestWordSeconds;
    const isEndKnown = word.end !== undefined && word.end > start;
    return { text, start, end: isEndKnown ? word.end : Math.min(limit, start + longestWordSeconds) };
  });
}

function cut(text: string, words: readonly Timed[], firstId: number): Piece[] {
  const haystack = fold(text);
  const pieces: Piece[] = [];
  let id = firstId;
  let done = 0;
  for (const word of words) {
    const at = word.text === "" ? -1 : haystack.indexOf(fold(word.text), done);
    if (at < 0 || at - done > reachCharacters) continue;
    const end = endOfRun(text, at + word.text.length);
    if (word.start === undefined || word.end === undefined) {
      pieces.push({ at: done, text: text.slice(done, end) });
    } else {
      if (at > done) pieces.push({ at: done, text: text.slice(done, at) });
      const spoken = { id: id++, startSeconds: word.start, endSeconds: word.end };
      pieces.push({ at, text: text.slice(at, end), spoken });
    }
    done = end;
  }
  if (done < text.length) pieces.push({ at: done, text: text.slice(done) });
  return pieces;
}

/** Behind the punctuation that follows a word, so that a lit word keeps its comma. */
function endOfRun(text: string, from: number): number {
  return from + (/^[^\s\p{L}\p{N}]*/u.exec(text.slice(from))?.[0].length ?? 0);
}

/** Case put aside, only where that keeps every letter in its place. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function hasStart(word: Word): word is Word & { start: number } {
  return word.start !== undefined && Number.isFinite(word.start) && word.start >= 0;
}
