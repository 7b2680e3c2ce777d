import { classOf, isCommon } from "./lexicon";
import { neverNames } from "./name-words";
import type { Tagger } from "./tagger";
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

/** "named bear", "they call him bear", "april was what they named her", "her name is hope". */
export function isNamedAs(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || functionWords.has(token.text) || neverNames.has(token.text) || /\d/.test(token.text))
    return false;
  const isFresh =
    token.startsSentence || Boolean(tokens[at - 1]?.endsClause) || openers.test(tokens[at - 1]?.text ?? "");
  const isStaff = tokens[at + 1]?.text === "from" && departments.has(tokens[at + 2]?.text ?? "");
  if (isStaff && isFresh && !people.has(token.text) && !isCommon(token.text)) return true;
  const before = tokens.slice(Math.max(0, at - 4), at);
  if (before.some(({ endsSentence }) => endsSentence)) return false;
  const said = before.map(({ text, isPossessive }) => (isPossessive ? `${text}'s` : text)).join(" ");
  if (
    /\b(named|christened|nicknamed|nickname is|goes by|go by|first name's|last name's|surname is|name is|name was|name's|named her|named him|named them|names are)$/.test(
      said,
    )
  )
    return !isName(said, token);
  if (/\b(call|called|calls|calling) (him|her|them|himself|herself)$/.test(said)) {
    return !/^(back|later|tomorrow|tonight|today|again|sir|ma'am|honey|crazy|names|stupid|home|first|right|every|early)$/.test(
      token.text,
    );
  }
  if (/\b(known as|aka|went by|going by|answers to|by the name of|himself as|herself as)$/.test(said))
    return true;
  if (
    /\b(badge|tag|bracelet|wristband|band|board|label|card|signature) (said|says|read|reads|had)$/.test(said)
  ) {
    return !isCommon(token.text);
  }
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

/** Nouns that need no article: "in hope", "at dawn". */
const uncounted = listed(`
hope faith joy grace art mercy dawn summer autumn winter spring cash charity patience justice honor love light rain snow storm frost
sky ocean liberty verity temperance prudence constance glory heaven music silver gold ginger brandy sugar sage basil rosemary
jasmine lavender olive crystal amber jade ivory pearl ruby jet reading trinity harmony cruise ash clay flint stone rock star
gray grey green brown white black red blue violet orange rose cherry berry page pages church chance christian max
`);
/** Words that are adjectives more often than names. */
const qualities = listed(`
long small young rich frank sunny stormy lucky happy little strong sharp wise noble dusty rusty sandy merry brown white black gray
grey green good bright early earnest smart swift stark major minor junior senior sweet tiny precious christian
royal loyal moody rocky best light blue red gay randy darling cash merry steady sterling mobile french
`);
/** Words that are verbs more often than names. */
const deeds = listed(`
will may mark drew chase pat sue rob skip wade grant bill pierce hope rose trip dash hunt rush rick wait reading ring bond
page cook bear faith love guy case lane nick curt chip lance jack josh dick harry jimmy ace rod flip buster fly
`);

/** Whether it stands where a person stands: a noun without an article. */
export function isNominal(tokens: readonly Token[], at: number, tagsOf: Tagger): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!token) return false;
  const lead = leadOf(tokens, at);
  const follow = token.endsClause || !next ? "" : next.text;
  if (isHousehold(tokens, at)) return true;
  const isTelling = lead === "what" && /^(said|says|told|asked|did|does)$/.test(follow);
  if (determiners.test(lead) && !isItWas(tokens, at) && !isTelling) return false;
  if (before?.isPossessive && lead !== "" && !/^(he|she|it|that|there|who|what|name|here)$/.test(lead))
    return false;
  if (/^\d|^(of|no|without|into|enough|little|bit|two|three|four|five|ten|hundred|thousand)$/.test(lead))
    return false;
  if (follow === "of" || (/^(for|in|with)$/.test(follow) && uncounted.has(token.text) && lead === ""))
    return false;
  if (token.isPossessive) return lead === "" || !tagsOf(at - 1).has("Adjective");
  const isSpeech =
    /^(said|says|told|tells|asked|asks|whispered|goes)$/.test(follow) &&
    !/^(i|you|he|she|we|they|it|who|that|just|to)$/.test(lead);
  if (isSpeech && !modals.has(token.text)) return true;
  const isObject =
    /^(at|with|for|to|by|about|next|told|asked|called|lost|hugged|loves|loved|and)$/.test(lead) &&
    /^(|and|who|because|when|is|was|before|after|while)$/.test(follow);
  if (isObject && qualities.has(token.text) && !isCommon(token.text)) return true;
  if (qualities.has(token.text)) return isQualityAName(lead, follow, tagsOf, at);
  if (isPaired(tokens, at)) return true;
  if (
    deeds.has(token.text) &&
    (/^(i|you|he|she|we|they|it|to|and|who|don't|didn't|would|should|could|can|just|that)$/.test(lead) ||
      lead === "")
  ) {
    return (
      isFollowedByDeed(follow, tagsOf(at + 1)) &&
      !/^(i|you|he|she|we|they|it|who|to)$/.test(lead) &&
      !modals.has(token.text)
    );
  }
  if (uncounted.has(token.text) && !isAnimate(lead, follow, tagsOf(at + 1))) return false;
  return isOpenTo(lead, tagsOf(at - 1)) && !isCompound(follow, tagsOf(at + 1));
}

