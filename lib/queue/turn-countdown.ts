/** WCAG 2.2.1: whoever may be thrown out is told this long before, and may ask for more. */
const warnSeconds = 20;

export type TurnCountdown = {
  leftSeconds: number;
  /** What is left of the ring, 0..1. */
  share: number;
  isEnding: boolean;
};

/** `wholeSeconds`: a turn without a hold; with one there may be more left, and the ring is whole until then. */
export function countTurn(untilMs: number, nowMs: number, wholeSeconds: number): TurnCountdown {
  const leftSeconds = Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
  return {
    leftSeconds,
    share: Math.min(1, leftSeconds / wholeSeconds),
    isEnding: leftSeconds <= warnSeconds,
  };
}

/** Said once, as it does not change while it is there. */
export function turnWarning(
  { isEnding }: TurnCountdown,
  canHold: boolean,
  holdWords: string,
): string | undefined {
  if (!isEnding) return undefined;
  const warning = `Less than ${warnSeconds} seconds are left to start.`;
  return canHold ? `${warning} Hold your place for ${holdWords} more.` : warning;
}
