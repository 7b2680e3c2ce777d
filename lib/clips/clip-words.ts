import type { Utterance } from "@/types/call";
import type { ClipPiece, ClipSpan, ClipTurn, ClipWord, Decision } from "@/types/clip";
import { type Place, placeOf, type Turn, timesOf, toExchanges, toTurns } from "./exchanges";

export type Choice = { exchangeIndex: number } | { fromSeconds: number; toSeconds: number };
/** The words from..to-1. */
export type WordRange = { from: number; to: number };

/** Times of a length below this are none (seconds). */
export const moment = 1e-6;

/**
 * The stretch of a call that was chosen, with every word that is heard in it, whoever's it is. Undefined when there is no
 * such exchange, when the times of what is said there are not known, or when a third person speaks in it: what cannot be
 * looked through is no clip.
 */
export function pieceOf(transcript: readonly Utterance[], choice: Choice): ClipPiece | undefined {
  const span = spanOf(transcript, choice);
  if (!span) return undefined;
  const turns = toTurns(transcript);
  const places = turns.map(placeOf);
  if (places.some((place, at) => !place.isWhole && mayReach(places, at, span))) return undefined;
  const heard = turns.flatMap((turn) => heardOf(turn, span));
  const known = heard.flatMap(({ role, words }) => (role === "transfer_target" ? [] : [toTurn(role, words)]));
  return known.length === heard.length && known.length > 0 ? { span, turns: known } : undefined;
}

/** Whether each of these words is to be hidden. */
export function hiddenWords(decisions: readonly Decision[], count: number): boolean[] {
  const hiding = decisions.filter(({ hide }) => hide);
  return Array.from({ length: count }, (_, word) => hiding.some(({ from, to }) => from <= word && word < to));
}

/** Those marks of which some word has no decision yet. */
export function undecidedMarks<Mark extends WordRange>(
  marks: readonly Mark[],
  decisions: readonly Decision[],
): Mark[] {
  const isDecided = (word: number) => decisions.some(({ from, to }) => from <= word && word < to);
  return marks.filter(({ from, to }) => {
    for (let word = from; word < to; word += 1) if (!isDecided(word)) return true;
    return false;
  });
}

/**
 * When the hidden words are said; one stretch for those that follow each other in a turn, with the air between them. A word
 * that the piece cuts counts whole: wherever the sound is cut in the end, nothing of it may be left over.
 */
export function hiddenSpans(
  transcript: readonly Utterance[],
  { span, turns }: ClipPiece,
  decisions: readonly Decision[],
): ClipSpan[] {
  const isHidden = hiddenWords(decisions, countWords(turns));
  const spans: ClipSpan[] = [];
  let at = 0;
  for (const turn of toTurns(transcript)) {
    let open: ClipSpan | undefined;
    for (const { start, end } of wordsIn(turn, span)) {
      if (!isHidden[at++]) open = undefined;
      else if (open) {
        open.start = Math.min(open.start, start);
        open.end = Math.max(open.end, end);
      } else {
        open = { start, end };
        spans.push(open);
      }
    }
  }
  return spans;
}

export const countWords = (turns: readonly { words: readonly unknown[] }[]): number =>
  turns.reduce((count, { words }) => count + words.length, 0);

function spanOf(transcript: readonly Utterance[], choice: Choice): ClipSpan | undefined {
  if ("fromSeconds" in choice) return { start: choice.fromSeconds, end: choice.toSeconds };
  const span = toExchanges(transcript)[choice.exchangeIndex]?.span;
  return span && { start: span.startSeconds, end: span.endSeconds };
}

/** Whether a turn of which not every word's time is known may be heard in the span, for all that its neighbours tell. */
function mayReach(places: readonly Place[], at: number, span: ClipSpan): boolean {
  const ends = places.slice(0, at).map(({ known }) => known?.endSeconds ?? 0);
  const starts = places.slice(at + 1).map(({ known }) => known?.startSeconds ?? Number.POSITIVE_INFINITY);
  return Math.max(0, ...ends) < span.end - moment && Math.min(...starts) > span.start + moment;
}

function heardOf(turn: Turn, span: ClipSpan): { role: Turn["speaker"]; words: ClipWord[] }[] {
  const heard = wordsIn(turn, span).map(({ word, start, end }) => ({
    word,
    start: Math.max(start, span.start),
    end: Math.min(end, span.end),
  }));
  return heard.length > 0 ? [{ role: turn.speaker, words: heard }] : [];
}

/** The words of which something is heard in a span, with their own times. */
function wordsIn({ words }: Turn, span: ClipSpan): ClipWord[] {
  return timedWords(words).filter(({ start, end }) => start < span.end - moment && end > span.start + moment);
}

/** Words with their times; one without any is somewhere between its neighbours. */
export function timedWords(words: Turn["words"]): ClipWord[] {
  const times = timesOf(words);
  return words.flatMap(({ word }, at) => {
    const known = times[at];
    if (known) return [{ word: word.trim(), start: known.startSeconds, end: known.endSeconds }];
    const before = times.slice(0, at).findLast((time) => time !== undefined);
    const after = times.slice(at + 1).find((time) => time !== undefined);
    if (!before || !after) return [];
    const start = Math.min(before.endSeconds, after.startSeconds);
    return [{ word: word.trim(), start, end: Math.max(before.endSeconds, after.startSeconds, start + 0.01) }];
  });
}

function toTurn(role: ClipTurn["role"], words: ClipWord[]): ClipTurn {
  return { role, text: words.map(({ word }) => word).join(" "), words };
}
