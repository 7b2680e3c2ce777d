/** "at 2:05 PM", "tomorrow at 9:30 AM" or "on Monday at 9:30 AM", in the reader's own zone and manner. */
export function toMoment(atMs: number, nowMs: number): string {
  const time = toTime(atMs);
  const days = dayOf(atMs) - dayOf(nowMs);
  if (days === 0) return `at ${time}`;
  if (days === 1) return `tomorrow at ${time}`;
  const day = new Intl.DateTimeFormat(undefined, days < 7 ? { weekday: "long" } : { dateStyle: "long" });
  return `on ${day.format(atMs)} at ${time}`;
}

export const toTime = (atMs: number): string =>
  new Intl.DateTimeFormat(undefined, { timeStyle: "short" }).format(atMs);

/** Days since the epoch by the reader's calendar. */
function dayOf(atMs: number): number {
  const date = new Date(atMs);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
