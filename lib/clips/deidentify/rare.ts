import type { Span } from "./span";
import type { Token } from "./tokens";
import { functionWords, kin, listed, people, pronouns } from "./words";

/** Offices and callings of which a town has one, or which the news speaks of. */
const publicRoles = listed(`
mayor governor senator congressman congresswoman councilman councilwoman sheriff bishop archbishop cardinal astronaut weatherman meteorologist anchor
anchorman anchorwoman newscaster quarterback linebacker pitcher goalie olympian medalist celebrity actor actress rapper
singer comedian novelist author ambassador president millionaire billionaire heiress pope princess prince king queen
champion postmaster superintendent warden commissioner coroner magistrate alderman chieftain cosmonaut laureate influencer
youtuber drummer guitarist jockey wrestler boxer
`);
const roles = listed(`
chief coach teacher pilot principal judge priest pastor nun rabbi farmer firefighter fireman officer cop soldier marine driver captain
athlete player swimmer runner skater surfer climber skier artist painter poet writer inventor scientist professor dancer
cowboy rancher fisherman hunter trucker lawyer prosecutor whistleblower hostage witness victim survivor winner sculptor
reporter journalist host magician clown librarian hero stuntman diver ranger lifeguard mechanic beekeeper blacksmith
one ones last first only person conductor engineer organist triplets quadruplets quintuplets sextuplets twins
`);
const whole = listed(
  "world country state county city town county planet hospital history region area record record valley island",
);
const superlatives = listed(`
only first last biggest largest smallest youngest oldest longest shortest heaviest tallest fastest worst rarest highest lowest
fourth third second tenth
`);
const headlines = listed(`
lottery powerball jackpot olympics olympic nobel grammy oscar emmy pulitzer grizzly shark alligator bear lightning tornado hurricane avalanche shooting
bombing hijacking hostage kidnapped abducted beheaded crash-landed plane derailment explosion massacre standoff manhunt
wildfire viral headlines documentary guinness bounty tsunami earthquake mauled astronaut quadruplets quintuplets cult
`);
const media = listed(
  "news tv television paper papers newspaper radio documentary show channel headlines cnn netflix tabloid magazine billboard",
);

/** Hints of what only one person is, did or has; generous, for nobody else looks for them. */
export function findRareDetails(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((_, at) => {
    const range =
      whoDid(tokens, at) ??
      office(tokens, at) ??
      onlyOne(tokens, at) ??
      fromTheNews(tokens, at) ??
      headline(tokens, at) ??
      count(tokens, at);
    return range ? [{ ...range, kind: "rare_detail" as const }] : [];
  });
}

type Range = { from: number; to: number };

/** "the teacher who held the door during the school shooting", "the kid they pulled out of the well". */
function whoDid(tokens: readonly Token[], at: number): Range | undefined {
  const who = tokens[at];
  if (!who) return undefined;
  const from = determinerBefore(tokens, at);
  if (from === undefined || tokens[at - 1]?.endsClause) return undefined;
  const noun = tokens[at - 1]?.text ?? "";
  if (!people.has(noun) && !roles.has(noun) && !publicRoles.has(noun)) return undefined;
  const next = tokens[at + 1]?.text ?? "";
  const isWho =
    (who.text === "who" || (who.text === "that" && !pronouns.has(next))) && isTold(tokens, at, noun);
  const isThey =
    /^(they|that|we)$/.test(who.text) &&
    /^(they|pulled|found|rescued|named|flew|arrested|saved|put|dug|cut|shot|built)$/.test(
      who.text === "they" ? next : next,
    );
  if (
    !isWho &&
    !(
      isThey &&
      tokens
        .slice(at, at + 4)
        .some(({ text }) => /^(pulled|found|rescued|flew|arrested|saved|dug|shot|built|named)$/.test(text))
    )
  )
    return undefined;
  return { from, to: clauseEnd(tokens, at + 1) };
}

