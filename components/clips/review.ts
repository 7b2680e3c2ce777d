import type { DeidentifyKind, Mark } from "@/lib/clips/deidentify";
import type { ClipReview, ClipTurn, ClipWord, Decision } from "@/types/clip";

/** A word with its number over all turns. */
export type NumberedWord = ClipWord & { number: number; role: ClipTurn["role"] };

export type Choice = "hide" | "keep";
/** The words `from` to `to - 1`: found by the rules, or, without a kind, picked by the owner. */
export type Item = {
  from: number;
  to: number;
  kinds: readonly DeidentifyKind[];
  choice: Choice | undefined;
};

type Range = Pick<Item, "from" | "to">;

export function numbered(turns: ClipReview<Mark>["turns"]): NumberedWord[] {
  return turns
    .flatMap(({ role, words }) => words.map((word) => ({ ...word, role })))
    .map((word, number) => ({ ...word, number }));
}

/** Marks that share words are decided together. */
export function toItems(marks: readonly Mark[]): Item[] {
  const found = marks.map(({ from, to, kind }): Item => ({ from, to, kinds: [kind], choice: undefined }));
  return found.reduce<Item[]>((items, item) => together(items, item), []);
}

export const itemAt = (items: readonly Item[], number: number): Item | undefined =>
  items.find(({ from, to }) => from <= number && number < to);

/** What the owner decides of an item. Words of his own picking that he keeps are no item any more. */
export function choose(items: readonly Item[], { from }: Range, choice: Choice): Item[] {
  return items
    .map((item) => (item.from === from ? { ...item, choice } : item))
    .filter(({ kinds, choice: made }) => kinds.length > 0 || made !== "keep");
}

/** Hides these words, and with them all of each item that they touch. */
export const hideWords = (items: readonly Item[], { from, to }: Range): Item[] =>
  together(items, { from, to, kinds: [], choice: "hide" });

export const hideUndecided = (items: readonly Item[]): Item[] =>
  items.map((item) => (item.choice ? item : { ...item, choice: "hide" }));

/** What was decided before, once more. Keeping never reaches further than it did: hiding may. */
export function decideAgain(items: readonly Item[], decided: Range & Pick<Item, "choice">): Item[] {
  const next = hideWords(items, decided);
  const { from, to, choice } = decided;
  if (choice === "hide") return next;
  const isSame = next.some((item) => item.from === from && item.to === to);
  return isSame ? choose(next, decided, "keep") : [...items];
}

/** Marks that turned up late come in undecided, where the words are not hidden already. */
export function withNews(items: readonly Item[], marks: readonly Mark[]): Item[] {
  return toItems(marks).reduce<Item[]>(
    (all, item) => {
      const isKnown = (number: number) => itemAt(all, number)?.choice !== undefined;
      return range(item).every(isKnown) ? all : together(all, item);
    },
    [...items],
  );
}

export const isHidden = (items: readonly Item[], number: number): boolean =>
  itemAt(items, number)?.choice === "hide";

export const undecidedIn = (items: readonly Item[], kept: ReadonlySet<number>): Item[] =>
  items.filter((item) => item.choice === undefined && range(item).some((number) => kept.has(number)));

/** The decisions as the server counts words: from 0, those alone that are in the clip. */
export function toRedactions(
  items: readonly Item[],
  kept: readonly NumberedWord[],
  undecided: "left out" | "hidden" = "left out",
): Decision[] {
  return items.flatMap((item) => {
    const choice = item.choice ?? (undecided === "hidden" ? "hide" : undefined);
    const places = kept.flatMap(({ number }, at) => (item.from <= number && number < item.to ? [at] : []));
    const [first, last] = [places[0], places.at(-1)];
    if (!choice || first === undefined || last === undefined) return [];
    return [{ from: first, to: last + 1, hide: choice === "hide" }];
  });
}

function together(items: readonly Item[], item: Item): Item[] {
  const isTouched = ({ from, to }: Range) => from < item.to && item.from < to;
  const touched = items.filter(isTouched);
  const one: Item = {
    from: Math.min(item.from, ...touched.map(({ from }) => from)),
    to: Math.max(item.to, ...touched.map(({ to }) => to)),
    kinds: [...new Set([...touched, item].flatMap(({ kinds }) => kinds))],
    choice: item.choice,
  };
  return [...items.filter((other) => !isTouched(other)), one].sort((a, b) => a.from - b.from);
}

const range = ({ from, to }: Range): number[] => Array.from({ length: to - from }, (_, i) => from + i);
