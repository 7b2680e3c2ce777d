import { birthEnd, lonelyDay } from "./days";
import { holidayEnd } from "./holidays";
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

/** Days and months; a year or a weekday by itself is none. */
export function findDates(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((_, at) => {
    const end = dateEnd(tokens, at);
    return end
      ? [
          {
            from: withLead(tokens, withWeekday(tokens, at)),
            to: withYear(tokens, end),
            kind: "date" as const,
          },
        ]
      : [];
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

/** "the week of", "the day after": part of when it was. */
function withLead(tokens: readonly Token[], at: number): number {
  const [noun, link] = [tokens[at - 2], tokens[at - 1]];
  if (!/^(of|before|after)$/.test(link?.text ?? "") || link?.endsClause || noun?.endsClause) return at;
  const isPart = /^(week|weekend|day|night|morning|evening|eve|month|beginning|end|middle)$/.test(
    noun?.text ?? "",
  );
  if (!isPart) return at;
  return tokens[at - 3]?.text === "the" ? at - 3 : at - 2;
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
