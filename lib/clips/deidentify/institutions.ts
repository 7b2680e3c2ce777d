import { byCue } from "./institution-cues";
import { generic, institutionNouns, known, knownPairs, looseNouns, wordyKnown } from "./institution-words";
import { classOf, isCommon, isPlain } from "./lexicon";
import { numberOf } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { functionWords, personVerbs } from "./words";

/** Hospitals, schools, churches, employers, wards: what has a name of its own. */
export function findInstitutions(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((_, at) => {
    const range =
      byNoun(tokens, at) ??
      bySaint(tokens, at) ??
      byKnown(tokens, at) ??
      byWard(tokens, at) ??
      byCue(tokens, at);
    return range ? [{ ...range, kind: "institution" as const }] : [];
  });
}

type Range = { from: number; to: number };

function byNoun(tokens: readonly Token[], at: number): Range | undefined {
  const noun = tokens[at];
  if (
    noun &&
    /^(good|mercy|general|memorial|mass|methodist|presby|univ|u)$/.test(noun.text) &&
    !noun.endsClause
  ) {
    const next = tokens[at + 1]?.text ?? "";
    if (
      /^(sam|samaritan|shep|shepherd|gen|med|methodist|hosp|east|west|north|south|of)$/.test(next) &&
      (next !== "of" || noun.text === "u")
    )
      return { from: at, to: Math.min(tokens.length, at + (next === "of" ? 3 : 2)) };
  }
  const named = tokens[at + 1];
  if (
    noun &&
    named &&
    !noun.endsClause &&
    /^(beth|bnai|b'nai|masjid|gurdwara|wat|iglesia|notre|temple)$/.test(noun.text) &&
    !functionWords.has(named.text) &&
    !isCommon(named.text)
  )
    return { from: at, to: at + 2 };
  if (!noun || !(institutionNouns.has(noun.text) || noun.raw.toLowerCase().startsWith("children's")))
    return undefined;
  const from = nameBefore(tokens, at);
  if (from === at) return undefined;
  const name = tokens
    .slice(from, at)
    .filter(({ text }) => !generic.has(text) && !functionWords.has(text) && !institutionNouns.has(text));
  const isLed = /^(at|to|from|of|by|for|called|over|with)$/.test(tokens[from - 1]?.text ?? "");
  const isNamed = name.some((token) => isNaming(token, !isLed && looseNouns.has(noun.text)));
  const isCased = noun.isCapital && tokens[at - 1]?.isCapital && !tokens[at - 1]?.startsSentence;
  return isNamed || isCased ? { from, to: nounsAfter(tokens, at) } : undefined;
}

function isNaming(token: Token, isLoose: boolean): boolean {
  if (token.isCapital && !token.startsSentence && !/^[A-Z]{2,4}$/.test(token.raw)) return true;
  const kind = classOf(token.text);
  if (kind === "name" || kind === "unknown") return true;
  if (kind === "either" || kind === "surname") return !isCommon(token.text) || !isLoose;
  return !isLoose && !isCommon(token.text) && !/(ed|ing|ly|est)$/.test(token.text);
}

/** Back over the name: whatever is no grammar, no verb and no kind of place. */
function nameBefore(tokens: readonly Token[], noun: number): number {
  let from = noun;
  while (from > 0 && noun - from < 4) {
    const before = tokens[from - 1];
    if (!before || before.endsClause) break;
    const isJoin = /^(of|and|the)$/.test(before.text) && before.isCapital && tokens[from - 2]?.isCapital;
    if (!isJoin && (functionWords.has(before.text) || personVerbs.has(before.text))) break;
    if (numberOf(before) !== undefined) break;
    if (
      from < noun &&
      isPlain(before.text) &&
      !before.isCapital &&
      !generic.has(before.text) &&
      isCommon(before.text)
    )
      break;
    from -= 1;
  }
  while (from < noun && generic.has(tokens[from]?.text ?? "") && !tokens[from]?.isCapital) from += 1;
  return from;
}

function nounsAfter(tokens: readonly Token[], at: number): number {
  let to = at + 1;
  while (!tokens[to - 1]?.endsClause && institutionNouns.has(tokens[to]?.text ?? "") && to - at < 4) to += 1;
  return to;
}

/** "saint scholastica", "st. luke's", "mount zion", "our lady of the lake". */
function bySaint(tokens: readonly Token[], at: number): Range | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next || token.endsClause) return undefined;
  if (token.text === "our" && next.text === "lady" && tokens[at + 2]?.text === "of") {
    const the = tokens[at + 3]?.text === "the" ? 1 : 0;
    return { from: at, to: Math.min(tokens.length, nounsAfter(tokens, at + 3 + the)) };
  }
  const isSaint =
    /^(saint|st|santa|san)$/.test(token.text) &&
    (token.text.startsWith("sa") ? true : /^[a-z]/i.test(next.text));
  const isMount =
    /^(mount|mt)$/.test(token.text) &&
    /^(sinai|zion|carmel|olive|olivet|moriah|calvary|pleasant|hope|vernon)$/.test(next.text);
  if (!isSaint && !isMount) return undefined;
  if (
    functionWords.has(next.text) ||
    (!next.isCapital && isCommon(next.text) && classOf(next.text) === "ordinary")
  )
    return undefined;
  const greater = /^(greater|new|old|first|little)$/.test(tokens[at - 1]?.text ?? "") ? 1 : 0;
  return { from: at - greater, to: nounsAfter(tokens, saintsEnd(tokens, at + 1)) };
}

