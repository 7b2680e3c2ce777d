import { classOf, isCommon } from "./lexicon";
import { neverNames } from "./name-words";
import type { Token } from "./tokens";
import { functionWords, kin, listed, nameTakers, people, personVerbs, vocativeOpeners } from "./words";

const modals = listed("will may");
const determiners =
  /^(a|an|the|this|that|these|those|my|your|his|her|its|our|their|no|some|any|every|each|such|what|more|of|very|so|too|really|pretty|as|be|been|being|is|was|are|were|am)$/;
const openers =
  /^(and|so|but|because|that|if|when|then|cause|well|like|until|since|while|before|after|think|said|says|know|hope|guess|glad|sure|wish|swear|or|though|where|how|why)$/;
const departments = listed(`
respiratory radiology pharmacy nursing transport security lab billing icu er micu sicu nicu picu peds surgery anesthesia ortho
cardiology oncology nights days registration housekeeping dietary ethics palliative hospice admitting triage psych neuro
`);

/** Whether the words around one that could be a name use it as one. */
export function isCued(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  return (
    isSubject(tokens, at) ||
    isObject(tokens, at) ||
    isOwner(tokens, at) ||
    isAddressed(tokens, at) ||
    isApposed(tokens, at) ||
    isExplained(tokens, at)
  );
}

/** "so chase pulled", "summer is nine", "rich was on call". */
function isSubject(tokens: readonly Token[], at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!token || !next || token.endsClause || token.isPossessive) return false;
  if (!personVerbs.has(next.text)) return isHeard(tokens, at);
  if (
    modals.has(token.text) &&
    /^(be|have|never|always|still|just|finally|let|put|need|say)$/.test(next.text)
  )
    return isHeard(tokens, at);
  const opensClause = token.startsSentence || before?.endsClause || openers.test(before?.text ?? "");
  if (!opensClause) return false;
  const isIs = /^(is|was|has|had)$/.test(next.text);
  return !isIs || isPersonal(tokens, at + 2);
}

/** After "is": an age, a place, an "on call", a participle; no "is that", "is what", "is gone". */
function isPersonal(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at]?.text ?? "";
  if (
    /^(on|in|from|my|his|her|our|a|an|the|at|back|here|home|off|so|still|sitting|waiting|going|dying|getting|already|always|just|nine|ten|one|two|three|four|five|six|seven|eight|really|very|asking|crying|talking|out|up)$/.test(
      after,
    )
  )
    return true;
  return /^\d|teen$|ty$|ing$/.test(after);
}

/** "i keep hearing will say", "let grace sleep". */
function isHeard(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? "";
  const next = tokens[at + 1]?.text ?? "";
  return (
    /^(hear|hearing|heard|watch|watched|watching|saw|let|made|helped|help|seen)$/.test(before) &&
    (personVerbs.has(next) || /^(sleep|breathe|eat|walk|talk|cry|smile|die|sit|stand|go|get|try)$/.test(next))
  );
}

/** "told mark to", "do you remember penny with". */
function isObject(tokens: readonly Token[], at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!token || !before || before.endsClause) return false;
  if (
    /^(told|tell|telling|asked|ask|asking|thank|thanked|hugged|texted|met|married|remember|poor|named|intubated|coded)$/.test(
      before.text,
    )
  ) {
    return !next || token.endsClause || !isNounAfter(token, next) || before.text === "poor";
  }
  const isAddressee =
    /^(him|her|them)$/.test(before.text) && /^(told|tell|asked)$/.test(tokens[at - 2]?.text ?? "");
  if (isAddressee && /^(we|you|i|it's|this)$/.test(next?.text ?? "")) return true;
  if (!nameTakers.has(before.text) || isCommon(token.text)) return false;
  return (
    (token.endsClause ||
      next === undefined ||
      /^(and|who|from|in|with|is|was|about|for|to|at|on|because|when|but)$/.test(next.text)) &&
    !/^(with|for|about|from|to|of|saw|for)$/.test(before.text)
  );
}

function isNounAfter(token: Token, next: Token): boolean {
  return !functionWords.has(next.text) && classOf(next.text) === "ordinary" && isCommon(token.text);
}

/** "penny's bed", "rosalind's daughter". */
function isOwner(tokens: readonly Token[], at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!token?.isPossessive || !next || determiners.test(before?.text ?? "")) return false;
  if (kin.has(next.text)) return true;
  return /^(bed|room|chart|hand|hands|chest|heart|face|eyes|labs|scan|family|house|mom|dad|wife|last|first|surgery|bedside|name|voice|pump|line|breathing|blood|pressure|shift|nurse|case|body|back|leg|arm|head|birthday|funeral|story|words|phone|door|doctor|team)$/.test(
    next.text,
  );
}

