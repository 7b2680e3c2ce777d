import { classOf, isCommon } from "./lexicon";
import { departments, openers } from "./name-cues";
import { neverNames } from "./name-words";
import type { Token } from "./tokens";
import { functionWords, listed, people } from "./words";

/** "named bear", "they call him bear", "april was what they named her", "her name is hope". */
export function isNamedAs(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || functionWords.has(token.text) || neverNames.has(token.text) || /\d/.test(token.text))
    return false;
  const isFresh =
    token.startsSentence || Boolean(tokens[at - 1]?.endsClause) || openers.test(tokens[at - 1]?.text ?? "");
  const isStaff = tokens[at + 1]?.text === "from" && departments.has(tokens[at + 2]?.text ?? "");
  if (isStaff && isFresh && !people.has(token.text) && !isCommon(token.text)) return true;
  if (isAnswer(tokens, at) || isCalledSo(tokens, at)) return true;
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

/** "graves is her last name", "bear, that's what they call him". */
function isCalledSo(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (!token || (before && !before.endsClause && !openers.test(before.text))) return false;
  const after = tokens
    .slice(at + 1, at + 6)
    .map(({ text, isPossessive }) => (isPossessive ? `${text}'s` : text))
    .join(" ");
  return (
    /^(is|was|that's|that was) (his|her|my|their|the kid's|the baby's) ((first|last|real|middle|given|maiden|nick|sur|family) ?)?(name|nickname|surname)\b/.test(
      after,
    ) || /^that's (what they call|what everybody calls|his name|her name|what we call)/.test(after)
  );
}

/** "grace" to "what is her name?", of the other speaker. */
function isAnswer(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const asked = tokens.slice(Math.max(0, at - 10), at).filter(({ speech }) => speech !== token?.speech);
  const isAsked = asked.some(({ text }) => text === "name" || text === "names" || text === "called");
  const isFirst = tokens.slice(Math.max(0, at - 2), at).some(({ speech }) => speech !== token?.speech);
  return isAsked && isFirst && token !== undefined && /^(either|surname)$/.test(classOf(token.text));
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
