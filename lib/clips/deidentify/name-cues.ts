import { classOf, isCommon } from "./lexicon";
import type { Token } from "./tokens";
import { functionWords, kin, listed, nameTakers, people, personVerbs, vocativeOpeners } from "./words";

export const modals = listed("will may");

export const determiners =
  /^(a|an|the|this|that|these|those|my|your|his|her|its|our|their|no|some|any|every|each|such|what|more|of|very|so|too|really|pretty|as|be|been|being|is|was|are|were|am)$/;

export const openers =
  /^(and|so|but|because|that|if|when|then|cause|well|like|until|since|while|before|after|think|said|says|know|hope|guess|glad|sure|wish|swear|or|though|where|how|why)$/;

export const departments = listed(`
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
export function isObject(tokens: readonly Token[], at: number): boolean {
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
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!token) return false;
  const isFresh = token.startsSentence || Boolean(before?.endsClause);
  // Set apart by pauses: "rose, can you hear me", "the nurse, joy, she".
  if (token.endsClause && isFresh && !isCommon(token.text) && !(token.startsSentence && token.endsSentence))
    return true;
  if (!before || before.speech !== token.speech) return false;
  const isSpoken =
    /^(said|say|saying|says|goes|whispered|yelled|screamed|please|on|me|breathe|up|whispering|shouting)$/.test(
      before.text,
    );
  if (isSpoken && token.endsClause && !/^(on|me|up)$/.test(before.text)) return true;
  if (isSpoken && token.endsClause && !isCommon(token.text)) return true;
  const isOpened =
    vocativeOpeners.has(before.text) || (before.text === "you" && tokens[at - 2]?.text === "thank");
  const isTalk = /^(i|you|it|can|we|how|what|this|it's|i'm|stay|listen|look|squeeze|open)$/.test(
    next?.text ?? "",
  );
  return isOpened && (token.endsClause || isTalk) && !/^(morning|sorry)$/.test(token.text);
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
  if (
    !before ||
    before.endsClause ||
    !(kin.has(before.text) || people.has(before.text)) ||
    before.isPossessive
  )
    return false;
  if (/^(patient|baby|nurse)$/.test(before.text) && (token.endsClause || personVerbs.has(next?.text ?? "")))
    return !personVerbs.has(token.text);
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
