import { policy } from "@/lib/limits/policy";
import { clipFormats } from "@/types/clip";
import { type Maker, type Review, steps } from "./maker";
import type { Item } from "./review";

/** What was chosen, as numbers of words and seconds: none of the words. */
export type Kept = Pick<Maker, "step" | "trim" | "format" | "anonymize" | "expiresInDays"> & {
  decided: Pick<Item, "from" | "to" | "choice">[];
};

const placeOf = ({ callId, exchangeIndex, span }: Review) =>
  `doc.clip.${callId}.${exchangeIndex ?? `${span.start}-${span.end}`}`;

/** For a reload of this tab. */
export function keepChoices(maker: Maker): void {
  const { review, step, trim, format, anonymize, expiresInDays } = maker;
  const decided = maker.items
    .filter(({ choice }) => choice !== undefined)
    .map(({ from, to, choice }) => ({ from, to, choice }));
  const kept: Kept = { step, trim, format, anonymize, expiresInDays, decided };
  try {
    sessionStorage.setItem(placeOf(review), JSON.stringify({ ...kept, wordsHash: review.wordsHash }));
  } catch {
    // Private windows may refuse; then a reload starts anew.
  }
}

/** As it was left; undefined where there is nothing, or where it was about other words. */
export function keptChoices(review: Review): Kept | undefined {
  const { wordsHash, trim, decided, ...kept } = read(review);
  const { start, end } = asObject(trim);
  if (wordsHash !== review.wordsHash || typeof start !== "number" || typeof end !== "number")
    return undefined;
  return {
    step: steps.find((step) => step === kept.step) ?? "pick",
    trim: { start, end },
    format: clipFormats.find((format) => format === kept.format) ?? "9:16",
    anonymize: kept.anonymize !== false,
    expiresInDays:
      policy.clips.shareDays.find((days) => days === kept.expiresInDays) ?? policy.clips.defaultShareDays,
    decided: Array.isArray(decided) ? decided.flatMap(toDecided) : [],
  };
}

export function forgetChoices(review: Review): void {
  try {
    sessionStorage.removeItem(placeOf(review));
  } catch {
    // A storage that is blocked holds nothing.
  }
}

function toDecided(given: unknown): Kept["decided"] {
  const { from, to, choice } = asObject(given);
  if (!Number.isInteger(from) || !Number.isInteger(to) || (choice !== "hide" && choice !== "keep")) return [];
  return [{ from: Number(from), to: Number(to), choice }];
}

function read(review: Review): Record<string, unknown> {
  try {
    return asObject(JSON.parse(sessionStorage.getItem(placeOf(review)) ?? "{}"));
  } catch {
    return {};
  }
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};
