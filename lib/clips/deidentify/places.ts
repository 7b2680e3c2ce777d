import { landNouns, largePairs, largePlaces, streetNouns } from "./geography";
import { classOf, isCity, isCommon, isPlain } from "./lexicon";
import { digitsOf } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { functionWords, listed } from "./words";

/** Words before a street's or a land's noun that do not make it a name: "the parking lot", "a busy street". */
const plainBefore = listed(`
busy main parking side back dead one private long dirt gravel whole same next small little big rural own other street bike
fast slow icy dark quiet nearest local state trap rough steep hiking river mountain wrong right left open front country
central service access city town water bumpy winding lonely safe first second third better
`);
const homeVerbs = listed(
  `lives live lived living moved moving grew born raised works worked drove flew transferred transfer stationed home back up down out over way all airlifted flown shipped sent bus chopper ambulance helicopter family kid guy lady people came come comes coming`,
);

/** Addresses, named streets and land, towns and quarters. */
export function findPlaces(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((_, at) => {
    const span = address(tokens, at) ?? namedLand(tokens, at) ?? town(tokens, at) ?? quarter(tokens, at);
    return span ? [{ ...span, kind: "place" as const }] : [];
  });
}

type Range = { from: number; to: number };

/** "4417 Hollowell Road", "Sycamore Lane", "apartment four b". */
function address(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (/^(apartment|apt|suite|unit|lot)$/.test(token.text) && digitsOf(tokens[at + 1])) {
    const letter = /^[a-f]$/.test(tokens[at + 2]?.text ?? "") ? 1 : 0;
    return { from: at, to: at + 2 + letter };
  }
  if (
    /^(highway|route|interstate|exit|hwy)$/.test(token.text) &&
    digitsOf(tokens[at + 1]) &&
    !token.endsClause
  ) {
    return { from: at, to: withNumbers(tokens, at + 1) };
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
  while (from > 0 && isHouse(tokens, from)) from -= 1;
  return { from, to: at + 1 };
}

function isHouse(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined && !before.endsClause && digitsOf(before) !== undefined && before.text !== "one"
  );
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
    if (from < noun && isPlain(before.text) && !before.isCapital) break;
    if (from < noun && before.startsSentence && classOf(before.text) === "ordinary") break;
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
      (classOf(name.text) !== "ordinary" || (name.isCapital && token.isCapital)) &&
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
  const isLikely = classOf(first.text) !== "ordinary" || isCity(textOf(tokens, from, at + 1));
  const isLed = /^(in|from|to|near|past|by|outside|at|along|through|of)$/.test(tokens[from - 1]?.text ?? "");
  return isNamed || isLikely || (isLed && !isCommon(first.text)) ? { from, to: at + 1 } : undefined;
}

/** A city of one to four words. One that could be an ordinary word or a person needs "from" or "in" before it. */
function town(tokens: readonly Token[], at: number): Range | undefined {
  const first = tokens[at];
  if (!first || functionWords.has(first.text)) return undefined;
  for (let to = at + 4; to > at; to -= 1) {
    if (tokens[to - 1] === undefined || tokens.slice(at, to - 1).some(({ endsClause }) => endsClause))
      continue;
    const name = textOf(tokens, at, to);
    if (largePlaces.has(name) || largePairs.has(name)) return undefined;
    if (isCity(name) && isTownHere(tokens, at, to)) return { from: at, to };
  }
  return unknownTown(tokens, at);
}

function isTownHere(tokens: readonly Token[], at: number, to: number): boolean {
  const words = tokens.slice(at, to);
  const classes = words.map(({ text }) => classOf(text));
  const isCapital = words.every((token) => token.isCapital) && !words[0]?.startsSentence;
  const lead = tokens[at - 1]?.text ?? "";
  const isLed = /^(from|in|near|outside|to|around|visiting|leaving|toward|towards|downtown|into)$/.test(lead);
  if (to - at > 1) {
    const isSure = classes.some((kind) => kind === "unknown") || isCapital;
    return isSure || (isLed && !words.every(({ text }) => isCommon(text)));
  }
  const only = classes[0];
  if (only === "unknown") return true;
  if (isCapital && only !== "ordinary") return isLed;
  if (
    lead === "from" &&
    isHome(tokens, at) &&
    !/^(here|there|work|home|before|day)$/.test(words[0]?.text ?? "")
  )
    return true;
  if (/^(from|near|outside|visiting|downtown)$/.test(lead) && !isCommon(words[0]?.text ?? ""))
    return only !== "either" || isHome(tokens, at);
  if (only === "name") return isLed && lead !== "to";
  return isCapital && isLed;
}

/** "he's from reading": the words around are of somebody's home. */
function isHome(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 2]?.text ?? "";
  return homeVerbs.has(before) || /^(he|she|they|is|was|are|were)$/.test(before);
}

/** A word of no list after "from", "in the" or "out of" is a place when nothing says that it is a person. */
function unknownTown(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token || token.isPossessive || classOf(token.text) !== "unknown" || token.text.length < 4)
    return undefined;
  const lead = tokens[at - 1]?.text === "the" ? tokens[at - 2] : tokens[at - 1];
  if (!lead || lead.endsClause || !/^(from|in|near|outside|of|to)$/.test(lead.text)) return undefined;
  const isOf = lead.text === "of" || lead.text === "to";
  const around = tokens.slice(Math.max(0, at - 4), at).some(({ text }) => homeVerbs.has(text));
  return !isOf || around ? { from: at, to: at + 1 } : undefined;
}

/** "somewhere in the tenderloin": an ordinary word for a quarter, by what stands before. */
function quarter(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token || functionWords.has(token.text) || isCommon(token.text)) return undefined;
  const before = tokens
    .slice(Math.max(0, at - 4), at)
    .map(({ text }) => text)
    .join(" ");
  const isHere =
    /\b(somewhere in( the)?|(lives|live|lived|living|grew up|block|house|place|apartment|shelter|streets) (in|over in|out in)( the)?|neighborhood called|town called|village called|place called|born in|raised in|moved to)$/.test(
      before,
    );
  if (!isHere || largePlaces.has(token.text) || largePairs.has(`${token.text} ${tokens[at + 1]?.text}`))
    return undefined;
  const isWord = isPlain(token.text) && !/somewhere in the$/.test(before) && !token.isCapital;
  return isWord && !/called$/.test(before) ? undefined : { from: at, to: at + 1 };
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(" ");
}
