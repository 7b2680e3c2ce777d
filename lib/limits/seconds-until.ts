/** Whole seconds until a time, for `retryAfterSeconds`: never too few, and one at least. */
export const secondsUntil = (at: Date, now: Date): number =>
  Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));
