/** Statuses, or error codes, that a request may end with. */
export type Expected = readonly (number | string)[];
export type Verdict = "fine" | "under fault" | "wrong";
export type Seen = { route: string; ms: number; status: number; code: string; verdict: Verdict };
/** An answer that is not as it should be, how long it took, and what had been broken before it. */
export type Wrong = { route: string; answer: string; ms: number; when: string };
/** `not tried`: the run had no case of it, which proves nothing and breaks nothing. */
export type Check = { name: string; holds: "yes" | "NO" | "not tried"; detail: string };

/** `internal` is never right, and a defined 5xx only where what is being broken on purpose excuses it. */
export function judge(
  { status, code }: { status: number; code: string },
  expected: Expected,
  excused: ReadonlySet<string>,
): Verdict {
  if (code === "internal" || status === 500) return "wrong";
  if (expected.includes(status) || (code !== "" && expected.includes(code))) return "fine";
  return status > 500 && excused.has(code) ? "under fault" : "wrong";
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

export type Growth = { before: number; after: number; ratio: number };

/** The median of one rest over that of another, before which the load was the same; nothing when either was not measured. */
export function growthOf(first: readonly number[], last: readonly number[]): Growth | undefined {
  if (first.length === 0 || last.length === 0) return undefined;
  const [before, after] = [medianOf(first), medianOf(last)];
  return { before, after, ratio: after / before };
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
