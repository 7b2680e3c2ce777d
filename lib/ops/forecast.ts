const DAY_MS = 86_400_000;

/**
 * What a day will have come to at its end, if the rest of it goes on as the seven whole days before did. Days are UTC's, and
 * at the end of one what counts in the last 24 hours is what was in it.
 */
export function dayForecast(today: number, inWeek: number, nowMs: number): number {
  return today + (inWeek / 7) * (1 - (nowMs % DAY_MS) / DAY_MS);
}

/** What a month will have come to at its end, if it goes on as the seven whole days before today did. Months are UTC's. */
export function monthForecast(spent: number, spentInWeek: number, nowMs: number): number {
  const now = new Date(nowMs);
  const monthEndMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const daysLeft = (monthEndMs - nowMs) / DAY_MS;
  return Math.round(spent + (spentInWeek / 7) * daysLeft);
}
