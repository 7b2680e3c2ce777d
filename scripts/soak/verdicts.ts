/** Statuses, or error codes, that a request may end with. */
export type Expected = readonly (number | string)[];
export type Verdict = "fine" | "under fault" | "wrong";
export type Seen = { route: string; ms: number; status: number; code: string; verdict: Verdict };
/** `not tried`: the run had no case of it, which proves nothing and breaks nothing. */
export type Check = { name: string; holds: "yes" | "NO" | "not tried"; detail: string };

/** `internal` is never right, and a defined 5xx only while something is being broken on purpose. */
export function judge(
  { status, code }: { status: number; code: string },
  expected: Expected,
  isFaulty: boolean,
): Verdict {
  if (code === "internal" || status === 500) return "wrong";
  if (expected.includes(status) || (code !== "" && expected.includes(code))) return "fine";
  return isFaulty && status > 500 && code !== "" ? "under fault" : "wrong";
}

/** Intents, and numbers under whatever intent, that were dialled more often than once; every number is a new one. */
export function dialledTwice(dials: readonly { intent: string; to: string }[]): string[] {
  const intents = repeated(dials.map(({ intent }) => intent)).map(
    ([intent, times]) => `intent ${intent}: ${times} times`,
  );
  const numbers = repeated(dials.map(({ to }) => to)).map(
    ([to, times]) => `number that ends in ${to.slice(-2)}: ${times} times`,
  );
  return [...intents, ...numbers];
}

function repeated(all: readonly string[]): [string, number][] {
  const times = new Map<string, number>();
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1);
  return [...times].filter(([, count]) => count > 1);
}

export type Growth = { before: number; after: number; ratio: number; isLongEnough: boolean };

/** A fifth of the samples is warm-up; the median of the last fifth over that of the second. */
export function growthOf(samples: readonly number[], fewest: number): Growth {
  const fifth = Math.floor(samples.length / 5);
  const before = medianOf(samples.slice(fifth, 2 * fifth));
  const after = medianOf(samples.slice(samples.length - fifth));
  const isLongEnough = samples.length >= fewest && fifth > 0;
  return { before, after, ratio: before > 0 ? after / before : 1, isLongEnough };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What is wrong, or what shows in how many `cases` that nothing is. */
export function check(name: string, problems: readonly string[], cases: number, proof: string): Check {
  if (problems.length > 0) return { name, holds: "NO", detail: problems.slice(0, 5).join("; ") };
  return { name, holds: cases > 0 ? "yes" : "not tried", detail: proof };
}
