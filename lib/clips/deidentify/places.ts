import { landNouns, streetNouns } from "./geography";
import { classOf, isCity, isCommon, isPlain } from "./lexicon";
import { digitsOf, readOrdinal } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { findTown, textOf } from "./towns";
import { functionWords, listed } from "./words";

/** Words before a street's or a land's noun that do not make it a name: "the parking lot", "a busy street". */
const plainBefore = listed(`
busy main parking side back dead one private long dirt gravel whole same next small little big rural own other street bike
fast slow icy dark quiet nearest local state trap rough steep hiking river mountain wrong right left open front country
central service access city town water bumpy winding lonely safe better
`);

/** Addresses, named streets and land, towns and quarters. */
export function findPlaces(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((_, at) => {
    const span =
      address(tokens, at) ??
      crossing(tokens, at) ??
      bareStreet(tokens, at) ??
      namedLand(tokens, at) ??
      findTown(tokens, at);
    return span ? [{ ...span, kind: "place" as const }] : [];
  });
}

type Range = { from: number; to: number };

const trees = listed(`
maple oak elm birch pine cedar walnut chestnut sycamore magnolia orchard hickory willow cypress juniper spruce poplar locust
madison jefferson lincoln monroe adams broadway delancey main market peachtree sunset vine colfax ashland halsted cicero fulton lexington
`);

/** "the house on maple", "88 orchard", "west 114th": streets without the word. */
function bareStreet(tokens: readonly Token[], at: number): Range | undefined {
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
function crossing(tokens: readonly Token[], at: number): Range | undefined {
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
    (readOrdinal(tokens, and - 1) !== undefined && classOf(tokens[and + 1]?.text ?? "") !== "ordinary") ||
    (/^(main|broadway|elm|oak|maple|pine|market|vine|central|grand|lincoln|washington|jefferson|park|state|church|cherry|walnut|cedar|spruce|chestnut|spring|water|front)$/.test(
      tokens[and + 1]?.text ?? "",
    ) &&
      readOrdinal(tokens, and - 1) !== undefined);
  return isCorner || isNumbered ? { from: start, to: and + 2 } : undefined;
}

/** "4417 Hollowell Road", "Sycamore Lane", "apartment four b". */
function address(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (
    /^(apartment|apt|suite|unit|lot|box|trailer|condo|building)$/.test(token.text) &&
    digitsOf(tokens[at + 1])
  ) {
    const letter = /^[a-f]$/.test(tokens[at + 2]?.text ?? "") ? 1 : 0;
    const post = /^(po|p\.o|rural)$/.test(tokens[at - 1]?.text ?? "") ? 1 : 0;
    return { from: at - post, to: withNumbers(tokens, at + 1) + letter };
  }
  if (
    (/^(highway|route|interstate|exit|hwy)$/.test(token.text) ||
      (token.text === "i" && /^(on|off|down|up|by|along)$/.test(tokens[at - 1]?.text ?? ""))) &&
    digitsOf(tokens[at + 1]) &&
    !token.endsClause
  ) {
    const kind = /^(rural|county|state|us|old)$/.test(tokens[at - 1]?.text ?? "") ? 1 : 0;
    return { from: at - kind, to: withNumbers(tokens, at + 1) };
  }
  if (
    /^(county|state|farm|rural|forest|township)$/.test(token.text) &&
    /^(road|route|highway|rd)$/.test(tokens[at + 1]?.text ?? "") &&
    digitsOf(tokens[at + 2])
  ) {
    return { from: at, to: withNumbers(tokens, at + 2) };
  }
  if (!streetNouns.has(token.text) || token.isPossessive) return undefined;
  let from = nameBefore(tokens, at);
  if (
    from === at ||
    (isCommon(tokens[from]?.text ?? "") && !tokens[from]?.isCapital && !isHouse(tokens, from))
  )
    return undefined;
  if (
    /^(north|south|east|west|upper|lower|old|new|saint|st)$/.test(tokens[from - 1]?.text ?? "") &&
    !tokens[from - 1]?.endsClause
  )
    from -= 1;
  if (/^[a-f]$/.test(tokens[from - 1]?.text ?? "") && digitsOf(tokens[from - 2])) from -= 1;
  while (from > 0 && isHouse(tokens, from)) from -= 1;
  return { from, to: at + 1 };
}

function isHouse(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && !before.endsClause && digitsOf(before) !== undefined;
}

function withNumbers(tokens: readonly Token[], at: number): number {
  let to = at;
  while (digitsOf(tokens[to]) && to - at < 4) to += 1;
  return to;
}

/** Up to two words of a name before a noun like "street" or "county". */
function nameBefore(tokens: readonly Token[], noun: number): number {
  let from = noun;
  while (from > 0 && noun - from < 3) {
    const before = tokens[from - 1];
    if (!before || before.endsClause || digitsOf(before)) break;
    if (functionWords.has(before.text) || plainBefore.has(before.text)) break;
    // A second word only if it can be part of a name.
    if (from < noun && isPlain(before.text) && isCommon(before.text) && !before.isCapital) break;
    if (from < noun && before.startsSentence && isPlain(before.text)) break;
    from -= 1;
  }
  return from;
}

/** "Harlan County", "Bitter Creek", "lake tahoe", "mount hood". */
function namedLand(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const next = tokens[at + 1];
  if (
    /^(lake|mount|mt|fort|ft|camp|cape|port|village|town|county|city)$/.test(token.text) &&
    next &&
    !token.endsClause
  ) {
    const start = next.text === "of" ? at + 2 : at + 1;
    const name = tokens[start];
    const isNamed =
      name &&
      (!isPlain(name.text) ||
        isCity(`${token.text} ${name.text}`) ||
        !isCommon(name.text) ||
        (name.isCapital && token.isCapital)) &&
      !functionWords.has(name.text);
    if (isNamed && (/^(lake|mount|mt|fort|ft|camp|cape|port)$/.test(token.text) || start === at + 2)) {
      return { from: at, to: start + 1 };
    }
  }
  if (!landNouns.has(token.text) || token.isPossessive) return undefined;
  const from = nameBefore(tokens, at);
  const first = tokens[from];
  if (from === at || !first) return undefined;
  const isNamed = first.isCapital && token.isCapital;
  const isLikely = (!isPlain(first.text) && !first.isPossessive) || isCity(textOf(tokens, from, at + 1));
  const lead = tokens[from - 1]?.text === "the" ? from - 2 : from - 1;
  const isLed = /^(in|from|to|near|past|by|outside|at|along|through|of|off|over|up|on|under)$/.test(
    tokens[lead]?.text ?? "",
  );
  const isDirect = lead === from - 1 && /^(in|from|near|outside)$/.test(tokens[lead]?.text ?? "");
  return isNamed || isLikely || (isLed && (isDirect || !isCommon(first.text)))
    ? { from, to: at + 1 }
    : undefined;
}
