import type { ClipSpan } from "@/types/clip";
import type { NumberedWord } from "./review";

/** Air that is left before the first word and after the last one, where there is some. */
const airSeconds = 0.3;
/** Times of a length below this are none (seconds); as lib/clips/clip-words has it. */
const moment = 1e-6;

type Timed = Pick<NumberedWord, "start" | "end">;

/** Where a clip may begin and end, so that no word is cut in two. */
export type Cuts = { begins: readonly number[]; ends: readonly number[] };

export function cutsOf(words: readonly Timed[], span: ClipSpan): Cuts {
  const begins = words.flatMap(({ start }) => {
    const before = words.filter((word) => word.start < start).map(({ end }) => end);
    if (before.length === 0) return [span.start];
    const gap = start - Math.max(...before);
    return [start - Math.min(airSeconds, Math.max(0, gap) / 2)];
  });
  const ends = words.flatMap(({ end }) => {
    const after = words.filter((word) => word.end > end).map(({ start }) => start);
    if (after.length === 0) return [span.end];
    const gap = Math.min(...after) - end;
    return [end + Math.min(airSeconds, Math.max(0, gap) / 2)];
  });
  return { begins: inOrder(begins), ends: inOrder(ends) };
}

/** The words that are heard in a span, as the server counts them. */
export const wordsWithin = <T extends Timed>(words: readonly T[], { start, end }: ClipSpan): T[] =>
  words.filter((word) => word.start < end - moment && word.end > start + moment);

export function nearest(cuts: readonly number[], seconds: number): number {
  return cuts.reduce((best, cut) => (Math.abs(cut - seconds) < Math.abs(best - seconds) ? cut : best));
}

/** So many cuts on, or back, and no further than there are. */
export function step(cuts: readonly number[], from: number, by: number): number {
  const at = cuts.indexOf(nearest(cuts, from));
  return cuts[Math.min(cuts.length - 1, Math.max(0, at + by))] ?? from;
}

/** A span with one of its ends moved, as long as a word is left in it and it is no longer than a clip may be. */
export function moved(
  trim: ClipSpan,
  end: keyof ClipSpan,
  seconds: number,
  words: readonly Timed[],
): ClipSpan {
  const next = { ...trim, [end]: seconds };
  return wordsWithin(words, next).length > 0 ? next : trim;
}

/** A span that was left, at the cuts that there are, as long as a word is in it. */
export function movedBack(
  { trim, cuts, words }: { trim: ClipSpan; cuts: Cuts; words: readonly Timed[] },
  { start, end }: ClipSpan,
): ClipSpan {
  const next = { start: nearest(cuts.begins, start), end: nearest(cuts.ends, end) };
  return wordsWithin(words, next).length > 0 ? next : trim;
}

/** The whole of a span, or as much from its start as fits. */
export function firstTrim(cuts: Cuts, span: ClipSpan, longestSeconds: number): ClipSpan {
  if (span.end - span.start <= longestSeconds) return span;
  const end = cuts.ends.findLast((cut) => cut - span.start <= longestSeconds);
  return { start: span.start, end: end ?? span.start + longestSeconds };
}

const inOrder = (cuts: readonly number[]): number[] => [...new Set(cuts)].sort((a, b) => a - b);
