const dayMs = 86_400_000;

/** Whether this machine knows the zone by that name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The first moment of a day (`2026-11-21`, `daysOn` days later) in a zone, as ISO; undefined for what is no date. Where the
 * clock skips midnight, the day begins after the gap.
 */
export function startOfDay(date: string, zone: string, daysOn = 0): string | undefined {
  const midnight = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) + daysOn * dayMs : Number.NaN;
  if (Number.isNaN(midnight)) return undefined;
  const wanted = new Date(midnight).toISOString().slice(0, 10);
  // The clock is put forward or back once in two days at most: one of the two offsets holds at midnight.
  const found = [midnight - dayMs, midnight + dayMs]
    .map((near) => midnight - offsetMs(near, zone))
    .sort((a, b) => a - b)
    .find((start) => new Date(start + offsetMs(start, zone)).toISOString().startsWith(wanted));
  return new Date(found ?? midnight - offsetMs(midnight, zone)).toISOString();
}

/** How far the zone's clocks are ahead of UTC at that moment. */
function offsetMs(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(ms);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return local - Math.floor(ms / 1000) * 1000;
}
