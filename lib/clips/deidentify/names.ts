import { largePlaces } from "./geography";
import { classOf, isCommon, type WordClass } from "./lexicon";
import { brands, eponymNouns, eponyms, medicalWords } from "./medical";
import { isCued, isNamedAs, isNominal, spelledEnd } from "./name-cues";
import { alsoAmbiguous, neverNames } from "./name-words";
import type { Span } from "./span";
import { type Tagger, taggerFor } from "./tagger";
import type { Token } from "./tokens";
import { functionWords, kin, months, people, personVerbs, surnameTitles, titles, weekdays } from "./words";

const particles =
  /^(van|von|de|del|della|la|le|al|el|bin|ibn|abu|da|dos|das|do|di|der|den|ter|los|las|zu|af|ap|mac|mc|st|o|san|ben)$/;

/** Names of people: by the word itself, by what stands around it, and by the names beside it. */
export function findNames(tokens: readonly Token[]): Span[] {
  const tagsOf = taggerFor(tokens);
  const isName = tokens.map((_, at) => isNameAt(tokens, at, tagsOf));
  repeat(tokens, isName);
  for (let at = 0; at < tokens.length; at += 1) if (isName[at]) extend(tokens, isName, at);
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const spelled = spelledEnd(tokens, at);
    if (spelled) spans.push({ from: at, to: spelled, kind: "name" });
    if (isName[at]) spans.push({ from: at, to: at + 1, kind: "name" });
  }
  return spans;
}

function isNameAt(tokens: readonly Token[], at: number, tagsOf: Tagger): boolean {
  const token = tokens[at];
  if (!token || token.text === "doc" || token.text === "kenstera") return false;
  if (isTitled(tokens, at) || isNamedAs(tokens, at)) return true;
  if (largePlaces.has(token.text)) return classOf(token.text) === "either" && isCued(tokens, at);
  if (weekdays.has(token.text) || isEponym(tokens, at)) return false;
  const kind = classOf(token.text);
  if (kind === "name" || isInitials(tokens, at)) return true;
  if (kind === "unknown") return token.text.length > 2 && !/^[A-Z]{2,6}s?$/.test(token.raw);
  if (token.isCapital && /^(either|surname)$/.test(kind))
    return (
      !/^[A-Z]{2,}$/.test(token.raw) &&
      !(token.startsSentence && functionWords.has(token.text) && !isCued(tokens, at))
    );
  if (kind === "either") {
    return (
      isProper(tokens, at) || isCued(tokens, at) || isFullName(tokens, at) || isNominal(tokens, at, tagsOf)
    );
  }
  if (kind === "ordinary")
    return (isProper(tokens, at) || isFirstAndActs(tokens, at)) && isUnexplained(token);
  return (
    kind === "surname" &&
    (isProper(tokens, at) || isKinsman(tokens, at) || isSpeaker(tokens, at) || isPaged(tokens, at))
  );
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
  if (
    functionWords.has(token.text) &&
    !isWillOrMay(tokens, at) &&
    !(surnameTitles.has(title.text) && token.isCapital)
  )
    return false;
  if (/^[a-z]$/.test(token.text) && /^(dr|doctor|mr|mrs|ms|mister|missus|miss|nurse)$/.test(title.text))
    return true;
  if (/\d/.test(token.text) || eponymNouns.has(tokens[at + 1]?.text ?? "")) return false;
  if (surnameTitles.has(title.text)) return !isMedicalJoke(tokens, at);
  const kind = classOf(token.text);
  if (kind === "name" || kind === "unknown" || (token.isCapital && !neverNames.has(token.text))) return true;
  const isSure =
    !/^(lady|lord|general|major|president|saint|miss|private|chief|judge|justice|intern|resident|attending|fellow|father|mother)$/.test(
      title.text,
    );
  if (personVerbs.has(token.text) || neverNames.has(token.text)) return false;
  if (kind === "ordinary") return title.text === "dr" && !isCommon(token.text);
  const isAlone = token.endsClause || token.isPossessive || personVerbs.has(tokens[at + 1]?.text ?? "");
  if (kind === "either" && isSure) return true;
  return !isCommon(token.text) || isAlone || isCued(tokens, at);
}

