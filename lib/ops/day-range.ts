import { policy } from "@/lib/limits/policy";

/** Days of UTC's, both included, as YYYY-MM-DD. */
export type DayRange = { from: string; to: string };
export type AskedRange = { from?: unknown; to?: unknown };

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 366;
const USUAL_DAYS = 30;
const { firstDay } = policy.ops;

/**
 * The range that an address asks for, and a sentence about each thing in which it is not as asked: what is no day counts as
 * not asked for, days to come become today and those before any figures the first that has some, ends in the wrong order are
 * exchanged, and nothing is longer than a year.
 * Without any, the last 30 days.
 */
export function toDayRange(asked: AskedRange, nowMs: number): { range: DayRange; notes: string[] } {
  const today = dayOf(nowMs);
  const given = [asked.from, asked.to].filter((day) => day !== undefined && day !== "");
  const [from, to] = [asked.from, asked.to].map((day) => (isDay(day) ? day : undefined));
  const end = within(to ?? today, today);
  const start = within(from ?? addDays(end, 1 - USUAL_DAYS), today);
  const [first, last] = start <= end ? [start, end] : [end, start];
  const earliest = addDays(last, 1 - LONGEST_DAYS);
  const notes = [
    given.every(isDay) ? "" : "Not all that was asked for is a day of the calendar. That was left out.",
    [from, to].some((day) => day && day > today) ? "Days to come have no figures, so today is the last." : "",
    [from, to].some((day) => day && day < firstDay)
      ? `Nothing is older than ${toDayWords(firstDay)}, so that is where days begin.`
      : "",
    start > end ? "The first day came after the last one, so the two were exchanged." : "",
    first < earliest ? `A year is the most that is shown, so the first day is ${toDayWords(earliest)}.` : "",
  ];
  const range = { from: later(first, earliest), to: last };
  return { range, notes: notes.filter((note) => note !== "") };
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

/** Today and the six days before. */
export function lastWeek(nowMs: number): DayRange {
  const today = dayOf(nowMs);
  return { from: addDays(today, -6), to: today };
}

/** `21 Nov 2026` of `2026-11-21`. */
export function toDayWords(day: string): string {
  const time = new Date(day);
  return time.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

const earlier = (a: string, b: string) => (a < b ? a : b);
const within = (day: string, today: string) => later(earlier(day, today), firstDay);
const later = (a: string, b: string) => (a < b ? b : a);

function isDay(text: unknown): text is string {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && dayOf(ms) === text;
}
