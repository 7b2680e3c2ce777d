import type { SpokenWord, Turn } from "./turns";

/** Light stays on a word across a pause this short, so that it does not flicker. */
const holdSeconds = 0.35;

/** Every spoken word in the order in which it begins; people who talk over each other are interleaved. */
export function timelineOf(turns: readonly Turn[]): SpokenWord[] {
  return turns
    .flatMap((turn) => turn.pieces.flatMap((piece) => piece.spoken ?? []))
    .sort((a, b) => a.startSeconds - b.startSeconds);
}

/** The id of the word that is being spoken at `seconds`, by binary search; undefined in a pause. */
export function wordAt(timeline: readonly SpokenWord[], seconds: number): number | undefined {
  let low = 0;
  let high = timeline.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const word = timeline[middle];
    if (word && word.startSeconds <= seconds) low = middle + 1;
    else high = middle;
  }
  const word = timeline[low - 1];
  return word && seconds < word.endSeconds + holdSeconds ? word.id : undefined;
}

type Span = { top: number; bottom: number };

/**
 * How far to scroll, in pixels, so that what is spoken can be read: 0 while it lies within the comfortable part of the
 * view, else what puts it a third of the way down.
 */
export function scrollToRead(word: Span, view: Span): number {
  const height = view.bottom - view.top;
  const isComfortable = word.top >= view.top + 16 && word.bottom <= view.top + height * 0.8;
  return isComfortable ? 0 : Math.round(word.top - (view.top + height / 3));
}
