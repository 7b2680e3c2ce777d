import { digitsOf } from "./numbers";
import type { Token } from "./tokens";
import { listed } from "./words";

const nato = listed(`
alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo
sierra tango uniform victor whiskey xray yankee zulu
`);

export type Code = {
  from: number;
  to: number;
  digits: number;
  letters: number;
  singles: number;
  hasLongPiece: boolean;
};

/** The longest run of digits and letters that begins here. */
export function codeAt(tokens: readonly Token[], at: number): Code | undefined {
  if (!startsCode(tokens, at)) return undefined;
  const code = { from: at, to: at, digits: 0, letters: 0, singles: 0, hasLongPiece: false };
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (!token || (next > at && tokens[next - 1]?.endsSentence)) break;
    if (isJoint(token) && next > at && pieceOf(tokens, next + 1)) continue;
    const piece = isArea(tokens, next) ? { digits: 0, letters: 0 } : pieceOf(tokens, next);
    if (!piece) break;
    code.digits += piece.digits;
    code.letters += piece.letters;
    if (piece.digits === 1) code.singles += 1;
    if (piece.digits >= 5) code.hasLongPiece = true;
    code.to = next + 1;
  }
  return code.digits > 0 ? code : undefined;
}

function startsCode(tokens: readonly Token[], at: number): boolean {
  if (isArea(tokens, at)) return true;
  const text = tokens[at]?.text ?? "";
  if (text === "plus" && digitsOf(tokens[at + 1])) return true;
  if (/^(oh|o)$/.test(text))
    return digitsOf(tokens[at + 1]) !== undefined && digitsOf(tokens[at + 2]) !== undefined;
  if (/^(hundred|thousand)$/.test(text)) return false;
  return pieceOf(tokens, at) !== undefined;
}

function isArea(tokens: readonly Token[], at: number): boolean {
  const [here, before] = [tokens[at]?.text, tokens[at - 1]?.text];
  const isCode = (first: string | undefined, second: string | undefined) =>
    first === "area" && second === "code";
  return isCode(here, tokens[at + 1]?.text) || isCode(before, here);
}

function isJoint(token: Token): boolean {
  return /^(dash|hyphen|dot|point|slash|plus|then|and)$/.test(token.text);
}

function pieceOf(tokens: readonly Token[], at: number): { digits: number; letters: number } | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.text === "plus") return digitsOf(tokens[at + 1]) ? { digits: 0, letters: 0 } : undefined;
  if (/^(double|triple)$/.test(token.text)) {
    const repeated = digitsOf(tokens[at + 1]);
    return repeated ? { digits: (token.text === "double" ? 2 : 3) - 1, letters: 0 } : undefined;
  }
  const digits = digitsOf(token);
  if (digits) return { digits: digits.length, letters: 0 };
  if (/^(?=.*\d)[a-z\d.]+$/.test(token.text)) {
    if (
      /^\d+(st|nd|rd|th|s|mg|mcg|ml|cc|am|pm|kg|lb|lbs|cm|mm|yo|hr|hrs|min|k|x|f|m|fr|g|l|h)$/.test(
        token.text,
      )
    )
      return undefined;
    if (/^\d+\.\d+$/.test(token.text)) return undefined;
    const count = token.text.replace(/\D/g, "").length;
    return { digits: count, letters: token.text.length - count };
  }
  return isLetter(tokens, at) ? { digits: 0, letters: 1 } : undefined;
}

/** A letter counts when digits or other letters stand beside it: "a" and "i" are words too. */
function isLetter(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  const isSingle = /^[b-hj-z]$/.test(token.text) || (/^[ai]$/.test(token.text) && /^[A-Z]$/.test(token.raw));
  const isGroup =
    /^[A-Z]{2,3}$/.test(token.raw) &&
    !/^(mrn|dob|ssn|id|pin|npi|dea|csn|vin|ext|fax|zip|ems|er|or|icu|ok|po)$/.test(token.text);
  if (!isSingle && !isGroup && !nato.has(token.text)) return false;
  if (
    isSingle &&
    token.endsClause &&
    !digitsOf(tokens[at - 1]) &&
    !/^[a-z]$/.test(tokens[at - 1]?.text ?? "")
  )
    return false;
  const near = [tokens[at - 1], tokens[at + 1]];
  const beside = [0, 1].map((side) => {
    const token = near[side];
    return token && isJoint(token) ? tokens[at + (side === 0 ? -2 : 2)] : token;
  });
  if (isGroup || nato.has(token.text))
    return beside.some(
      (near) => digitsOf(near) !== undefined || (near && nato.has(near.text) && nato.has(token.text)),
    );
  return beside.some(
    (near) => near !== undefined && (digitsOf(near) !== undefined || /^[a-z]$/.test(near.text)),
  );
}
