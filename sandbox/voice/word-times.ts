import type { SpokenWord } from "./speech";

export type WordMark = { textPosition: number; atMs: number };

const WINDOW_SECONDS = 0.01;
const AUDIBLE_RMS = 120;

/**
 * Words of `text` with their times in `samples`, in seconds. `marks` are the synthesiser's word starts (one-based
 * characters); a mark stands for the word it falls into. Each word ends where its sound ends, not where the next begins.
 */
export function timeWords(text: string, marks: WordMark[], samples: Int16Array, rate: number): SpokenWord[] {
  const tokens = [...text.matchAll(/\S+/g)].map((m) => ({
    word: m[0],
    from: m.index,
    to: m.index + m[0].length,
  }));
  const total = samples.length / rate;
  const starts = tokens.map(
    ({ from, to }) => marks.find((m) => m.textPosition - 1 >= from && m.textPosition - 1 <= to - 1)?.atMs,
  );
  return tokens.map(({ word }, i) => {
    const start = fill(starts, i, total);
    const next = i + 1 < tokens.length ? fill(starts, i + 1, total) : total;
    return { word, ...audible(samples, rate, start, Math.max(start, next)) };
  });
}

/** A word without a mark of its own starts where the word before it was marked, shared out evenly. */
function fill(starts: (number | undefined)[], index: number, total: number): number {
  const own = starts[index];
  if (own !== undefined) return Math.min(total, own / 1000);
  let before = index;
  while (before >= 0 && starts[before] === undefined) before -= 1;
  let after = index;
  while (after < starts.length && starts[after] === undefined) after += 1;
  const from = (starts[before] ?? 0) / 1000;
  const to = starts[after] === undefined ? total : (starts[after] ?? 0) / 1000;
  return from + ((to - from) * (index - before)) / (after - before);
}

function audible(
  samples: Int16Array,
  rate: number,
  start: number,
  end: number,
): { start: number; end: number } {
  const size = Math.round(rate * WINDOW_SECONDS);
  let from = Math.round(start * rate);
  let to = Math.round(end * rate);
  while (from + size < to && rms(samples, from, size) < AUDIBLE_RMS) from += size;
  while (to - size > from && rms(samples, to - size, size) < AUDIBLE_RMS) to -= size;
  return { start: round(from / rate), end: round(to / rate) };
}

function rms(samples: Int16Array, from: number, size: number): number {
  let sum = 0;
  for (let i = from; i < from + size; i += 1) sum += (samples[i] ?? 0) ** 2;
  return Math.sqrt(sum / size);
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000;