/** "lance and gene", "rose and tom": beside another that could be a name. */
function isPaired(tokens: readonly Token[], at: number): boolean {
  const isOne = (token: Token | undefined) =>
    token !== undefined && /^(name|either|unknown)$/.test(classOf(token.text)) && !modals.has(token.text);
  const isAnd = (other: number) => /^(and|or)$/.test(tokens[other]?.text ?? "");
  const isSure = (token: Token | undefined) => token !== undefined && classOf(token.text) === "name";
  if (isCommon(tokens[at]?.text ?? "")) {
    const isListed = /^(are|were|named|called|both)$/.test(tokens[at - 1]?.text ?? "");
    if (isListed && isAnd(at + 1) && isOne(tokens[at + 2])) return true;
    return (isAnd(at + 1) && isSure(tokens[at + 2])) || (isAnd(at - 1) && isSure(tokens[at - 2]));
  }
  return (isAnd(at + 1) && isOne(tokens[at + 2])) || (isAnd(at - 1) && isOne(tokens[at - 2]));
}

/** The word before in the same clause; "next" for "next to". */
function leadOf(tokens: readonly Token[], at: number): string {
  const before = tokens[at - 1];
  if (!before || tokens[at]?.startsSentence || before.endsClause) return "";
  return before.text === "to" && tokens[at - 2]?.text === "next" ? "next" : before.text;
}

/** "both the walker boys", "the bishop family". */
function isHousehold(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const isHouse = /^(boys|girls|twins|brothers|sisters|family|baby|clan|household|kids)$/.test(
    tokens[at + 1]?.text ?? "",
  );
  const isOne = /^(the|both|those|that|all)$/.test(tokens[at - 1]?.text ?? "");
  return (
    isHouse &&
    isOne &&
    token !== undefined &&
    !token.endsClause &&
    !qualities.has(token.text) &&
    !uncounted.has(token.text)
  );
}

function isItWas(tokens: readonly Token[], at: number): boolean {
  return (
    /^(is|was|be)$/.test(tokens[at - 1]?.text ?? "") &&
    /^(it|that|this|who|me|name)$/.test(tokens[at - 2]?.text ?? "")
  );
}

/** "long was discharged", "rich called": first of a clause and before a verb. */
function isQualityAName(lead: string, follow: string, tagsOf: Tagger, at: number): boolean {
  const isFirst = lead === "" || openers.test(lead) || /^(and|told|asked|with)$/.test(lead);
  return isFirst && isFollowedByDeed(follow, tagsOf(at + 1));
}

function isFollowedByDeed(follow: string, tags: ReadonlySet<string>): boolean {
  return (
    personVerbs.has(follow) ||
    /^(did|does|just|really|would|could|won't|who)$/.test(follow) ||
    (tags.has("PastTense") && !tags.has("Adjective"))
  );
}

/** Somebody is told, hugged and lost; something is in, at or by. */
function isAnimate(lead: string, follow: string, tags: ReadonlySet<string>): boolean {
  if (
    /^(told|tell|telling|asked|ask|next|hugged|promised|called|call|met|meet|saw|see|gave|give|remember|paged|texted|moved|thanked|with|to|lost|miss|missed|married|visited|about|for|and|poor|big|old|little|baby|crazy|young|you|sister|brother|son|daughter|wife|husband|mom|dad|friend|aunt|uncle|is|was|from)$/.test(
      lead,
    )
  ) {
    return (
      !/^(in|with|about|for|to|from|lost|and|gave|give|see|saw)$/.test(lead) ||
      lead === "next" ||
      follow === "" ||
      personVerbs.has(follow) ||
      /^(and|who|when|because|the|that|an|a|while|as|about|by)$/.test(follow)
    );
  }
  if (follow === "") return false;
  return (
    (lead === "" || openers.test(lead) || lead === "who") &&
    isFollowedByDeed(follow, tags) &&
    !/^(is|was|has|had|felt|feels|comes|came|goes|turned|never|always|still|just)$/.test(follow)
  );
}

function isOpenTo(lead: string, tags: ReadonlySet<string>): boolean {
  if (lead === "" || openers.test(lead) || kin.has(lead) || people.has(lead)) return true;
  if (
    /^(with|for|about|from|by|to|next|like|and|or|than|after|before|past|behind|beside|poor|old|big|crazy|tall|skinny|our|little|baby|sweet|dear|yeah|okay|hey|hi|then)$/.test(
      lead,
    )
  )
    return true;
  if (/^(way|day|night|time|moment|minute|room|honestly|anyway|you)$/.test(lead)) return true;
  return (
    tags.has("Verb") ||
    tags.has("Adverb") ||
    tags.has("Expression") ||
    tags.has("Preposition") ||
    tags.has("Conjunction")
  );
}

/** "penny jar", "hunter green": the noun that follows takes it for its own. */
function isCompound(follow: string, tags: ReadonlySet<string>): boolean {
  return (
    tags.has("Noun") &&
    !tags.has("Pronoun") &&
    !functionWords.has(follow) &&
    !personVerbs.has(follow) &&
    classOf(follow) === "ordinary"
  );
}
