const speeds = [1, 1.25, 1.5] as const;
export type Speed = (typeof speeds)[number];

/** The speed that a press of the button goes on to; after the fastest comes the slowest. */
export function nextSpeed(speed: Speed): Speed {
  return speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
}

/** `m:ss`, or `h:mm:ss` from an hour on. What is not a time reads as 0:00. */
export function toClock(seconds: number): string {
  const whole = Number.isFinite(seconds) && seconds > 0 ? Math.floor(seconds) : 0;
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(s).padStart(2, "0");
  return h > 0 ? `${h}:${String(m).padStart(2, "0")}:${tail}` : `${m}:${tail}`;
}

/** A length in words: `42 seconds`, `4 minutes`, `4 min 12 s`. */
export function toLength(ms: number): string {
  const whole = Math.max(0, Math.round(ms / 1000));
  const [minutes, seconds] = [Math.floor(whole / 60), whole % 60];
  if (minutes === 0) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  if (seconds === 0) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return `${minutes} min ${seconds} s`;
}

const stepSeconds = 5;
const leapSeconds = 30;

/** Where a key takes the seek bar, within the recording; undefined for keys that are none of its own. */
export function seekByKey(key: string, atSeconds: number, lengthSeconds: number): number | undefined {
  const targets: Record<string, number> = {
    ArrowRight: atSeconds + stepSeconds,
    ArrowUp: atSeconds + stepSeconds,
    ArrowLeft: atSeconds - stepSeconds,
    ArrowDown: atSeconds - stepSeconds,
    PageUp: atSeconds + leapSeconds,
    PageDown: atSeconds - leapSeconds,
    Home: 0,
    End: lengthSeconds,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(Math.max(0, target), lengthSeconds);
}
