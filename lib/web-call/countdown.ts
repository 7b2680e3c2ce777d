/** What is said aloud when this much is left, in seconds; the soonest last. */
const warnings = [
  { atSeconds: 60, sentence: "One minute left." },
  { atSeconds: 10, sentence: "Ten seconds left." },
] as const;

export type Countdown = { elapsedSeconds: number; leftSeconds: number };

/** Whole seconds since the start and until the cap; neither goes below 0. */
export function countdown(startedAtMs: number, nowMs: number, maxSeconds: number): Countdown {
  const elapsedSeconds = Math.max(0, Math.floor((nowMs - startedAtMs) / 1000));
  return { elapsedSeconds, leftSeconds: Math.max(0, maxSeconds - elapsedSeconds) };
}

/** The warning that holds with this much left, or undefined. It changes twice in a call, so it may be a live region. */
export function warningFor(leftSeconds: number): string | undefined {
  return warnings.findLast((warning) => leftSeconds <= warning.atSeconds)?.sentence;
}
