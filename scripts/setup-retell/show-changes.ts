import type { Change } from "./diff";

const WIDTH = 150;

/** The changes as lines: `-` is what Retell has, `+` what the code says. Long texts show only their changed lines. */
export function showChanges(changes: Change[]): string[] {
  return changes.flatMap(({ path, wanted, found }) => [
    path,
    ...linesOf(found, wanted).map((line) => `  ${line}`),
  ]);
}

function linesOf(found: unknown, wanted: unknown): string[] {
  if (typeof found === "string" && typeof wanted === "string") {
    return diffLines(found.split("\n"), wanted.split("\n"));
  }
  return [...mark("-", found), ...mark("+", wanted)];
}

const mark = (sign: string, value: unknown) =>
  value === undefined || value === null ? [] : [`${sign} ${cut(JSON.stringify(value))}`];

/** Removed and added lines in order, by the longest common subsequence. */
function diffLines(from: string[], to: string[]): string[] {
  const common = commonLengths(from, to);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      i += 1;
      j += 1;
    } else if (j >= to.length || (i < from.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push(`- ${cut(from[i++] ?? "")}`);
    } else {
      lines.push(`+ ${cut(to[j++] ?? "")}`);
    }
  }
  return lines;
}

function commonLengths(from: string[], to: string[]): number[][] {
  const lengths = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      row[j] =
        from[i] === to[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

const at = (lengths: number[][], i: number, j: number) => lengths[i]?.[j] ?? 0;
const cut = (text: string) => (text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text);
