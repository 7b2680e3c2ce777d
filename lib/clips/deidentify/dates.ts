import { type ReadNumber, readNumber, readOrdinal, readYear } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { functionWords, listed, months, weekdays } from "./words";

/** Months that are also a verb, a modal or a name: not by themselves. */
const wordyMonths = listed("may march june april august mar jan dec sun sat sep jun aug apr oct nov");
const monthLeads = listed(`
in since last by until till before after early late mid this next of every through during from around between end middle
beginning start
`);
const holidays = [
  "christmas eve",
  "christmas day",
  "christmas",
  "xmas",
  "new year's eve",
  "new year's day",
  "new year's",
  "new year eve",
  "new years eve",
  "new years day",
  "new years",
  "thanksgiving",
  "easter sunday",
  "easter",
  "good friday",
  "valentine's day",
  "valentine's",
  "valentines day",
  "valentines",
  "halloween",
  "mother's day",
  "father's day",
  "mothers day",
  "fathers day",
  "labor day",
  "memorial day",
  "independence day",
  "veterans day",
  "presidents day",
  "martin luther king day",
  "mlk day",
  "juneteenth",
  "hanukkah",
  "passover",
  "yom kippur",
  "rosh hashanah",
  "diwali",
  "ramadan",
  "eid",
  "groundhog day",
  "boxing day",
  "st patrick's day",
  "saint patrick's day",
  "st patricks day",
  "fourth of july",
  "cinco de mayo",
  "mardi gras",
  "ash wednesday",
  "palm sunday",
  "black friday",
  "super bowl sunday",
  "lunar new year",
  "chinese new year",
  "leap day",
  "new year",
  "columbus day",
  "election day",
  "april fools",
  "april fool's",
  "all saints day",
  "kwanzaa",
  "ides",
].map((name) => name.split(" "));
const afterDay = listed(`
and is was that she he they it i we when at so but because which the his her of in or then if with for just still to
`);
const beforeDay = listed("on by since until till before after from through to around past");

/** Days and months; a year or a weekday by itself is none. */
export function findDates(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((_, at) => {
    const end = dateEnd(tokens, at);
    return end ? [{ from: withWeekday(tokens, at), to: withYear(tokens, end), kind: "date" as const }] : [];
  });
}

function dateEnd(tokens: readonly Token[], at: number): number | undefined {
  return (
    writtenEnd(tokens, at) ??
    holidayEnd(tokens, at) ??
    monthFirst(tokens, at) ??
    dayFirst(tokens, at) ??
    lonelyDay(tokens, at) ??
    birthEnd(tokens, at)
  );
}

function writtenEnd(tokens: readonly Token[], at: number): number | undefined {
  const raw = tokens[at]?.raw ?? "";
  if (/^\d{4}-\d\d-\d\d/.test(raw) || /^\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})$/.test(raw)) return at + 1;
  const parts = tokens.slice(at, at + 3);
  // "3-14-1956" comes in pieces of one word.
  const isOneWord =
    parts.length === 3 && parts.every((part) => part.at === parts[0]?.at && /^\d+$/.test(part.text));
  if (
    isOneWord &&
    parts.some(({ text }) => /^(19|20)\d\d$/.test(text)) &&
    tokens[at - 1]?.at !== parts[0]?.at
  )
    return at + 3;
  const short = /^(\d{1,2})\/(\d{1,2})$/.exec(raw);
  if (!short) return undefined;
  const [month, day] = [Number(short[1]), Number(short[2])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  // "5/5 strength", "2/6 murmur", "1/2 tablet" and pain of "7/10" are fractions.
  const isFraction = [2, 3, 4, 5, 6, 8, 10].includes(day) && day >= month;
  const lead = tokens[at - 1]?.text ?? "";
  return !isFraction || /^(on|since|dated|by|until|born|dob|birthday|from)$/.test(lead) ? at + 1 : undefined;
}

function holidayEnd(tokens: readonly Token[], at: number): number | undefined {
  const spoken = (offset: number) => {
    const token = tokens[at + offset];
    return token ? [token.text, `${token.text}'s`, token.raw.toLowerCase()] : [];
  };
  const found = holidays.find((words) => words.every((word, offset) => spoken(offset).includes(word)));
  if (!found || (found.join(" ") === "new year" && tokens[at - 1]?.text === "a")) return undefined;
  return at + found.length;
}

/** "march third", "may 2nd", "september 3", "June of 2019", "in october". */
function monthFirst(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (!token || !months.has(token.text) || token.isPossessive) return undefined;
  const start = tokens[at + 1]?.text === "the" ? at + 2 : at + 1;
  const day = token.endsClause ? undefined : (readOrdinal(tokens, start) ?? readDay(tokens, at + 1));
  if (day && day.value >= 1 && day.value <= 31) return day.to;
  const lead = tokens[at - 1]?.text ?? "";
  const year =
    readYear(tokens, at + 1) ?? (tokens[at + 1]?.text === "of" ? readYear(tokens, at + 2) : undefined);
  if (year && year.value >= 1900) return year.to;
  if (monthLeads.has(lead) && (!wordyMonths.has(token.text) || isMonthAfter(lead, tokens[at + 1], token)))
    return at + 1;
  return wordyMonths.has(token.text) || token.text.length < 5 ? undefined : at + 1;
}

