const DAY_MS = 86_400_000;

/** What a month will have come to at its end, if it goes on as the seven whole days before today did. Months are UTC's. */
export function monthForecast(spent: number, spentInWeek: number, nowMs: number): number {
  const now = new Date(nowMs);
  const monthEndMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const daysLeft = (monthEndMs - nowMs) / DAY_MS;
  return Math.round(spent + (spentInWeek / 7) * daysLeft);
}
