import type { ClipSpan } from "../../../types/clip";

/** In order, touching ones joined; those closer than `gap` seconds count as touching. */
export function join(spans: readonly ClipSpan[], gap = 0): ClipSpan[] {
  const joined: ClipSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end + gap) last.end = Math.max(last.end, span.end);
    else if (span.end > span.start) joined.push({ ...span });
  }
  return joined;
}

/** What of `spans` lies in none of `others`. */
export function without(spans: readonly ClipSpan[], others: readonly ClipSpan[]): ClipSpan[] {
  return others.reduce<ClipSpan[]>(
    (left, other) =>
      left.flatMap((span) =>
        [
          { start: span.start, end: Math.min(span.end, other.start) },
          { start: Math.max(span.start, other.end), end: span.end },
        ].filter(({ start, end }) => end > start),
      ),
    join(spans),
  );
}

export const widen = (spans: readonly ClipSpan[], before: number, after: number): ClipSpan[] =>
  spans.map(({ start, end }) => ({ start: start - before, end: end + after }));

export const overlap = (a: ClipSpan, b: ClipSpan): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

export const lengthOf = (spans: readonly ClipSpan[]): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, 0);
