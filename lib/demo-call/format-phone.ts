import { AsYouType } from "libphonenumber-js/max";

/** A text field: what stands in it, and how many characters are before the caret. */
export type Typed = { text: string; caret: number };

/**
 * The number as it is being typed, in the form people know: `(415) 555-2671`. The caret stays behind the same digit.
 * Load this file when the field is first touched: it weighs as much as the rest of the page.
 *
 * @param before the field's text before the keystroke, so that a deleted bracket takes a digit along
 * @param isForward whether a deletion went forward: it takes the digit behind the caret, and not the one before it
 */
export function formatPhone({ text, caret }: Typed, before = "", isForward = false): Typed {
  const isDeletion = text.length === before.length - 1 && digitsIn(text) === digitsIn(before);
  const typed = isDeletion ? takeDigitAlong({ text, caret }, isForward) : { text, caret };
  const behind = digitsIn(typed.text.slice(0, typed.caret));
  const formatted = new AsYouType("US").input(typed.text);
  // Letters and the like are left for the parser to refuse: a field that eats characters confuses.
  const isWhole = digitsIn(formatted) === digitsIn(typed.text) && !/[^\d\s().+-]/.test(typed.text);
  return isWhole ? { text: formatted, caret: caretBehind(formatted, behind) } : { text, caret };
}

const digitsIn = (text: string) => text.replace(/\D/g, "").length;

/** Deleting only punctuation would bring it straight back: the field would be stuck. */
function takeDigitAlong(typed: Typed, isForward: boolean): Typed {
  const { text, caret } = typed;
  const at = isForward ? text.slice(caret).search(/\d/) : text.slice(0, caret).search(/\d\D*$/);
  if (at < 0) return typed;
  return isForward
    ? { text: text.slice(0, caret) + text.slice(caret + at + 1), caret }
    : { text: text.slice(0, at) + text.slice(caret), caret: at };
}

function caretBehind(text: string, digits: number): number {
  if (digits === 0) return 0;
  if (digits >= digitsIn(text)) return text.length;
  let seen = 0;
  return [...text].findIndex((character) => /\d/.test(character) && ++seen === digits) + 1;
}
