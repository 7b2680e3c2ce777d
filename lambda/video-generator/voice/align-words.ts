import type { ClipSpan } from "../../../types/clip";
import { FRAMES_PER_SECOND, toFrames } from "./spectrum-frames";

/** Standing still on one side while the other goes on costs a little, or words would melt together. */
const WAIT_COST = 6;

/**
 * Where words that are timed in one recording of a text stand in another, in seconds: the two are laid over one another
 * by the shape of their sound (dynamic time warping over mel bands). Both at ALIGN_RATE.
 */
export function alignWords(known: Float32Array, words: readonly ClipSpan[], other: Float32Array): ClipSpan[] {
  const [a, b] = [toFrames(known), toFrames(other)];
  const place = warp(a, b);
  const toOther = (seconds: number) => {
    const at = Math.max(0, Math.min(a.length - 1, Math.round(seconds * FRAMES_PER_SECOND)));
    return (place[at] ?? 0) / FRAMES_PER_SECOND;
  };
  return words.map(({ start, end }) => ({
    start: toOther(start),
    end: Math.max(toOther(start), toOther(end)),
  }));
}

/** For each frame of `a` the middle of those frames of `b` that it is laid on. */
function warp(a: readonly Float32Array[], b: readonly Float32Array[]): Float32Array {
  const [rows, columns] = [a.length, b.length];
  const steps = new Uint8Array(rows * columns);
  let before = new Float64Array(columns).fill(Infinity);
  for (let i = 0; i < rows; i += 1) {
    const costs = new Float64Array(columns);
    for (let j = 0; j < columns; j += 1) {
      const diagonal = i === 0 && j === 0 ? 0 : j > 0 ? (before[j - 1] as number) : Infinity;
      const down = (before[j] as number) + WAIT_COST;
      const right = (j > 0 ? (costs[j - 1] as number) : Infinity) + WAIT_COST;
      const least = Math.min(diagonal, down, right);
      steps[i * columns + j] = least === diagonal ? 0 : least === down ? 1 : 2;
      costs[j] = least + distance(a[i] as Float32Array, b[j] as Float32Array);
    }
    before = costs;
  }
  return middles(steps, rows, columns);
}

function middles(steps: Uint8Array, rows: number, columns: number): Float32Array {
  const [sums, counts] = [new Float32Array(rows), new Float32Array(rows)];
  let [i, j] = [rows - 1, columns - 1];
  while (i >= 0 && j >= 0) {
    sums[i] = (sums[i] ?? 0) + j;
    counts[i] = (counts[i] ?? 0) + 1;
    const step = steps[i * columns + j];
    if (step !== 2) i -= 1;
    if (step !== 1) j -= 1;
  }
  return sums.map((sum, row) => sum / Math.max(1, counts[row] ?? 1));
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += ((a[k] as number) - (b[k] as number)) ** 2;
  return Math.sqrt(sum);
}
