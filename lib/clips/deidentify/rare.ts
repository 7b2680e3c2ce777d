import { standings } from "./rare-standing";
import { rareDetails } from "./rare-words";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { pronouns } from "./words";

const patterns = [...rareDetails, ...standings];

/** How far a hint reaches where nobody makes a pause. */
const longestBefore = 8;
const longestAfter = 16;
const fillers = new Set(
  "doc and but so or because cause that it he she they i you we know mean turns out honestly um like well then when if just".split(
    " ",
  ),
);

/** Hints of what only one person is, did or has. Generous and long, for a hint is worth nothing with half of it missing. */
export function findRareDetails(tokens: readonly Token[]): Span[] {
  return clausesOf(tokens).flatMap(({ from, to }) => {
    const text = textOf(tokens, from, to);
    return patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match): Span => {
        const start = from + wordsIn(text.slice(0, match.index));
        const end = from + wordsIn(text.slice(0, match.index + match[0].trimEnd().length));
        const first = firstOf(tokens, Math.max(from, start - longestBefore), end - 1);
        return { from: first, to: Math.min(to, end + longestAfter), kind: "rare_detail" };
      }),
    );
  });
}

type Range = { from: number; to: number };

/** Stretches between pauses, and between "and he" and the like. */
function clausesOf(tokens: readonly Token[]): Range[] {
  const clauses: Range[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    if (!tokens[at]?.endsClause && !turnsTo(tokens, at + 1)) continue;
    clauses.push({ from, to: at + 1 });
    from = at + 1;
  }
  return clauses;
}

/** "and he", "because the", "so i": another clause begins. */
function turnsTo(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.text ?? "";
  const isTurn = /^(and|but|so|because|cause|when|while|then|until)$/.test(tokens[at]?.text ?? "");
  if (!isTurn) return false;
  return (
    pronouns.has(next) ||
    /^(the|his|her|their|my|our|that|all|now|nobody|everybody|there|this|not|then|no|every|what|some|security)$/.test(
      next,
    )
  );
}

/** Where the detail begins: without what only leads up to it. */
function firstOf(tokens: readonly Token[], from: number, match: number): number {
  let first = from;
  while (first < match && (fillers.has(tokens[first]?.text ?? "") || isCopula(tokens, first))) {
    first += 1;
  }
  return first;
}

/** "is the only one": the detail begins after "is". */
function isCopula(tokens: readonly Token[], at: number): boolean {
  const isOne = /^(is|was|are|were|be|been|am)$/.test(tokens[at]?.text ?? "");
  return isOne && /^(the|a|an|our|his|her|their|this|that|one)$/.test(tokens[at + 1]?.text ?? "");
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ text, isPossessive }) => (isPossessive ? `${text}'s` : text))
    .join(" ");
}

function wordsIn(text: string): number {
  return text.split(" ").filter(Boolean).length;
}
