import type { Utterance } from "@/types/call";
import type { ClipPiece, ClipSpan, ClipTurn } from "@/types/clip";
import { countWords, moment } from "./clip-words";
import { findMarks, type Mark } from "./deidentify";
import { type Turn, timesOf, toTurns } from "./exchanges";

type Spoken = { role: ClipTurn["role"]; words: string[] };

/** How many words before and after a piece are read along with it. */
const reach = { before: 150, after: 75 };

/**
 * What in a piece could tell who somebody is. It is read along with what is said around it: the question that makes a number
 * one of a record stands before every exchange, and a trimmed clip begins anywhere.
 */
export function marksIn(transcript: readonly Utterance[], { span, turns }: ClipPiece): Mark[] {
  const { before, after } = saidAround(transcript, span);
  const own = turns.map(({ role, words }): Spoken => ({ role, words: words.map(({ word }) => word) }));
  const [first, count] = [countWords(before), countWords(own)];
  return findMarks([...before, ...own, ...after]).flatMap((mark) => {
    const [from, to] = [Math.max(0, mark.from - first), Math.min(count, mark.to - first)];
    return from < to ? [{ ...mark, from, to }] : [];
  });
}

/** The nearest words that end before the span, and that begin after it. */
function saidAround(transcript: readonly Utterance[], span: ClipSpan): { before: Spoken[]; after: Spoken[] } {
  const [before, after]: [Spoken[], Spoken[]] = [[], []];
  let latest = 0;
  for (const turn of toTurns(transcript)) {
    const role = turn.speaker;
    if (role === "transfer_target") continue;
    for (const { word, start = latest, end = start } of wordsOf(turn)) {
      latest = start;
      if (end <= span.start + moment) before.push({ role, words: [word] });
      else if (start >= span.end - moment) after.push({ role, words: [word] });
    }
  }
  return { before: before.slice(-reach.before), after: after.slice(0, reach.after) };
}

/** A turn's words; those of which nobody knows when are said where the last one was. */
function wordsOf({ words, text }: Turn): { word: string; start?: number; end?: number }[] {
  if (words.length === 0) return text.split(" ").map((word) => ({ word }));
  const times = timesOf(words);
  return words.map(({ word }, i) => {
    const time = times[i];
    return { word: word.trim(), ...(time && { start: time.startSeconds, end: time.endSeconds }) };
  });
}
