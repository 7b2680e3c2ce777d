import { readNumber } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { kin, listed, people, surnameTitles } from "./words";

const measured = listed(`
sat sats saturation saturations saturating satting o2 spo2 oxygen heart pulse pressure pressures bp systolic diastolic map temp temperature
glucose sugar sugars rate rates percent score gcs weight weighs weighing dose gave give giving got get degrees level hundred
room bed page beats fio2 rr hr ekg units milligrams paid cost drove miles worked slept scored gained gained
`);
const unitsAfter = listed(`
percent over beats minutes minute hours hour seconds days day weeks months milligrams mg mcg ml cc ccs units unit liters
kilos kilo pounds lbs degrees dollars bucks miles feet times patients people beds mikes joules systolic on of or to mmhg
calls pages slides charts stairs steps point nine eight seven six five four three two one
`);
const persons = (word: string) =>
  people.has(word) || kin.has(word) || /^(she|he|they|who|she's|he's|they're|youngest|oldest)$/.test(word);

/** Ages from 90: a number with "years old", or where an age is said without. */
export function findAges(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((token, at): Span[] => {
    if (
      /^(nineties|centenarian|centenarians|nonagenarian|nonagenarians|supercentenarian|90s|hundredth)$/.test(
        token.text,
      )
    ) {
      return isDecade(tokens, at) ? [{ from: at, to: at + 1, kind: "age_over_89" }] : [];
    }
    const short = /^(9\d|1[0-2]\d)(yo|y\.o|yr|yrs|f|m|yof|yom|y)$/.exec(token.text);
    if (short) return [{ from: at, to: at + 1, kind: "age_over_89" }];
    const age = readNumber(tokens, at);
    if (!age || age.value < 90 || age.value > 122 || isPart(tokens, at)) return [];
    const end = oldEnd(tokens, age.to);
    if (end) return [{ from: at, to: end, kind: "age_over_89" }];
    return isBareAge(tokens, at, age.to) ? [{ from: at, to: age.to, kind: "age_over_89" }] : [];
  });
}

/** "in her nineties", but "in the nineties" is a time. */
function isDecade(tokens: readonly Token[], at: number): boolean {
  if (!/^(nineties|90s)$/.test(tokens[at]?.text ?? ""))
    return tokens[at]?.text !== "hundredth" || tokens[at + 1]?.text === "birthday";
  const before = tokens.slice(Math.max(0, at - 3), at).map(({ text }) => text);
  return before.some((word) => /^(his|her|their|my|your|our|mid|late|early|upper|low)$/.test(word));
}

/** Inside a longer number: the "ninety four" of "one ninety four" or of "two hundred and ninety". */
function isPart(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
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

function isBareAge(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[to - 1]?.endsClause ? undefined : tokens[to]?.text;
  if (next && unitsAfter.has(next)) return false;
  const before = tokens.slice(Math.max(0, from - 7), from);
  const clause = before
    .slice(before.findLastIndex((token) => token.endsSentence) + 1)
    .map(({ text }) => text);
  const last = clause.at(-1) ?? "";
  if (/^(age|aged|turned|turns|turning|turn)$/.test(last)) return true;
  if (/^(old|birthday|exactly|today)$/.test(next ?? "") || /^(next|this)$/.test(next ?? ""))
    return !clause.some((word) => measured.has(word));
  if (clause.some((word) => measured.has(word))) return false;
  if (last === "at" || last === "nearly" || last === "almost")
    return !/^(is|was)$/.test(clause.at(-2) ?? "") || last !== "at";
  return isPredicate(clause) || isApposition(tokens, from, to);
}

/** "he is ninety exactly", "my oldest today was ninety nine". */
function isPredicate(clause: readonly string[]): boolean {
  const rest = [...clause];
  while (
    /^(only|just|about|already|like|almost|nearly|around|now|today|basically|literally|still|over|past|probably|and|or)$/.test(
      rest.at(-1) ?? "",
    )
  )
    rest.pop();
  const last = rest.at(-1) ?? "";
  if (/^(he|she|they|who)('s|'re)$/.test(last) || /^(hes|shes|theyre|i'm)$/.test(last)) return true;
  // The possessive was taken off: "he's" is "he" here.
  if (/^(he|she|who|they)$/.test(last)) return true;
  if (!/^(is|was|are|were|be|being|been|turned|hit|reached|lived|made)$/.test(last))
    return kin.has(last) || people.has(last);
  return rest.slice(-5).some(persons);
}

/** "mister ferreira, ninety one,": set apart by commas after somebody, or beside another age. */
function isApposition(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1];
  const window = tokens.slice(Math.max(0, from - 6), from).map(({ text }) => text);
  if (before?.text === "and" || before?.text === "or") {
    const first = readNumber(tokens, from - 3) ?? readNumber(tokens, from - 2);
    if (first && first.value >= 80 && first.value <= 122)
      return window.some(persons) || Boolean(tokens[to - 1]?.endsClause);
  }
  if (!before?.endsClause) return false;
  const isSomebody =
    window.some((word) => persons(word) || surnameTitles.has(word)) ||
    before.isCapital ||
    tokens[from - 2]?.isCapital;
  const isClosed = tokens[to - 1]?.endsClause || tokens[to]?.text === "and";
  return Boolean(isSomebody && isClosed);
}
