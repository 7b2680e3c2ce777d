import { classOf } from "./lexicon";
import { digitsOf, readOrdinal } from "./numbers";
import type { Token } from "./tokens";
import { functionWords, listed } from "./words";

type Range = { from: number; to: number };

const trees = listed(`
maple oak elm birch pine cedar walnut chestnut sycamore magnolia orchard hickory willow cypress juniper spruce poplar locust
madison jefferson lincoln monroe adams broadway delancey main market peachtree sunset vine colfax ashland halsted cicero fulton lexington
`);

/** "the house on maple", "88 orchard", "west 114th": streets without the word. */
export function bareStreet(tokens: readonly Token[], at: number): Range | undefined {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (!token || token.isPossessive) return undefined;
  const ordinal = readOrdinal(tokens, at);
  const isQuarter = /^(north|south|east|west)$/.test(before?.text ?? "");
  if (ordinal && isQuarter && ordinal.value > 3) return { from: at - 1, to: ordinal.to };
  if (!trees.has(token.text) || !before || before.endsClause) return undefined;
  const isNumbered = digitsOf(before) !== undefined;
  if (!isNumbered && !/^(on|off|down|up|north|south|east|west)$/.test(before.text)) return undefined;
  let from = at;
  while (
    from > 0 &&
    (isHouse(tokens, from) || /^(north|south|east|west)$/.test(tokens[from - 1]?.text ?? ""))
  )
    from -= 1;
  return { from, to: at + 1 };
}

/** "the corner of fifth and main", "west third and elm", "mile marker 112". */
export function crossing(tokens: readonly Token[], at: number): Range | undefined {
  if (tokens[at]?.text === "block" && tokens[at + 1]?.text === "of" && digitsOf(tokens[at - 1])) {
    let from = at - 1;
    while (digitsOf(tokens[from - 1]) && at - from < 5) from -= 1;
    return { from, to: Math.min(tokens.length, at + 3) };
  }
  const isSide =
    /^(north|south|east|west|upper|lower|near)$/.test(tokens[at]?.text ?? "") &&
    /^(side|end|shore|bank|hills|village)$/.test(tokens[at + 1]?.text ?? "");
  if (isSide && tokens[at - 1]?.text === "the") return { from: at, to: at + 2 };
  if (
    tokens[at]?.text === "little" &&
    /^(haiti|havana|italy|saigon|tokyo|india|ethiopia|odessa|village)$/.test(tokens[at + 1]?.text ?? "")
  )
    return { from: at, to: at + 2 };
  const texts = tokens.slice(at, at + 3).map(({ text }) => text);
  if (
    /^(mile|mile's)$/.test(texts[0] ?? "") &&
    /^(marker|post)$/.test(texts[1] ?? "") &&
    digitsOf(tokens[at + 2])
  ) {
    return { from: at, to: withNumbers(tokens, at + 2) };
  }
  const isCorner = /^(corner|intersection)$/.test(texts[0] ?? "") && texts[1] === "of";
  const start = isCorner ? at + 2 : at;
  const and = /^(north|south|east|west)$/.test(tokens[start]?.text ?? "") ? start + 2 : start + 1;
  if (tokens[and]?.text !== "and" || tokens[and - 1]?.endsClause || !tokens[and + 1]) return undefined;
  const isNumbered =
    (readOrdinal(tokens, and - 1) !== undefined &&
      (tokens[and + 1]?.isCapital || classOf(tokens[and + 1]?.text ?? "") !== "ordinary")) ||
    (/^(main|broadway|elm|oak|maple|pine|market|vine|central|grand|lincoln|washington|jefferson|park|state|church|cherry|walnut|cedar|spruce|chestnut|spring|water|front)$/.test(
      tokens[and + 1]?.text ?? "",
    ) &&
      readOrdinal(tokens, and - 1) !== undefined);
  const isLed =
    /^(at|on|by|near|off|around)$/.test(tokens[start - 1]?.text ?? "") &&
    readOrdinal(tokens, and - 1) !== undefined &&
    !functionWords.has(tokens[and + 1]?.text ?? "") &&
    readOrdinal(tokens, and + 1) === undefined &&
    !/^(long|short|goal|inches)$/.test(tokens[and + 1]?.text ?? "");
  return isCorner || isNumbered || isLed ? { from: start, to: and + 2 } : undefined;
}

export function isHouse(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && !before.endsClause && digitsOf(before) !== undefined;
}

export function withNumbers(tokens: readonly Token[], at: number): number {
  let to = at;
  while (digitsOf(tokens[to]) && to - at < 4) to += 1;
  return to;
}
