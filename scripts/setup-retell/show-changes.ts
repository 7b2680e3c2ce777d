import type { Change } from "./diff";

/** What the signs stand for. */
export const legend = "(- Retell has, + the code says)";

const WIDTH = 150;
const LEAD = 40;

/** The changes as lines: `-` is what Retell has, `+` what the code says. Long texts show only their changed lines. */
export function showChanges(changes: Change[]): string[] {
  return changes.flatMap(({ path, wanted, found }) => [
    path,
    ...linesOf(found, wanted).map((line) => `  ${line}`),
  ]);
}

function linesOf(found: unknown, wanted: unknown): string[] {
  if (typeof found === "string" && typeof wanted === "string") {
    return focus(diffLines(found.split("\n"), wanted.split("\n"))).map(cut);
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
      lines.push(`- ${from[i++] ?? ""}`);
    } else {
      lines.push(`+ ${to[j++] ?? ""}`);
    }
  }
  return lines;
}

/** Of a long line that was reworded, both forms begin shortly before the first character that differs. */
function focus(lines: string[]): string[] {
  const starts = lines.map((line, index) => {
    const [before = "", after = ""] = line.startsWith("-")
      ? [line, lines[index + 1]]
      : [lines[index - 1], line];
    const isPair = before.startsWith("-") && after.startsWith("+");
    return isPair && line.length > WIDTH
      ? Math.max(0, firstDifference(before.slice(1), after.slice(1)) - LEAD)
      : 0;
  });
  return lines.map((line, index) => {
    const start = starts[index] ?? 0;
    return start === 0 ? line : `${line.slice(0, 2)}…${line.slice(start + 1)}`;
  });
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
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
