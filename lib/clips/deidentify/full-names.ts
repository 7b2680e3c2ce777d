import { classOf, isCommon, type WordClass } from "./lexicon";
import { eponymNouns } from "./medical";
import { alsoAmbiguous } from "./name-words";
import type { Token } from "./tokens";
import { functionWords, kin, months, personVerbs, titles } from "./words";

const particles =
  /^(van|von|de|del|della|la|le|al|el|bin|ibn|abu|da|dos|das|do|di|der|den|ter|los|las|zu|af|ap|mac|mc|st|o|san|ben)$/;

/** "jack frost": two words that are each a name, where a clause begins. */
export function isFullName(tokens: readonly Token[], at: number): boolean {
  const [token, next, before] = [tokens[at], tokens[at + 1], tokens[at - 1]];
  if (!token || !next || token.endsClause || token.isPossessive || personVerbs.has(next.text)) return false;
  if (
    isCommon(token.text) &&
    isCommon(next.text) &&
    !(
      alsoAmbiguous.has(token.text) &&
      alsoAmbiguous.has(next.text) &&
      (next.endsClause || personVerbs.has(tokens[at + 2]?.text ?? ""))
    )
  )
    return false;
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

/** "bell's palsy", "murphy sign", "graves disease". */
export function isEponym(tokens: readonly Token[], at: number): boolean {
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

/** Who was named once is meant again: "rocky" in one clause is "rocky" in the next. */
export function repeat(tokens: readonly Token[], isName: boolean[]): void {
  const named = new Set(tokens.filter((_, at) => isName[at]).map(({ text }) => text));
  tokens.forEach((token, at) => {
    if (isName[at] || !named.has(token.text) || isCommon(token.text) || functionWords.has(token.text)) return;
    const lead = tokens[at - 1];
    const isThing =
      lead &&
      !lead.endsClause &&
      /^(a|an|the|this|that|some|no|my|your|his|her|its|our|their|of|very|so|to|really|and|i|we|you|they)$/.test(
        lead.text,
      );
    if (!isThing && classOf(token.text) !== "ordinary" && !isEponym(tokens, at)) isName[at] = true;
  });
}

/** A surname after a first name, a first name before a surname: "jack frost", "al-hashimi", "lupe de la cruz". */
export function extend(tokens: readonly Token[], isName: boolean[], at: number): void {
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
    if (/^(junior|senior|jr|sr|[b-hj-z])$/.test(next.text)) isName[at + 1] = true;
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
  if (before && !before.endsClause && /^(big|lil|little|baby|mama|papa|fat|crazy|tiny|ol)$/.test(before.text))
    isName[at - 1] = true;
  if (
    before &&
    /^[b-hj-z]$/.test(before.text) &&
    !before.endsSentence &&
    !/^[a-z]$/.test(tokens[at - 2]?.text ?? "")
  )
    isName[at - 1] = true;
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
