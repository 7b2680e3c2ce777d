/** Days of UTC's, both included, as YYYY-MM-DD. */
export type DayRange = { from: string; to: string };

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 366;
const USUAL_DAYS = 30;

/**
 * The range that an address asks for: what cannot be read counts as not asked for, ends in the wrong order are turned, and
 * nothing goes past today or longer than a year. Without any, the last 30 days.
 */
export function toDayRange(asked: { from?: unknown; to?: unknown }, nowMs: number): DayRange {
  const today = dayOf(nowMs);
  const given = [asked.from, asked.to].map((text) => (isDay(text) && text <= today ? text : undefined));
  const [from, to] = given;
  const last = to ?? today;
  const first = from ?? addDays(last, 1 - USUAL_DAYS);
  const [start, end] = first <= last ? [first, last] : [last, first];
  const earliest = addDays(end, 1 - LONGEST_DAYS);
  if (start < earliest) return { from: earliest, to: end };
  return { from: start, to: end };
}

/** Every day of a range, the first one first. */
export function daysOf({ from, to }: DayRange): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY_MS);
}

function isDay(text: unknown): text is string {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && dayOf(ms) === text;
}
