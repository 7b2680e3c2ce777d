import { bareStreet, crossing, isHouse, withNumbers } from "./crossings";
import { landNouns, streetNouns } from "./geography";
import { isCity, isCommon, isPlain } from "./lexicon";
import { digitsOf } from "./numbers";
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
    (isCommon(tokens[from]?.text ?? "") &&
      !tokens[from]?.isCapital &&
      !isHouse(tokens, from) &&
      !(at - from > 1 && /^(on|off|past|along|down|up|by|near)$/.test(tokens[from - 1]?.text ?? "")))
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

/** Up to two words of a name before a noun like "street" or "county". */
function nameBefore(tokens: readonly Token[], noun: number): number {
  let from = noun;
  while (from > 0 && noun - from < 3) {
    const before = tokens[from - 1];
    if (!before || before.endsClause || digitsOf(before)) break;
    if (functionWords.has(before.text) || plainBefore.has(before.text)) break;
    // A second word only if it can be part of a name, or all that stands after "on" and the like.
    const isLed = /^(on|off|past|along|down|up|by|near|in|from|at|outside)$/.test(
      tokens[from - 2]?.text ?? "",
    );
    if (!isLed && from < noun && isPlain(before.text) && isCommon(before.text) && !before.isCapital) break;
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
