import { Agent, request } from "node:http";

/** One figure: `ok` says whether it meets its target; figures without a target are there to be read. */
export type Figure = { name: string; value: number; unit: string; target: string; ok: boolean };

/** A bench is a file `*.bench.ts` beside this one that exports `run`. */
export type Bench = { run: () => Promise<Figure[]> };

export function atMost(name: string, value: number, unit: string, limit: number): Figure {
  return { name, value: round(value), unit, target: `<= ${limit}`, ok: value <= limit };
}

export function atLeast(name: string, value: number, unit: string, limit: number): Figure {
  return { name, value: round(value), unit, target: `>= ${limit}`, ok: value >= limit };
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

/** How long each of `count` pieces of work takes (ms) when `pace` of them begin each second, whatever the others do. */
export async function pacedWaits(
  count: number,
  pace: number,
  work: (index: number) => Promise<void>,
): Promise<number[]> {
  const began = performance.now();
  const one = async (index: number) => {
    const due = began + (index * 1000) / pace;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const start = performance.now();
    await work(index);
    return performance.now() - start;
  };
  return Promise.all(Array.from({ length: count }, (_, index) => one(index)));
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

const agent = new Agent({ keepAlive: true });

/** The status of a JSON post, by the plain client: it adds less of its own to what is timed than `fetch` does. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<number> {
  const text = JSON.stringify(body);
  const length = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const options = { method: "POST", agent, headers: { ...length, ...headers } };
    const asked = request(url, options, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.once("error", reject).end(text);
  });
}
