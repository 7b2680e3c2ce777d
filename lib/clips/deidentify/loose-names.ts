import { classOf, isCommon } from "./lexicon";
import { departments, determiners, modals, openers } from "./name-cues";
import { alsoAmbiguous } from "./name-words";
import { qualities, uncounted } from "./nominal";
import type { Tagger } from "./tagger";
import type { Token } from "./tokens";
import { functionWords, kin, listed, people, personVerbs, titles } from "./words";

/** Whom one does this to is somebody. */
const animateVerbs = listed(`
told tell telling asked ask called calling call paged texted hugged watched watch lost miss missed missing love loved loves thank thanked
remember remembered remembering hear hearing heard visit visited admitted discharged intubated coded extubated examined consulted married marry met meet saw see
seeing gave give sent promised owe owed begged trust emailed phoned relieved raised buried kissed held bathed fed treated scoped dated divorced
hired fired taught knew know knows found left brought want wanted named lose losing help helped save saved moved transferred sedated bagged
stop stopped get got took takes cost goodnight welcome congratulations rip bless paging pulled let kept keep pronounced blessed
picked woke scared believe believed adore adored blame blamed forgive quote quoted introduced training train precepted cover covered covering following follow
dear poor sweet old crazy dr big
`);
const relations = listed(
  "with for to from by about like than after beside past behind next at and or without toward on of near",
);
const senses = listed(
  "hear hearing heard see seeing saw watch watching watched remember remembering picture imagine caught found left kept keep thinking",
);
/** Nouns of the ward that families are called by too. */
const things = listed(`
surgery security radiology pharmacy nursing medic medics manager clerk supervisor director driver pilot priest preacher deacon guard cop janitor
coroner dispatcher paramedic specialist consultant counselor translator interpreter psychiatrist dentist lawyer farmer sailor soldier
fireman chef heart blood pulse tube pump vent line folks voice face phone pager battery bleeder buzzer cooler dinner finger folder liver
power pressure shower smoker speaker sticker tower trailer water weather winner flower thunder shoulder bladder ladder gutter counter border leader timer feeder
opener cancer tumor fever ulcer stroke breath death birth bone brain skin body tissue organ tape gown glove mask needle ice sleep coffee
coma cord ash scope scar chest neck lung hip shin cap port stent staple drain cuff splint cast boot brace code tele floor trauma chemo
`);

const natural = listed(
  "light rain snow storm frost sky ocean music gray grey page pages church winter spring summer autumn reading ash rock",
);
const weakVerbs = listed(
  "is was has had felt feels comes came goes went turned never always still just gets got makes made means meant kept keeps started stopped",
);

/** A name that is also a word, lower in doubt than the owner's time is worth: nouns without an article where people stand. */
export function isLooseName(tokens: readonly Token[], at: number, tagsOf: Tagger): boolean {
  const token = tokens[at];
  if (!token || !couldBe(token)) return false;
  const before = tokens[at - 1];
  const opens = token.startsSentence || !before || before.endsClause;
  const lead = opens ? "" : (before?.text ?? "");
  const follow = token.endsClause ? "" : (tokens[at + 1]?.text ?? "");
  if (isCopular(tokens, at, follow)) return true;
  if (determiners.test(lead) || before?.isPossessive || /^\d/.test(lead)) return false;
  if (token.isPossessive) return isOwning(tokens, at, lead);
  if (isKinOrStaff(tokens, at, lead, follow, tagsOf)) return true;
  if (senses.has(lead) && /ing$/.test(follow)) return true;
  if (departments.has(tokens[at + 2]?.text ?? "") && /^(from|in|at|on)$/.test(follow)) return true;
  const isClosed = follow === "" || (functionWords.has(follow) && follow !== "of") || personVerbs.has(follow);
  if (animateVerbs.has(lead)) return isClosed && !isThing(token);
  if (relations.has(lead))
    return isClosed && !isThing(token) && !qualities.has(token.text) && !isCommon(token.text);
  return (lead === "" || openers.test(lead)) && isActing(tokens, at, tagsOf);
}

function couldBe(token: Token): boolean {
  const kind = classOf(token.text);
  if (kind !== "either" && kind !== "surname") return false;
  if (functionWords.has(token.text) || modals.has(token.text) || token.text.length < 3) return false;
  if (
    kind === "surname" &&
    ((isCommon(token.text) && !alsoAmbiguous.has(token.text)) || /(ing|ed|[^s]s)$/.test(token.text))
  )
    return false;
  return (
    !kin.has(token.text) && !people.has(token.text) && !titles.has(token.text) && !things.has(token.text)
  );
}

