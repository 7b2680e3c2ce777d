import { largePlaces } from "./geography";
import { classOf, isCommon, type WordClass } from "./lexicon";
import { eponymNouns } from "./medical";
import { isCued, isNamedAs, spelledEnd } from "./name-cues";
import { neverNames } from "./name-words";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { functionWords, kin, months, people, personVerbs, surnameTitles, titles, weekdays } from "./words";

const particles =
  /^(van|von|de|del|della|la|le|al|el|bin|ibn|abu|da|dos|di|der|den|ter|mac|mc|st|o|san|ben)$/;

/** Names of people: by the word itself, by what stands around it, and by the names beside it. */
export function findNames(tokens: readonly Token[]): Span[] {
  const isName = tokens.map((_, at) => isNameAt(tokens, at));
  for (let at = 0; at < tokens.length; at += 1) if (isName[at]) extend(tokens, isName, at);
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const spelled = spelledEnd(tokens, at);
    if (spelled) spans.push({ from: at, to: spelled, kind: "name" });
    if (isName[at]) spans.push({ from: at, to: at + 1, kind: "name" });
  }
  return spans;
}

function isNameAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.text === "doc" || token.text === "kenstera") return false;
  if (isTitled(tokens, at) || isNamedAs(tokens, at)) return true;
  if (largePlaces.has(token.text) || weekdays.has(token.text) || isEponym(tokens, at)) return false;
  const kind = classOf(token.text);
  if (kind === "name") return true;
  if (kind === "unknown") return token.text.length > 2 && !/^[A-Z]{2,6}s?$/.test(token.raw);
  if (kind === "either") return isCued(tokens, at) || isFullName(tokens, at) || isProper(tokens, at);
  return kind === "surname" && (isProper(tokens, at) || isKinsman(tokens, at));
}

/** Written with a capital where nothing but its being a name explains it. */
function isProper(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token?.isCapital || months.has(token.text) || token.raw.length < 2 || /^[A-Z]{2,}$/.test(token.raw))
    return false;
  return !token.startsSentence;
}

/** "mister long", "nurse hathaway", "dr bell"; "doctor on call" and "nurse came" are nobody's name. */
function isTitled(tokens: readonly Token[], at: number): boolean {
  const [title, token] = [tokens[at - 1], tokens[at]];
  if (!title || !token || title.endsSentence || title.isPossessive) return false;
  if (!titles.has(title.text) || (title.endsClause && !surnameTitles.has(title.text))) return false;
  if (functionWords.has(token.text) && !isWillOrMay(tokens, at)) return false;
  if (/\d/.test(token.text) || eponymNouns.has(tokens[at + 1]?.text ?? "")) return false;
  if (surnameTitles.has(title.text)) return !isMedicalJoke(tokens, at);
  const kind = classOf(token.text);
  if (kind === "name" || kind === "unknown" || (token.isCapital && !neverNames.has(token.text))) return true;
  const isDoctor = /^(dr|doctor|nurse|professor|prof|officer|reverend|rabbi|pastor|sergeant|detective)$/.test(
    title.text,
  );
  if (personVerbs.has(token.text) || neverNames.has(token.text)) return false;
  if (kind === "ordinary") return title.text === "dr" && !isCommon(token.text);
  const isAlone = token.endsClause || token.isPossessive || personVerbs.has(tokens[at + 1]?.text ?? "");
  return isDoctor && (!isCommon(token.text) || isAlone || isCued(tokens, at));
}