/** The last word of "san juan de los lagos". */
function saintsEnd(tokens: readonly Token[], at: number): number {
  let last = at;
  for (let next = at + 1; next < tokens.length && next - at < 6 && !tokens[next - 1]?.endsClause; next += 1) {
    const text = tokens[next]?.text ?? "";
    if (/^(de|del|la|las|los|el|da|do|dos)$/.test(text)) continue;
    if (
      !/^(name|unknown)$/.test(classOf(text)) &&
      !/^(de|del|la|las|los|el)$/.test(tokens[next - 1]?.text ?? "")
    )
      break;
    last = next;
  }
  return last;
}

function byKnown(tokens: readonly Token[], at: number): Range | undefined {
  const said = (offset: number, word: string) => {
    const token = tokens[at + offset];
    return token?.text === word || (word.endsWith("'s") && token?.isPossessive && `${token.text}'s` === word);
  };
  const pair = knownPairs.find((words) => words.every((word, offset) => said(offset, word)));
  if (pair) return { from: at, to: nounsAfter(tokens, at + pair.length - 1) };
  const token = tokens[at];
  if (!token || !known.has(token.text) || token.isPossessive) return undefined;
  const isPlaced = /^(at|to|for|from|called|by|with|by)$/.test(tokens[at - 1]?.text ?? "");
  const isSaid =
    /^(said|says|denied|approved|won't|wouldn't|didn't|doesn't|couldn't|can't|has|had|accepted|declined|called|refused|took|sent|is|was)$/.test(
      tokens[at + 1]?.text ?? "",
    );
  const isSure = !wordyKnown.has(token.text) || isPlaced || isSaid;
  return isSure ? { from: at, to: nounsAfter(tokens, at) } : undefined;
}

/** "kowalski five", "hartwell two": a ward named after somebody. "at cedar grove". */
function byWard(tokens: readonly Token[], at: number): Range | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next || token.endsClause || token.isPossessive) return undefined;
  const lead = tokens[at - 1]?.text ?? "";
  const floor = numberOf(next);
  const kind = classOf(token.text);
  const isOn = /^(on|to|from|at|in|up|of)$/.test(lead);
  if (floor !== undefined && floor > 0 && floor < 20 && isOn && (kind === "name" || kind === "unknown")) {
    return { from: at, to: at + 2 };
  }
  const isResidence =
    /^(grove|oaks|pines|gardens|acres|ridge|meadows|haven|terrace|heights|commons|crossing|village|villa|view|park|hills)$/.test(
      next.text,
    );
  const isCalled = /^(at|to|call|called|from|in|by|calls)$/.test(lead);
  return isResidence && isCalled && !functionWords.has(token.text) && !generic.has(token.text)
    ? { from: at, to: at + 2 }
    : undefined;
}
