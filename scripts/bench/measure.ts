/** One figure: `ok` says whether it meets its target; figures without a target are there to be read. */
export type Figure = { name: string; value: number; unit: string; target: string; ok: boolean };

/** A bench is a file `*.bench.ts` beside this one that exports `run`. */
export type Bench = { run: () => Promise<Figure[]> };

export function atMost(name: string, value: number, unit: string, limit: number): Figure {
  return { name, value: round(value), unit, target: `<= ${limit}`, ok: value <= limit };
}

export function exactly(name: string, value: number, unit: string, wanted: number): Figure {
  return { name, value, unit, target: `= ${wanted}`, ok: value === wanted };
}

export function noted(name: string, value: number, unit: string): Figure {
  return { name, value: round(value), unit, target: "", ok: true };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Runs `count` pieces of work, `width` at a time; returns the rate a second. */
export async function rateOf(
  count: number,
  width: number,
  work: (index: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: width }, lane));
  return count / ((performance.now() - began) / 1000);
}

const round = (value: number) => Math.round(value * 1000) / 1000;