/** "jack frost": two words that are each a name, where a clause begins. */
function isFullName(tokens: readonly Token[], at: number): boolean {
  const [token, next, before] = [tokens[at], tokens[at + 1], tokens[at - 1]];
  if (!token || !next || token.endsClause || token.isPossessive || personVerbs.has(next.text)) return false;
  if (isCommon(token.text) && isCommon(next.text)) return false;
  const kind = classOf(next.text);
  if (functionWords.has(next.text) || (kind !== "either" && (kind !== "surname" || isCommon(next.text))))
    return false;
  return (
    token.startsSentence ||
    !before ||
    before.endsClause ||
    /^(and|so|that|with|for|told|saw|by|is|was|it's|named)$/.test(before.text)
  );
}

/** "porter's daughter". */
function isKinsman(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  const isOwn =
    token?.isPossessive &&
    kin.has(tokens[at + 1]?.text ?? "") &&
    !people.has(token.text) &&
    !kin.has(token.text) &&
    !titles.has(token.text);
  return Boolean(isOwn) && !/^(a|an|the|this|that|my|your|his|her|our|their|some)$/.test(before?.text ?? "");
}

/** "mister foley catheter". */
function isMedicalJoke(tokens: readonly Token[], at: number): boolean {
  return eponymNouns.has(tokens[at + 1]?.text ?? "") || neverNames.has(tokens[at]?.text ?? "");
}

/** "mister will" and "doctor may said": a modal that another verb follows is none. */
function isWillOrMay(tokens: readonly Token[], at: number): boolean {
  return /^(will|may)$/.test(tokens[at]?.text ?? "") && isCued(tokens, at);
}

/** "bell's palsy", "murphy sign", "graves disease". */
function isEponym(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.endsClause) return false;
  const next = tokens[at + 1]?.text ?? "";
  return (
    eponymNouns.has(next) ||
    (eponymNouns.has(tokens[at + 2]?.text ?? "") &&
      classOf(next) === "ordinary" &&
      token.isPossessive &&
      !functionWords.has(next))
  );
}

/** A surname after a first name, a first name before a surname: "jack frost", "al-hashimi", "lupe de la cruz". */
function extend(tokens: readonly Token[], isName: boolean[], at: number): void {
  const [token, next, before] = [tokens[at], tokens[at + 1], tokens[at - 1]];
  if (token && next && !token.endsClause && !token.isPossessive && !isName[at + 1]) {
    if (particles.test(next.text) && reaches(tokens, at + 1)) isName[at + 1] = true;
    else if (isPartner(tokens, at + 1, "after") && !isEponym(tokens, at + 1)) isName[at + 1] = true;
    else if (next.at === token.at && !functionWords.has(next.text) && classOf(next.text) !== "ordinary")
      isName[at + 1] = true;
    if (particles.test(tokens[at + 2]?.text ?? "") && isName[at + 1] && particles.test(next.text))
      isName[at + 2] = true;
    if (
      particles.test(next.text) &&
      isName[at + 1] &&
      tokens[at + 2] &&
      !functionWords.has(tokens[at + 2]?.text ?? "")
    )
      isName[at + 2] = true;
    if (/^(junior|senior|jr|sr)$/.test(next.text)) isName[at + 1] = true;
  }
  if (
    before &&
    !before.endsClause &&
    !before.isPossessive &&
    !isName[at - 1] &&
    isPartner(tokens, at - 1, "before")
  ) {
    isName[at - 1] = true;
  }
  if (before && before.at === token?.at && particles.test(before.text)) isName[at - 1] = true;
}

function reaches(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!next || tokens[at]?.endsClause) return false;
  const kinds: WordClass[] = ["name", "unknown", "either"];
  return kinds.includes(classOf(next.text)) || particles.test(next.text);
}

/** Whether a word that could be a name is the other half of one. */
function isPartner(tokens: readonly Token[], at: number, side: "before" | "after"): boolean {
  const token = tokens[at];
  if (!token || !/^(either|surname)$/.test(classOf(token.text)) || functionWords.has(token.text))
    return false;
  if (months.has(token.text) && side === "after") return false;
  if (titles.has(token.text) || personVerbs.has(token.text) || kin.has(token.text)) return false;
  if (side === "before" && (token.endsClause || token.startsSentence) && !token.isCapital)
    return !isCommon(token.text);
  return !isCommon(token.text) || token.isCapital;
}