/** "tj signed", "DJ's mother". */
function isInitials(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    /^(tj|jj|cj|aj|pj|bj|rj|dj|mj|kc|jp|jc|jt|jb|jd|lj|[a-z]\.[a-z])$/.test(token.text) &&
    !/\d/.test(tokens[at + 1]?.text ?? "")
  );
}

/** "Skeeter pulled his line": first in a sentence, too rare a word to be anything but who does it. */
function isFirstAndActs(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const acts = personVerbs.has(tokens[at + 1]?.text ?? "");
  return Boolean(
    token?.isCapital && token.startsSentence && acts && !isCommon(token.text) && !/(ing|s)$/.test(token.text),
  );
}

/** A capital that is no language, drug, month, device or abbreviation. */
function isUnexplained(token: Token): boolean {
  const { text } = token;
  if (
    functionWords.has(text) ||
    neverNames.has(text) ||
    eponyms.has(text) ||
    brands.has(text) ||
    medicalWords.has(text)
  )
    return false;
  return (
    !titles.has(text) && !kin.has(text) && !people.has(text) && !/(ish|ese|ian|ean|ic|ism)s?$/.test(text)
  );
}

/** "jack frost": two words that are each a name, where a clause begins. */
function isFullName(tokens: readonly Token[], at: number): boolean {
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

/** "baker said", "Young coded": a surname where only a person can do what it does. */
function isSpeaker(tokens: readonly Token[], at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!token || !next || token.endsClause || token.isPossessive || /s$/.test(token.text)) return false;
  const opens =
    token.startsSentence ||
    before?.endsClause ||
    /^(and|so|but|then|because|that|when|told|with)$/.test(before?.text ?? "");
  const isRole =
    people.has(token.text) ||
    kin.has(token.text) ||
    titles.has(token.text) ||
    /^(surgery|security|radiology|anesthesia|pharmacy|nursing|medic|medics|manager|clerk|supervisor|director|driver|pilot|priest|preacher|deacon|guard|cop|janitor|teacher|student|coroner|dispatcher|paramedic|specialist|consultant|counselor|translator|interpreter|psychiatrist|dentist|vet|lawyer|judge|bishop|monk|nun|pastor|farmer|sailor|soldier|fireman|chef|cook|barber|lung|liver|heart|blood|pulse|tube|pump|vent|line|people|folks|voice|face|door|phone|pager)$/.test(
      token.text,
    );
  if (!opens || isRole) return false;
  if (
    /^(said|told|asked|cried|laughed|smiled|coded|wanted|thinks|knows|loves|texted|nodded|promised|whispered|yelled|hugged|signed|insisted|cries|grabbed|squeezed|waved|winked|begged|prayed|sang|snored|apologized|thanked|refused|remembers|hates|misses|lied|drinks|drank|smokes|emailed|swears|swore|shrugged|blinked)$/.test(
      next.text,
    )
  )
    return true;
  return token.isCapital && personVerbs.has(next.text) && !isCommon(token.text);
}

/** "paged stone twice", "stay with me, porter", "she goes baker i'm scared". */
function isPaged(tokens: readonly Token[], at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!token || !before || before.endsSentence || isCommon(token.text) || /(s|ing|ed)$/.test(token.text))
    return false;
  if (/^(paged|texted|consulted|thanked|hugged|told|asked|emailed)$/.test(before.text)) return true;
  return /^(hey|hi|hello|thanks|goodbye)$/.test(before.text) && (token.endsClause || next === undefined);
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

/** Who was named once is meant again: "rocky" in one clause is "rocky" in the next. */
function repeat(tokens: readonly Token[], isName: boolean[]): void {
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
