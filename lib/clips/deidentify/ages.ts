import { type ReadNumber, readNumber, readOrdinal } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { kin, listed, people } from "./words";

const measured = listed(`
sat sats saturation saturations saturating satting o2 spo2 oxygen heart pulse pressure pressures bp systolic diastolic map temp temperature
glucose sugar sugars rate rates percent score gcs weight weighs weighing degrees level beats fio2 rr hr ekg
`);
const deeds = listed(
  "hundred room bed page units milligrams dose gave give giving got get paid cost drove worked slept scored gained took pushed hung ran run set bolused squeezed",
);
const unitsAfter = listed(`
percent over beats minutes minute hours hour seconds days day weeks months milligrams mg mcg ml cc ccs units unit liters
kilos kilo pounds lbs degrees dollars bucks miles feet times patients people beds mikes joules systolic of mmhg
calls pages slides charts stairs steps joules proof point nine eight seven six five four three two one
`);

/** Ages from 90: a number with "years old", or where an age is said without. */
export function findAges(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((token, at): Span[] => {
    if (
      /^(nineties|centenarian|centenarians|nonagenarian|nonagenarians|supercentenarian|90s)$/.test(token.text)
    ) {
      return isDecade(tokens, at) ? [{ from: at, to: at + 1, kind: "age_over_89" }] : [];
    }
    if (/^(tenth|eleventh)$/.test(token.text) && tokens[at + 1]?.text === "decade") {
      return [{ from: at, to: at + 2, kind: "age_over_89" }];
    }
    if (token.text === "century" && /^(old|young)$/.test(tokens[at + 1]?.text ?? "")) {
      return [{ from: at - 1, to: at + 2, kind: "age_over_89" }];
    }
    if (/^(triple|three)$/.test(token.text) && tokens[at + 1]?.text === "digits") {
      return [{ from: at, to: at + 2, kind: "age_over_89" }];
    }
    const short = /^(9\d|1[0-2]\d)(yo|y\.o|yr|yrs|f|m|yof|yom|y)$/.exec(token.text);
    if (short) return [{ from: at, to: at + 1, kind: "age_over_89" }];
    const ordinal = readOrdinal(tokens, at) ?? centuryOrdinal(tokens, at);
    const isOwn = /^(his|her|my|their|your)$/.test(tokens[at - 1]?.text ?? "");
    const isYearly = /^(birthday|year|summer|christmas|decade)$/.test(tokens[ordinal?.to ?? 0]?.text ?? "");
    if (ordinal && ordinal.value >= 90 && (isOwn || isYearly)) {
      return [{ from: at, to: ordinal.to, kind: "age_over_89" }];
    }
    const age = readNumber(tokens, at);
    if (!age || age.value < 90 || age.value > 122 || isPart(tokens, at)) return [];
    const end = oldEnd(tokens, age.to);
    if (end) return [{ from: at, to: end, kind: "age_over_89" }];
    return isBareAge(tokens, at, age.to)
      ? [{ from: at, to: withHalf(tokens, age.to), kind: "age_over_89" }]
      : [];
  });
}

/** "and a half", "and three quarters". */
function withHalf(tokens: readonly Token[], to: number): number {
  const after = tokens.slice(to, to + 3).map(({ text }) => text);
  return !tokens[to - 1]?.endsClause && /^and (a half|\S+ quarters)/.test(after.join(" ")) ? to + 3 : to;
}

/** "hundredth", "hundred and second", "ninetieth". */
function centuryOrdinal(tokens: readonly Token[], at: number): ReadNumber | undefined {
  const text = tokens[at]?.text ?? "";
  if (
    text === "ninetieth" ||
    text === "hundredth" ||
    (text === "one" && tokens[at + 1]?.text === "hundredth")
  )
    return { value: 100, to: text === "one" ? at + 2 : at + 1 };
  const start = /^(a|one)$/.test(text) ? at + 1 : at;
  if (tokens[start]?.text !== "hundred") return undefined;
  const rest = readOrdinal(tokens, tokens[start + 1]?.text === "and" ? start + 2 : start + 1);
  return rest && { value: 100 + rest.value, to: rest.to };
}

/** "in her nineties", but "in the nineties" is a time. */
function isDecade(tokens: readonly Token[], at: number): boolean {
  if (!/^(nineties|90s)$/.test(tokens[at]?.text ?? "")) return true;
  const before = tokens.slice(Math.max(0, at - 3), at).map(({ text }) => text);
  return before.some((word) => /^(his|her|their|my|your|our|mid|late|early|upper|low|high|deep)$/.test(word));
}

/** Inside a longer number: the "ninety four" of "one ninety four" or of "two hundred and ninety". */
function isPart(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  // "ninety one ninety two": two guesses, each whole.
  if (readNumber(tokens, at - 2)?.to === at && (readNumber(tokens, at - 2)?.value ?? 0) >= 80) return false;
  if (!before || before.endsClause) return false;
  const isAnd = before.text === "and" && tokens[at - 2]?.text === "hundred";
  return (
    isAnd ||
    before.text === "hundred" ||
    before.text === "thousand" ||
    before.text === "point" ||
    (readNumber(tokens, at - 1) !== undefined && !/^\d/.test(before.text) && before.text !== "a")
  );
}

