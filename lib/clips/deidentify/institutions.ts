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
  const isSaid = /^(said|says|denied|approved|won't|called|refused|took|sent)$/.test(
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

const employers =
  /\b(works?|worked|working|job|shift|shifts|manager|cashier|cook|employed|teaches|taught|studies|studied|freshman|sophomore|student|professor|residency|fellowship|intern(ed|ship)?|trained|rotation|rotated|training|school|degree|enrolled|admitted|volunteers|transferred|transfer|records|clerk|driver|nurses?|attending|er|icu|ed|forklift|register) (nights? |days? |there |here |part time |full time )?(at|for) $/;
const stops =
  /^(home|going|go|night|nights|home|least|last|first|all|once|time|noon|midnight|dawn|work|school|church|bedside|risk|peace|lunch|dinner|breakfast|rounds|change|shift|discharge|intake|triage|handoff|signout|baseline|rest|hours|years|months|weeks|days|forever|free|sure|example|real|now|good|life|money|help|pain|surgery|observation|transplant|placement|hospice|rehab|comfort|dialysis|chemo|admission|clearance|consult|more|evaluation|treatment|him|her)$/;

/** "works at target", "trained at county", "local 302", "engine nine", "northside said". */
function byCue(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const next = tokens[at + 1];
  const isNumbered =
    /^(local|engine|ladder|troop|battalion|precinct|post|ps|company|squad|medic|truck|rescue|station|chapter|lodge)$/.test(
      token.text,
    );
  if (isNumbered && numberOf(next) !== undefined && !token.endsClause) {
    const vfw = /^(vfw|legion|american|elks|fire|boy|girl|cub|scout)$/.test(tokens[at - 1]?.text ?? "")
      ? 1
      : 0;
    return {
      from: at - vfw,
      to: numberOf(tokens[at + 2]) !== undefined && !next?.endsClause ? at + 3 : at + 2,
    };
  }
  if (functionWords.has(token.text) || numberOf(token) !== undefined || stops.test(token.text))
    return undefined;
  if (isRefusing(tokens, at)) return { from: at, to: at + 1 };
  const the = tokens[at - 1]?.text === "the" ? 1 : 0;
  if (tokens[at - 1 - the]?.endsClause) return undefined;
  const before = tokens
    .slice(Math.max(0, at - 4 - the), at - the)
    .map(({ text, isPossessive }) => (isPossessive ? `${text}'s` : text))
    .join(" ");
  if (
    !employers.test(`${before} `) ||
    (the === 1 && (isCommon(token.text) || generic.has(token.text)) && !known.has(token.text))
  )
    return undefined;
  if (the === 1 && !known.has(token.text) && isPlain(token.text)) return undefined;
  let to = at + 1;
  while (
    to - at < 3 &&
    !tokens[to - 1]?.endsClause &&
    tokens[to] &&
    !functionWords.has(tokens[to]?.text ?? "") &&
    !personVerbs.has(tokens[to]?.text ?? "")
  )
    to += 1;
  return { from: at, to };
}

/** A hospital by what it does: "northside said they'd take him", "called valley and they said". */
function isRefusing(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.endsClause || token.isPossessive) return false;
  const after = tokens
    .slice(at + 1, at + 4)
    .map(({ text }) => text)
    .join(" ");
  const isNoun =
    /^(north|south|east|west|mid|up|down|lake|river|ocean)(side|view|gate|town|land|point|wood|shore|front)$/.test(
      token.text,
    );
  if (isNoun && /^(said|says|took|sent|won't|has|had|was|is|called|refused|declined|accepted)/.test(after))
    return true;
  const opens =
    token.startsSentence ||
    tokens[at - 1]?.endsClause ||
    /^(and|but|then|so|called|called|tried)$/.test(tokens[at - 1]?.text ?? "");
  return (
    Boolean(opens) &&
    isPlain(token.text) &&
    !isCommon(token.text) &&
    /^(said no|said they|had no beds|has no beds|is full|was full|won't take|was on diversion|is on diversion|declined|is closing|went on)/.test(
      after,
    )
  );
}