function isMonthAfter(lead: string, next: Token | undefined, token: Token): boolean {
  if (!/^(in|since|last|early|late|mid|until|till|end|of)$/.test(lead)) return false;
  return token.endsClause || !next || functionWords.has(next.text);
}

function readDay(tokens: readonly Token[], at: number): ReadNumber | undefined {
  const day = readNumber(tokens, at);
  const unit = tokens[day?.to ?? 0]?.text ?? "";
  if (!day || day.value > 31 || readYear(tokens, at)) return undefined;
  return /^(percent|milligrams|mg|minutes|hours|units|people|patients|times|years|weeks|days|oclock)$/.test(
    unit,
  )
    ? undefined
    : day;
}

/** "the fourteenth of june", "14 june". */
function dayFirst(tokens: readonly Token[], at: number): number | undefined {
  const ordinal = readOrdinal(tokens, at);
  const day = ordinal ?? readNumber(tokens, at);
  if (!day || day.value < 1 || day.value > 31 || tokens[day.to - 1]?.endsClause) return undefined;
  const of = /^(of|in)$/.test(tokens[day.to]?.text ?? "") ? day.to + 1 : day.to;
  const month = tokens[of];
  if (!month || !months.has(month.text)) {
    return ordinal &&
      /^(of)$/.test(tokens[day.to]?.text ?? "") &&
      /^(this|last|next|the)$/.test(tokens[of]?.text ?? "") &&
      tokens[of + 1]?.text === "month"
      ? of + 2
      : undefined;
  }
  if (!ordinal && wordyMonths.has(month.text) && !month.isCapital) return undefined;
  return ordinal || of === day.to ? of + 1 : undefined;
}

/** "on the fourteenth", "tuesday the twelfth": no "third unit" and no "fifth rib". */
function lonelyDay(tokens: readonly Token[], at: number): number | undefined {
  const day = readOrdinal(tokens, at);
  if (!day || day.value > 31 || tokens[at - 1]?.text !== "the") return undefined;
  const lead = tokens[at - 2];
  if (lead && weekdays.has(lead.text)) return day.to;
  const [last, next] = [tokens[day.to - 1], tokens[day.to]];
  const isTold =
    last?.endsClause && /^(died|born|admitted|discharged|happened|was|is|it's|since)$/.test(lead?.text ?? "");
  if (day.value <= 3 && !isTold && /^\D/.test(tokens[at]?.text ?? "") && !beforeDay.has(lead?.text ?? ""))
    return undefined;
  const isAlone = last?.endsClause || !next || afterDay.has(next.text) || weekdays.has(next.text);
  if (!isAlone) return undefined;
  const isCounted = /^(floor|time|day|one|round|grade|line|dose|unit|night|week|month|year)$/.test(
    tokens[at - 2]?.text ?? "",
  );
  if (isCounted && day.value < 13) return undefined;
  return day.value > 3 &&
    next &&
    /^(of|in)$/.test(next.text) &&
    !last?.endsClause &&
    !beforeDay.has(lead?.text ?? "")
    ? undefined
    : day.to;
}

/** After "date of birth" or "born" any numbers. */
function birthEnd(tokens: readonly Token[], at: number): number | undefined {
  const before = tokens.slice(Math.max(0, at - 5), at).map(({ text }) => text);
  const isBirth = /\b(dob|d o b|date of birth|birth date|birthdate|birthday|born)\b/.test(before.join(" "));
  if (!isBirth || readNumber(tokens, at - 1) || !isDatePart(tokens[at])) return undefined;
  let to = at;
  while (to - at < 9 && isDatePart(tokens[to])) to += 1;
  while (/^(of|the|slash|dash)$/.test(tokens[to - 1]?.text ?? "")) to -= 1;
  const isYear = readYear(tokens, at)?.to === to;
  return to - at >= 2 &&
    !isYear &&
    !/^(weeks?|days?|months?|minutes?|hours?|years?|pounds?)$/.test(tokens[to]?.text ?? "")
    ? to
    : undefined;
}

function isDatePart(token: Token | undefined): boolean {
  if (!token) return false;
  return (
    readNumber([token], 0) !== undefined ||
    readOrdinal([token], 0) !== undefined ||
    /^(oh|slash|dash|hundred|thousand)$/.test(token.text)
  );
}

function withWeekday(tokens: readonly Token[], at: number): number {
  const skipped = tokens[at - 1]?.text === "the" ? at - 2 : at - 1;
  return weekdays.has(tokens[skipped]?.text ?? "") && !tokens[skipped]?.endsSentence ? skipped : at;
}

function withYear(tokens: readonly Token[], end: number): number {
  if (tokens[end - 1]?.endsSentence) return end;
  const start = /^(of|in)$/.test(tokens[end]?.text ?? "") ? end + 1 : end;
  return readYear(tokens, start)?.to ?? end;
}
