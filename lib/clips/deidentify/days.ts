import { readNumber, readOrdinal, readYear } from "./numbers";
import type { Token } from "./tokens";
import { listed, weekdays } from "./words";

const afterDay = listed(`
and is was that she he they it i we when at so but because which the his her of in or then if with for just still to
`);

const beforeDay = listed("on by since until till before after from through to around past");

/** "on the fourteenth", "tuesday the twelfth": no "third unit" and no "fifth rib". */
export function lonelyDay(tokens: readonly Token[], at: number): number | undefined {
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
export function birthEnd(tokens: readonly Token[], at: number): number | undefined {
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