/** A deed, not a habit of the ward: "the nurse who caught it" tells nobody. */
function isTold(tokens: readonly Token[], who: number, noun: string): boolean {
  const verb = tokens[who + 1]?.text ?? "";
  if (
    /^(is|was|are|were|has|had|keeps|kept|just|does|do|said|says|can|can't|could|will|would|should|needs|need|wants|came|comes|got|gets|works|sat|always|never|didn't|doesn't|cries|cried|thinks|thought|looks|looked|i|we)$/.test(
      verb,
    )
  ) {
    return (
      /^(was|is|got|has|had)$/.test(verb) &&
      /(ed|en|own|hit|shot|struck|bit|put|won|born)$/.test(tokens[who + 2]?.text ?? "") &&
      !/^(admitted|discharged|intubated|coded|transferred|assigned|supposed|scared|tired|listed|needed|used|fixed)$/.test(
        tokens[who + 2]?.text ?? "",
      )
    );
  }
  return (
    !/^(nurse|doctor|attending|intern|resident|surgeon|colleague|therapist|chaplain)$/.test(noun) ||
    /^(invented|won|wrote|founded|survived|discovered|shot|sued)$/.test(verb)
  );
}

function determinerBefore(tokens: readonly Token[], at: number): number | undefined {
  for (let back = at - 2; back >= at - 5 && back >= 0; back -= 1) {
    if (tokens[back]?.endsClause) return undefined;
    if (/^(the|that|our|this|those)$/.test(tokens[back]?.text ?? "")) return back;
    if (functionWords.has(tokens[back]?.text ?? "") && !/^(one|only)$/.test(tokens[back]?.text ?? ""))
      return undefined;
  }
  return undefined;
}

/** To the end of a relative clause: a comma, or where the main clause goes on. */
function clauseEnd(tokens: readonly Token[], at: number): number {
  let to = at + 1;
  for (; to < tokens.length && to - at < 14; to += 1) {
    if (tokens[to - 1]?.endsClause) break;
    const [here, next] = [tokens[to]?.text ?? "", tokens[to + 1]?.text ?? ""];
    const isTurn =
      /^(and|but|so|because|cause)$/.test(here) &&
      (pronouns.has(next) || functionWords.has(next) || /^(now|all|nobody|every)$/.test(next));
    if (isTurn) break;
    if (
      to - at > 3 &&
      /^(is|was|just|has|isn't|wasn't|asked|told|wants|wanted|came|said)$/.test(here) &&
      tokens[to - 1]?.text !== "who"
    )
      break;
  }
  return to;
}

/** "the mayor's daughter", "the sheriff out in", "the only fire chief in town". */
function office(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token || (!publicRoles.has(token.text.replace(/s$/, "")) && !publicRoles.has(token.text)))
    return undefined;
  const from =
    determinerBefore(tokens, at + 1) ??
    (/^(a|an|former|famous|retired|ex)$/.test(tokens[at - 1]?.text ?? "") ? at - 1 : undefined);
  if (from === undefined) return undefined;
  if (token.isPossessive && kin.has(tokens[at + 1]?.text ?? "")) return { from, to: at + 2 };
  if (token.endsClause) return { from, to: at + 1 };
  if (/^(who|that)$/.test(tokens[at + 1]?.text ?? "")) return { from, to: clauseEnd(tokens, at + 2) };
  if (/^(on|from|of|in|for)$/.test(tokens[at + 1]?.text ?? ""))
    return { from, to: phraseEnd(tokens, at + 2) };
  return { from, to: at + 1 };
}

function phraseEnd(tokens: readonly Token[], at: number): number {
  let to = at;
  while (to < tokens.length && to - at < 4 && !tokens[to - 1]?.endsClause) {
    const text = tokens[to]?.text ?? "";
    if (functionWords.has(text) && !/^(the|one|two|three|four|five|six|seven|eight|nine|our|of)$/.test(text))
      break;
    to += 1;
  }
  return Math.max(to, at);
}

/** "the biggest tumor ever taken out in this state", "our state's first face transplant", "the only X in town". */
function onlyOne(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token || !superlatives.has(token.text) || token.endsClause) return undefined;
  const [before, second] = [tokens[at - 1], tokens[at - 2]];
  const isScoped = before?.isPossessive && whole.has(before.text);
  if (isScoped)
    return {
      from: /^(the|our|this)$/.test(second?.text ?? "") ? at - 2 : at - 1,
      to: phraseEnd(tokens, at + 1),
    };
  if (!/^(the|one|of|their|his|her)$/.test(before?.text ?? "") && !before?.isPossessive) return undefined;
  for (let to = at + 1; to < Math.min(tokens.length, at + 12); to += 1) {
    if (tokens[to - 1]?.endsClause && to > at + 1) return undefined;
    const [here, next] = [tokens[to]?.text ?? "", tokens[to + 1]];
    if (!/^(in|ever|of|out|left|still)$/.test(here)) continue;
    const end = scopeEnd(tokens, to);
    if (end) return { from: at - 1, to: end };
    if (here === "ever" && next) return { from: at - 1, to: clauseEnd(tokens, to) };
  }
  return undefined;
}

