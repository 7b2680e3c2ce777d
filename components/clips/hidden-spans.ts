import type { ClipSpan } from "@/types/clip";
import { type Item, isHidden, type NumberedWord } from "./review";

/** How far a tone reaches beyond the words, as the video function has it. */
const marginSeconds = 0.03;

/**
 * When something hidden is said: one stretch for words that follow each other in a turn, with the air between them, and none
 * that overlap.
 */
export function hiddenSpans(words: readonly NumberedWord[], items: readonly Item[]): ClipSpan[] {
  const hidden = words.filter(({ number }) => isHidden(items, number));
  const runs: (ClipSpan & { last: NumberedWord })[] = [];
  for (const word of hidden) {
    const run = runs.at(-1);
    const span = { start: word.start - marginSeconds, end: word.end + marginSeconds };
    if (run && run.last.number === word.number - 1 && run.last.role === word.role) {
      Object.assign(run, around(run, span), { last: word });
    } else runs.push({ ...span, last: word });
  }
  return apart(runs);
}

function apart(spans: readonly ClipSpan[]): ClipSpan[] {
  const found: ClipSpan[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

const around = (a: ClipSpan, b: ClipSpan): ClipSpan => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});