function isThing(token: Token): boolean {
  return uncounted.has(token.text) && classOf(token.text) === "surname";
}

/** "her grandson river drew": an ordinary noun between kin and what they did. */
export function isKinsName(tokens: readonly Token[], at: number, tagsOf: Tagger): boolean {
  const [token, lead, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (
    !token ||
    !lead ||
    !next ||
    token.endsClause ||
    lead.endsClause ||
    lead.isPossessive ||
    token.isPossessive
  )
    return false;
  if (!kin.has(lead.text) || !/^(my|his|her|their|our|your)$/.test(tokens[at - 2]?.text ?? "")) return false;
  if (
    functionWords.has(token.text) ||
    personVerbs.has(token.text) ||
    kin.has(token.text) ||
    things.has(token.text)
  )
    return false;
  const tags = tagsOf(at);
  return (
    tags.has("Noun") &&
    !/(ing|ed|ly|s)$/.test(token.text) &&
    (personVerbs.has(next.text) || tagsOf(at + 1).has("PastTense"))
  );
}

/** "her grandson river drew", "skip our unit clerk", "dolly and her sister", "hall bell and king". */
function isKinOrStaff(
  tokens: readonly Token[],
  at: number,
  lead: string,
  follow: string,
  tagsOf: Tagger,
): boolean {
  const isOwned = /^(my|his|her|their|our|your)$/.test(tokens[at - 2]?.text ?? "");
  if ((kin.has(lead) || people.has(lead)) && isOwned)
    return follow === "" || personVerbs.has(follow) || tagsOf(at + 1).has("PastTense");
  const opens = lead === "" || openers.test(lead);
  const after = tokens.slice(at + 1, at + 6).map(({ text }) => text);
  if (opens && follow === "and" && /^(his|her|my|their)$/.test(after[1] ?? "") && kin.has(after[2] ?? ""))
    return true;
  if (
    opens &&
    /^(our|my|the)$/.test(follow) &&
    (people.has(after[1] ?? "") ||
      /^(clerk|tech|janitor|aide|secretary|manager|chaplain|guard|charge|unit|night)$/.test(after[1] ?? ""))
  )
    return true;
  const and = after.indexOf("and");
  const chain = tokens.slice(at + 1, at + 1 + and);
  const last = tokens[at + 2 + and];
  return (
    and > 0 &&
    and < 3 &&
    last !== undefined &&
    [...chain, last].every(
      ({ text }) => /^(name|either|surname|unknown)$/.test(classOf(text)) && !functionWords.has(text),
    )
  );
}

/** "it's frank isn't it", "this is dale", "that was bishop": no "it was grim". */
function isCopular(tokens: readonly Token[], at: number, follow: string): boolean {
  const token = tokens[at];
  const copula = /^(always|usually|just|probably|maybe|only|still|never)$/.test(tokens[at - 1]?.text ?? "")
    ? at - 2
    : at - 1;
  const isShort = tokens[copula]?.isPossessive ?? false;
  const subject = isShort ? tokens[copula] : tokens[copula - 1];
  if (!token || (!isShort && !/^(is|was)$/.test(tokens[copula]?.text ?? ""))) return false;
  if (!/^(it|that|this|who|name|here)$/.test(subject?.text ?? "")) return false;
  if (qualities.has(token.text)) return /^(isn't|wasn't|who|calling)$/.test(follow);
  return (
    /^(isn't|wasn't|right|again|from|who|on|calling|with|and|the|my|our)$/.test(follow) &&
    !uncounted.has(token.text)
  );
}

/** "dale's wife", "bishop's labs": what only people have. */
function isOwning(tokens: readonly Token[], at: number, lead: string): boolean {
  const next = tokens[at + 1]?.text ?? "";
  return (
    kin.has(next) ||
    (classOf(tokens[at]?.text ?? "") === "either" &&
      !isCommon(tokens[at]?.text ?? "") &&
      (lead === "" || openers.test(lead) || relations.has(lead)))
  );
}

/** "bishop wanted", "baker threw up": singular, without an article, before a verb. */
function isActing(tokens: readonly Token[], at: number, tagsOf: Tagger): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next || token.endsClause || isCommon(token.text)) return false;
  if (uncounted.has(token.text) && (natural.has(token.text) || weakVerbs.has(next.text))) return false;
  if (personVerbs.has(next.text)) return !/^(is|was|has|had)$/.test(next.text) || !qualities.has(token.text);
  if (/^(would|could|did|does|won't|who|will|just|really)$/.test(next.text)) return true;
  const tags = tagsOf(at + 1);
  return tags.has("PastTense") && !functionWords.has(next.text);
}