function scopeEnd(tokens: readonly Token[], at: number): number | undefined {
  const after = tokens.slice(at + 1, at + 5);
  const place = after.findIndex(({ text }) => whole.has(text));
  if (
    place < 0 ||
    after
      .slice(0, place)
      .some(
        ({ text, endsClause }) =>
          endsClause || !/^(the|this|our|whole|entire|that|a|medical|recorded)$/.test(text),
      )
  )
    return undefined;
  return at + place + 2;
}

/** "the triplets from the news", "the weatherman on channel seven", "the guy from tv". */
function fromTheNews(tokens: readonly Token[], at: number): Range | undefined {
  if (!/^(from|on|in)$/.test(tokens[at]?.text ?? "")) return undefined;
  const after = tokens.slice(at + 1, at + 5);
  const medium = after.findIndex(({ text }) => media.has(text));
  if (
    medium < 0 ||
    medium > 2 ||
    after.slice(0, medium).some(({ text }) => !/^(the|that|live|local|evening|national|front|a)$/.test(text))
  )
    return undefined;
  const from = determinerBefore(tokens, at);
  const noun = tokens[at - 1]?.text ?? "";
  const isSomebody = people.has(noun) || kin.has(noun) || roles.has(noun) || publicRoles.has(noun);
  if (isSomebody && from !== undefined) return { from, to: phraseEnd(tokens, at + 1 + medium) };
  const isNews =
    /^(news|paper|newspaper|papers|headlines|cnn)$/.test(after[medium]?.text ?? "") &&
    tokens[at]?.text !== "from";
  const isThere = /^(was|were|been|he|she|it|is|are|made|accident|fire|story|case|him|her|them)$/.test(noun);
  return isNews && isThere ? { from: Math.max(at - 1, 0), to: at + 2 + medium } : undefined;
}

/** "won the lottery twice", "struck by lightning": what is told once. */
function headline(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token || !headlines.has(token.text)) return undefined;
  const clause = tokens.slice(Math.max(0, at - 5), at).map(({ text }) => text);
  const isDeed = clause.some((word) =>
    /^(won|hit|struck|survived|mauled|bitten|attacked|caught|invented|killed|went|did|was|got|by|during|held)$/.test(
      word,
    ),
  );
  if (
    !isDeed ||
    /^(like|as)$/.test(tokens[at - 2]?.text ?? "") ||
    /^(like|as)$/.test(tokens[at - 1]?.text ?? "")
  )
    return undefined;
  let from = at;
  while (
    from > 0 &&
    at - from < 4 &&
    !tokens[from - 1]?.endsClause &&
    !pronouns.has(tokens[from - 1]?.text ?? "") &&
    !/^(and|but|so|he's|she's)$/.test(tokens[from - 1]?.text ?? "")
  )
    from -= 1;
  return { from, to: at + 1 };
}

/** "there's only four people in the world with it", "one of three in the country". */
function count(tokens: readonly Token[], at: number): Range | undefined {
  if (!/^(in|on|worldwide)$/.test(tokens[at]?.text ?? "")) return undefined;
  const end = scopeEnd(tokens, at);
  if (!end || !/^(world|country|state|planet|county)$/.test(tokens[end - 1]?.text ?? "")) return undefined;
  const before = tokens.slice(Math.max(0, at - 6), at);
  const cue = before.findLastIndex(({ text }) =>
    /^(only|one|two|three|four|five|six|seven|eight|nine|ten|dozen|handful|\d+|few)$/.test(text),
  );
  if (cue < 0 || before.slice(cue).some(({ endsClause }) => endsClause)) return undefined;
  let from = at - before.length + cue;
  while (
    from > 0 &&
    /^(only|there|there's|one|of|just|like|maybe|is|are|about)$/.test(tokens[from - 1]?.text ?? "")
  )
    from -= 1;
  let to = end;
  while (
    !tokens[to - 1]?.endsClause &&
    to - end < 3 &&
    /^(with|who|like|it|this|that|have|has|had)$/.test(tokens[to]?.text ?? "")
  )
    to += 1;
  return { from, to };
}
