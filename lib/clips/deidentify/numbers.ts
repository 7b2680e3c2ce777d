import type { Token } from "./tokens";

const ones = "zero one two three four five six seven eight nine".split(" ");
const teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ordinals =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );

const values = new Map<string, number>([
  ...ones.map((word, at): [string, number] => [word, at]),
  ...teens.map((word, at): [string, number] => [word, 10 + at]),
  ...tens.map((word, at): [string, number] => [word, 10 * at]),
]);
const ordinalValues = new Map<string, number>([
  ...ordinals.map((word, at): [string, number] => [word, at]),
  ["twentieth", 20],
  ["thirtieth", 30],
]);

/** Below 100, of one token: "ninety" or "94". */
export function numberOf(token: Token | undefined): number | undefined {
  if (!token) return undefined;
  if (/^\d{1,4}$/.test(token.text)) return Number(token.text);
  return values.get(token.text);
}

/** The digits that a token gives when a number is read out piece by piece. */
export function digitsOf(token: Token | undefined): string | undefined {
  if (!token) return undefined;
  if (/^\+?\d[\d.]*$/.test(token.text) && !/^\d{1,3}\.\d{1,2}$/.test(token.text)) {
    return token.text.replace(/\D/g, "");
  }
  if (token.text === "oh" || token.text === "o" || token.text === "nought") return "0";
  if (token.text === "hundred") return "00";
  if (token.text === "thousand") return "000";
  const value = values.get(token.text);
  if (value === undefined) return undefined;
  return value >= 20 ? String(value / 10) : String(value);
}

export type ReadNumber = { value: number; to: number };

/** A number as one says it, up to 199: "ninety four", "a hundred and three", "one oh two". */
export function readNumber(tokens: readonly Token[], at: number): ReadNumber | undefined {
  const first = tokens[at];
  const hundred = readHundred(tokens, at);
  if (hundred) return hundred;
  const value = numberOf(first);
  if (value === undefined || !first) return undefined;
  const next = first.endsClause ? undefined : tokens[at + 1];
  const unit = next && ones.indexOf(next.text);
  if (!/^\d/.test(first.text) && value >= 20 && value < 100 && unit && unit > 0) {
    return { value: value + unit, to: at + 2 };
  }
  return { value, to: at + 1 };
}

function readHundred(tokens: readonly Token[], at: number): ReadNumber | undefined {
  const lead = tokens[at]?.text;
  if (lead === "hundred") return readRest(tokens, at + 1);
  if (lead !== "a" && lead !== "one") return undefined;
  if (tokens[at + 1]?.text === "hundred") return readRest(tokens, at + 2);
  if (lead === "one" && tokens[at + 1]?.text === "oh") {
    const unit = ones.indexOf(tokens[at + 2]?.text ?? "");
    if (unit > 0) return { value: 100 + unit, to: at + 3 };
  }
  return undefined;
}

function readRest(tokens: readonly Token[], at: number): ReadNumber {
  if (tokens[at - 1]?.endsClause) return { value: 100, to: at };
  const start = tokens[at]?.text === "and" ? at + 1 : at;
  const rest = /^\d/.test(tokens[start]?.text ?? "x") ? undefined : readNumber(tokens, start);
  return rest && rest.value < 100 ? { value: 100 + rest.value, to: rest.to } : { value: 100, to: at };
}

/** A day of a month: "14th", "fourteenth", "twenty first". */
export function readOrdinal(tokens: readonly Token[], at: number): ReadNumber | undefined {
  const text = tokens[at]?.text ?? "";
  const written = /^(\d{1,2})(st|nd|rd|th)$/.exec(text)?.[1];
  if (written) return { value: Number(written), to: at + 1 };
  const value = ordinalValues.get(text);
  if (value !== undefined) return { value, to: at + 1 };
  const decade = tens.indexOf(text);
  const unit = ordinalValues.get(tokens[at + 1]?.text ?? "");
  return decade > 1 && unit && unit < 10 ? { value: decade * 10 + unit, to: at + 2 } : undefined;
}

/** A year: "2021", "nineteen fifty one", "two thousand twenty", "twenty twenty six". */
export function readYear(tokens: readonly Token[], at: number): ReadNumber | undefined {
  const text = tokens[at]?.text ?? "";
  if (/^(19|20)\d\d$/.test(text)) return { value: Number(text), to: at + 1 };
  if (text === "two" && tokens[at + 1]?.text === "thousand") {
    const start = tokens[at + 2]?.text === "and" ? at + 3 : at + 2;
    const rest = readNumber(tokens, start);
    return rest && rest.value < 100 ? { value: 2000 + rest.value, to: rest.to } : { value: 2000, to: at + 2 };
  }
  const century = numberOf(tokens[at]);
  if ((century !== 19 && century !== 20) || /^\d/.test(text)) return undefined;
  if (tokens[at + 1]?.text === "oh" || tokens[at + 1]?.text === "hundred") {
    const unit = numberOf(tokens[at + 2]);
    return { value: century * 100 + (unit ?? 0), to: unit === undefined ? at + 2 : at + 3 };
  }
  const rest = readNumber(tokens, at + 1);
  return rest && rest.value >= 10 && rest.value < 100
    ? { value: century * 100 + rest.value, to: rest.to }
    : undefined;
}
