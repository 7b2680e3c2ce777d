import { AsYouType } from "libphonenumber-js/max";

/** A text field: what stands in it, and how many characters are before the caret. */
export type Typed = { text: string; caret: number };

/**
 * The number as it is being typed, in the form people know: `(415) 555-2671`. The caret stays behind the same digit.
 * Load this file when the field is first touched: it weighs as much as the rest of the page.
 *
 * @param before the field's text before the keystroke, so that a deleted bracket takes the digit before it along
 */
export function formatPhone({ text, caret }: Typed, before = ""): Typed {
  const typed = takeDigitOfDeleted({ text, caret }, before);
  const behind = digitsIn(typed.text.slice(0, typed.caret));
  const formatted = new AsYouType("US").input(typed.text);
  // Letters and the like are left for the parser to refuse: a field that eats characters confuses.
  const isWhole = digitsIn(formatted) === digitsIn(typed.text) && !/[^\d\s().+-]/.test(typed.text);
  return isWhole ? { text: formatted, caret: caretBehind(formatted, behind) } : { text, caret };
}

const digitsIn = (text: string) => text.replace(/\D/g, "").length;

/** Deleting only punctuation would bring it straight back: the field would be stuck. */
function takeDigitOfDeleted(typed: Typed, before: string): Typed {
  const { text, caret } = typed;
  const isDeletion = text.length === before.length - 1 && digitsIn(text) === digitsIn(before);
  const head = text.slice(0, caret);
  const at = isDeletion ? head.search(/\d\D*$/) : -1;
  return at < 0 ? typed : { text: text.slice(0, at) + text.slice(caret), caret: at };
}

function caretBehind(text: string, digits: number): number {
  if (digits === 0) return 0;
  if (digits >= digitsIn(text)) return text.length;
  let seen = 0;
  return [...text].findIndex((character) => /\d/.test(character) && ++seen === digits) + 1;
}