function oldEnd(tokens: readonly Token[], at: number): number | undefined {
  const texts = tokens.slice(at, at + 3).map(({ text }) => text);
  if (/^(y\.?o|yo)$/.test(texts[0] ?? "")) return at + 1;
  if (texts[0] === "y" && texts[1] === "o") return at + 2;
  if (!/^(years?|yrs?)$/.test(texts[0] ?? "")) return undefined;
  if (/^(old|olds|young)$/.test(texts[1] ?? "")) return at + 2;
  if (texts[1] === "of" && texts[2] === "age") return at + 3;
  return undefined;
}

/** Nothing measured stands before it and no unit after it: then it is somebody's age, or near enough to ask. */
function isBareAge(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[to - 1]?.endsClause ? "" : (tokens[to]?.text ?? "");
  const before = tokens.slice(Math.max(0, from - 8), from);
  const clause = before
    .slice(before.findLastIndex((token) => token.endsSentence) + 1)
    .map(({ text }) => text);
  const last = clause.at(-1) ?? "";
  if (/^(age|aged|turned|turns|turning|turn)$/.test(last)) return true;
  if (
    /^(next|this|exactly|birthday|odd|something|plus|and)$/.test(next) &&
    /^(next|this|exactly|birthday)$/.test(next)
  )
    return !clause.some((word) => measured.has(word));
  const isWeak = /^(of|over|one|two|three|four|five|six|seven|eight|nine|people|patients)$/.test(next);
  if (unitsAfter.has(next) && !isWeak) return false;
  if (isPredicate(clause)) return true;
  if (isWeak) return false;
  const phrase = before.slice(before.findLastIndex((token) => token.endsClause) + 1).map(({ text }) => text);
  const isFollowOn = phrase.every((word) => /^(then|and|now|down|to|back|up|again|so|like)$/.test(word));
  const near = isFollowOn ? clause : last === "at" ? clause.slice(-3) : phrase;
  const isVital = near.some((word) => measured.has(word));
  if (/^(a|my|our|another|this|these|those)$/.test(last) && !isVital) return true;
  if (isVital || phrase.some((word) => deeds.has(word) && !phrase.includes("to"))) return false;
  if (/^(on|or|to)$/.test(next) && !clause.some(isPerson)) return false;
  if (/^(odd|plus)$/.test(next)) return clause.some(isPerson) || /^years?$/.test(tokens[to + 1]?.text ?? "");
  if (leadsToCount(clause, readNumber(tokens, from)?.value ?? 0)) return false;
  return !isClockOrCount(tokens, from);
}

/** "room ninety two", "in ninety six", "120 over 90". */
function leadsToCount(clause: readonly string[], value: number): boolean {
  const [last, second] = [clause.at(-1) ?? "", clause.at(-2) ?? ""];
  if (last === "over")
    return /\d|ty$|teen$|hundred|^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(
      second,
    );
  if (last === "at") return /^(is|was|he|she|it|running|still|sitting|now|up)$/.test(second);
  if (last === "in" || last === "by")
    return value % 10 !== 0 || last === "by" ? !/^(that|and|but|so|because)$/.test(second) : false;
  return /^(room|bed|times|number|highway|route|exit|page|channel|plus|minus|interstate|top|every|took)$/.test(
    last,
  );
}

/** "he's ninety four", "my mother was only ninety one". */
function isPredicate(clause: readonly string[]): boolean {
  const rest = [...clause];
  while (
    /^(only|just|about|already|like|almost|nearly|around|now|basically|literally|still|over|past|probably|really|what|a|maybe)$/.test(
      rest.at(-1) ?? "",
    )
  )
    rest.pop();
  const [last, subject] = [rest.at(-1) ?? "", rest.slice(-9, -1)];
  if (
    /^(he|she|they|who)('s|'d|'ll)?$/.test(last) ||
    /^(hes|shes|theyre|they're|i'm|we're|you're)$/.test(last)
  )
    return true;
  return (
    /^(is|was|are|were|be|being|been|turned|hit|reached)$/.test(last) &&
    subject.some(isPerson) &&
    !subject.some((word) => measured.has(word))
  );
}

/** "like ninety, ninety, for a stemi": a number said again after one with a unit. */
function isClockOrCount(tokens: readonly Token[], from: number): boolean {
  const value = readNumber(tokens, from)?.value;
  return tokens.slice(Math.max(0, from - 8), from).some((_, back) => {
    const at = Math.max(0, from - 8) + back;
    const earlier = readNumber(tokens, at);
    return (
      earlier?.value === value && earlier !== undefined && unitsAfter.has(tokens[earlier.to]?.text ?? "")
    );
  });
}

const isPerson = (word: string) =>
  people.has(word) ||
  kin.has(word) ||
  /^(she|he|they|who|she'd|he'd|she'll|he'll|she's|he's|somebody|someone|anyone|anybody|everyone|nobody|those|folks|you)$/.test(
    word,
  );