/** "thanks, rose", "okay mark", "i'm sorry, grace". */
function isAddressed(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (!token || !before || before.speech !== token.speech) return false;
  const isOpened =
    vocativeOpeners.has(before.text) || (before.text === "you" && tokens[at - 2]?.text === "thank");
  const isAlone =
    token.endsClause ||
    (isOpened && /^(i|you|it|can|we|how|what|this|it's|i'm)$/.test(tokens[at + 1]?.text ?? ""));
  return isOpened && isAlone && !/^(morning|sorry)$/.test(token.text);
}

/** "her husband rich", "my patient grace", "april from respiratory", "bill and". */
function isApposed(tokens: readonly Token[], at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!token) return false;
  if (
    next?.text === "from" &&
    !token.endsClause &&
    (departments.has(tokens[at + 2]?.text ?? "") || departments.has(tokens[at + 3]?.text ?? ""))
  )
    return true;
  if (!before || !(kin.has(before.text) || people.has(before.text)) || before.isPossessive) return false;
  const isOwned = /^(my|his|her|their|our|your|the|little|our)$/.test(tokens[at - 2]?.text ?? "");
  if (!isOwned || personVerbs.has(token.text) || modals.has(token.text)) return false;
  return !isCommon(token.text) || personVerbs.has(next?.text ?? "");
}

/** "hope, that was the nurse's name", "major is his first name". */
function isExplained(tokens: readonly Token[], at: number): boolean {
  const after = tokens.slice(at + 1, at + 8);
  const name = after.findIndex(({ text }) => text === "name" || text === "named");
  if (name < 1) return false;
  const between = after.slice(0, name).map(({ text }) => text);
  const isSaid = /^(is|was|that|that's)$/.test(between[0] ?? "");
  return isSaid && between.some((word) => /^(his|her|their|the|first|last|real|whose)$/.test(word));
}

/** "named bear", "they call him bear", "april was what they named her", "her name is hope". */
export function isNamedAs(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || functionWords.has(token.text) || neverNames.has(token.text) || /\d/.test(token.text))
    return false;
  const before = tokens.slice(Math.max(0, at - 4), at);
  if (before.some(({ endsSentence }) => endsSentence)) return false;
  const said = before.map(({ text, isPossessive }) => (isPossessive ? `${text}'s` : text)).join(" ");
  if (
    /\b(named|christened|nicknamed|nickname is|goes by|go by|first name's|last name's|surname is|name is|name was|name's|named her|named him|named them|names are)$/.test(
      said,
    )
  )
    return !isName(said, token);
  if (/\b(call|called|calls|calling) (him|her|them)$/.test(said))
    return classOf(token.text) !== "ordinary" || token.isCapital;
  if (
    /\b(is|'s|was|girl|boy|guy|woman|man|kid|baby|nurse|lady) called$/.test(said) ||
    /(daughter|son|wife|husband|dog|nurse|brother|sister)'s called$/.test(said)
  )
    return true;
  return /^(was|is) what (they|he|she|we) (named|called)/.test(
    tokens
      .slice(at + 1, at + 5)
      .map(({ text }) => text)
      .join(" "),
  );
}

/** "named after", "the name is on the board". */
function isName(said: string, token: Token): boolean {
  return /name (is|was)$/.test(said) && isCommon(token.text) && classOf(token.text) === "ordinary";
}

const acronyms = listed(
  "ct mri ekg ecg icu iv ng bp er ed or ob dvt pe dnr dni cpr tpa copd chf uti tia mi afib cbc inr ptt abg aed emt ems pcp hiv std tb iud nicu picu er ct pt ot id gi gu pa np rn md do lpn cna mrsa esrd ckd ards tb dka gcs",
);

/** Letters one by one: "k o w a l s k i", at least four that spell nothing a hospital says. */
export function spelledEnd(tokens: readonly Token[], at: number): number | undefined {
  const isLetter = (token: Token | undefined) => token !== undefined && /^[a-z]$/.test(token.text);
  if (isLetter(tokens[at - 1]) && !tokens[at - 1]?.endsSentence) return undefined;
  let to = at;
  while (isLetter(tokens[to]) && (to === at || !tokens[to - 1]?.endsSentence)) to += 1;
  const word = tokens
    .slice(at, to)
    .map(({ text }) => text)
    .join("");
  const isSpelled = tokens
    .slice(Math.max(0, at - 4), at)
    .some(({ text }) => /^(spelled|spell|spells|spelling|letters|initials)$/.test(text));
  return word.length >= (isSpelled ? 2 : 4) && !acronyms.has(word) ? to : undefined;
}
