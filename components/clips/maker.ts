import type { Mark } from "@/lib/clips/deidentify";
import type { ClipFormat, ClipReview, ClipSpan } from "@/types/clip";
import type { Kept } from "./kept-choices";
import {
  type Choice,
  choose,
  decideAgain,
  hideUndecided,
  hideWords,
  type Item,
  itemAt,
  type NumberedWord,
  numbered,
  toItems,
  toRedactions,
  undecidedIn,
  withNews,
} from "./review";
import { type Cuts, cutsOf, firstTrim, moved, movedBack, wordsWithin } from "./trim";

/** What the server says of an exchange before anything is made of it. */
export type Review = ClipReview<Mark>;

export const steps = ["pick", "hide", "look", "create"] as const;
export type Step = (typeof steps)[number];

/** The words that a decision would be about: `anchor` and `cursor` are its two ends, in either order. */
type Picked = { anchor: number; cursor: number };

export type Maker = {
  review: Review;
  words: readonly NumberedWord[];
  cuts: Cuts;
  step: Step;
  trim: ClipSpan;
  items: readonly Item[];
  picked: Picked;
  format: ClipFormat;
  anonymize: boolean;
  expiresInDays: number;
};

export type MakerEvent =
  | { type: "went"; to: Step }
  | { type: "trimmed"; end: keyof ClipSpan; seconds: number }
  | { type: "picked"; number: number; isExtending?: boolean }
  | { type: "decided"; choice: Choice }
  | { type: "hid_all" }
  | { type: "marks_came"; marks: readonly Mark[] }
  | { type: "came_back"; kept: Kept }
  | { type: "set"; change: Partial<Pick<Maker, "format" | "anonymize" | "expiresInDays">> };

export function startMaker(review: Review, expiresInDays: number): Maker {
  const words = numbered(review.turns);
  const cuts = cutsOf(words, review.span);
  const items = toItems(review.marks);
  const first = items[0]?.from ?? 0;
  return {
    review,
    words,
    cuts,
    step: "pick",
    trim: firstTrim(cuts, review.span, review.longestSeconds),
    items,
    picked: { anchor: first, cursor: first },
    format: "9:16",
    anonymize: true,
    expiresInDays,
  };
}

export function nextMaker(maker: Maker, event: MakerEvent): Maker {
  switch (event.type) {
    case "went":
      return { ...maker, step: event.to };
    case "trimmed":
      return { ...maker, trim: moved(maker.trim, event.end, event.seconds, maker.words) };
    case "picked":
      return { ...maker, picked: pickedAfter(maker, event) };
    case "decided":
      return decided(maker, event.choice);
    case "hid_all":
      return { ...maker, items: hideUndecided(maker.items) };
    case "marks_came":
      return withMarks(maker, event.marks);
    case "came_back":
      return withKept(maker, event.kept);
    case "set":
      return { ...maker, ...event.change };
  }
}

/** What a decision would be about: an item, or words that are none yet. */
export function targetOf({ items, picked }: Pick<Maker, "items" | "picked">): Item {
  const [from, last] = [Math.min(picked.anchor, picked.cursor), Math.max(picked.anchor, picked.cursor)];
  const item = itemAt(items, from);
  return item && last < item.to ? item : { from, to: last + 1, kinds: [], choice: undefined };
}

export const keptWords = ({ words, trim }: Pick<Maker, "words" | "trim">): NumberedWord[] =>
  wordsWithin(words, trim);

export function leftToDecide(maker: Maker): Item[] {
  return undecidedIn(maker.items, new Set(keptWords(maker).map(({ number }) => number)));
}

export const isWhole = ({ review: { span, exchangeIndex }, trim }: Pick<Maker, "review" | "trim">): boolean =>
  exchangeIndex !== null && trim.start === span.start && trim.end === span.end;

/** What is to be drawn, as it stands: words that are undecided are hidden in it. */
export function sketchOf(maker: Maker) {
  const { review, format, anonymize, items } = maker;
  return {
    callId: review.callId,
    ...stretchOf(maker),
    format,
    anonymize,
    redactions: toRedactions(items, keptWords(maker), "hidden"),
  };
}

/** What the server is asked to make. `wordsHash` is of the words of this very stretch. */
export function orderOf(maker: Maker, wordsHash: string) {
  const { review, format, anonymize, items, expiresInDays } = maker;
  const redactions = toRedactions(items, keptWords(maker));
  return {
    callId: review.callId,
    ...stretchOf(maker),
    format,
    anonymize,
    redactions,
    wordsHash,
    expiresInDays,
  };
}
export type Order = ReturnType<typeof orderOf>;

function stretchOf(maker: Maker) {
  const { review, trim } = maker;
  return isWhole(maker)
    ? { exchangeIndex: review.exchangeIndex }
    : { fromSeconds: trim.start, toSeconds: trim.end };
}

function pickedAfter({ words, picked }: Maker, event: { number: number; isExtending?: boolean }): Picked {
  const cursor = Math.min(words.length - 1, Math.max(0, event.number));
  return { anchor: event.isExtending ? picked.anchor : cursor, cursor };
}

/** After one that the rules found, the next undecided one is up. */
function decided(maker: Maker, choice: Choice): Maker {
  const target = targetOf(maker);
  const isNew = target.kinds.length === 0 && choice === "hide";
  const items = isNew ? hideWords(maker.items, target) : choose(maker.items, target, choice);
  const left = leftToDecide({ ...maker, items });
  const next = left.find(({ from }) => from > target.from) ?? left[0];
  const isOfRules = target.kinds.length > 0 && target.choice === undefined;
  const at = isOfRules && next ? next.from : target.from;
  return { ...maker, items, picked: { anchor: at, cursor: at } };
}

/** Numbered by the server over the words that are in the clip. */
function withMarks(maker: Maker, marks: readonly Mark[]): Maker {
  const kept = keptWords(maker);
  const own = marks.flatMap(({ from, to, kind }) => {
    const [first, last] = [kept[from]?.number, kept[to - 1]?.number];
    return first === undefined || last === undefined ? [] : [{ from: first, to: last + 1, kind }];
  });
  const items = withNews(maker.items, own);
  const at = items.find(({ choice }) => choice === undefined)?.from ?? maker.picked.cursor;
  return { ...maker, items, step: "hide", picked: { anchor: at, cursor: at } };
}

/** As it was left before a reload. Nobody is past hiding who has something to decide. */
function withKept(maker: Maker, { decided, step, trim, ...kept }: Kept): Maker {
  const items = decided.reduce(decideAgain, maker.items);
  const next = { ...maker, ...kept, items, trim: movedBack(maker, trim) };
  const [left] = leftToDecide(next);
  const isAhead = left !== undefined && steps.indexOf(step) > steps.indexOf("hide");
  const at = (left ?? items[0])?.from ?? maker.picked.cursor;
  return { ...next, step: isAhead ? "hide" : step, picked: { anchor: at, cursor: at } };
}
