import { classOf, isCommon } from "./lexicon";
import { determiners, modals, openers } from "./name-cues";
import type { Tagger } from "./tagger";
import type { Token } from "./tokens";
import { functionWords, kin, listed, people, personVerbs } from "./words";

/** Nouns that need no article: "in hope", "at dawn". */
export const uncounted = listed(`
hope faith joy grace art mercy dawn summer autumn winter spring cash charity patience justice honor love light rain snow storm frost
sky ocean liberty verity temperance prudence constance glory heaven music silver gold ginger brandy sugar sage basil rosemary
jasmine lavender olive crystal amber jade ivory pearl ruby jet reading trinity harmony cruise ash clay flint stone rock star
gray grey green brown white black red blue violet orange rose cherry berry page pages church chance christian max
`);

/** Words that are adjectives more often than names. */
export const qualities = listed(`
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
  if (/^\d|^(of|no|without|into|enough|bit|two|three|four|five|ten|hundred|thousand)$/.test(lead))
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
