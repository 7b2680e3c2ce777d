import { extend, isEponym, isFullName, repeat } from "./full-names";
import { largePlaces } from "./geography";
import { classOf, isCommon } from "./lexicon";
import { isKinsName, isLooseName } from "./loose-names";
import { brands, eponyms, medicalWords } from "./medical";
import { isCued } from "./name-cues";
import { neverNames } from "./name-words";
import { isNamedAs, spelledEnd } from "./named-as";
import { isNominal } from "./nominal";
import type { Span } from "./span";
import { type Tagger, taggerFor } from "./tagger";
import { isTitled } from "./titled";
import type { Token } from "./tokens";
import { functionWords, kin, months, people, personVerbs, surnameTitles, titles, weekdays } from "./words";

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
  if (!token || token.text === "doc" || token.text === "kenstera" || surnameTitles.has(token.text))
    return false;
  if (isTitled(tokens, at) || isNamedAs(tokens, at)) return true;
  if (largePlaces.has(token.text)) return classOf(token.text) === "either" && isCued(tokens, at);
  if (weekdays.has(token.text) || isEponym(tokens, at)) return false;
  const kind = classOf(token.text);
  if (kind === "name" || isInitials(tokens, at)) return true;
  if (kind === "unknown")
    return (token.text.length > 2 || !/[a-z]/.test(token.text)) && !/^[A-Z]{2,6}s?$/.test(token.raw);
  if (token.isCapital && /^(either|surname)$/.test(kind))
    return (
      !/^[A-Z]{2,}$/.test(token.raw) &&
      !(token.startsSentence && functionWords.has(token.text) && !isCued(tokens, at))
    );
  if (kind === "either") {
    return (
      isProper(tokens, at) ||
      isCued(tokens, at) ||
      isFullName(tokens, at) ||
      isNominal(tokens, at, tagsOf) ||
      isLooseName(tokens, at, tagsOf)
    );
  }
  if (kind === "ordinary")
    return (
      (isProper(tokens, at) || isFirstAndActs(tokens, at) || isKinsName(tokens, at, tagsOf)) &&
      isUnexplained(token)
    );
  return (
    kind === "surname" &&
    (isProper(tokens, at) ||
      isKinsman(tokens, at) ||
      isSpeaker(tokens, at) ||
      isPaged(tokens, at) ||
      isLooseName(tokens, at, tagsOf))
  );
}

/** Written with a capital where nothing but its being a name explains it. */
function isProper(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token?.isCapital || months.has(token.text) || token.raw.length < 2 || /^[A-Z]{2,}$/.test(token.raw))
    return false;
  return !token.startsSentence;
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
