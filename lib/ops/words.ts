const NBSP = "\u00a0";

/** Micro-dollars as dollars and cents. */
export function toDollars(microUsd: number): string {
  return `$${(microUsd / 1_000_000).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

export function toCount(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

/** `one call`, `3 calls`. */
export function ofThem(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `one ${one}` : `${toCount(count)} ${many}`;
}

/** As a sentence begins. */
export function atStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `340 ms`, `1.2 s`, `4 min`; a figure and its unit stay on one line. */
export function toShortTime(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)}${NBSP}ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)}${NBSP}s`;
  return toSpan(ms / 1000);
}

/** `40 s`, `12 min`, `3 h 5 min`, `2 days`. */
export function toSpan(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)}${NBSP}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}${NBSP}min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.round(hours / 24)}${NBSP}days`;
  return minutes % 60 === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h ${minutes % 60}${NBSP}min`;
}

/** How long a call was, to the second: `48 s`, `2 min 31 s`, `7 min`. */
export function toLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = [whole > 0 ? `${whole}${NBSP}min` : "", rest > 0 || whole === 0 ? `${rest}${NBSP}s` : ""];
  return parts.filter(Boolean).join(" ");
}

export function toShare(part: number, whole: number): string {
  return whole <= 0 ? "0%" : `${Math.round((part / whole) * 100)}%`;
}

/** An ISO time as `21 Nov, 16:04:09`, in UTC, as everything operators see. */
export function toUtc(iso: string | null): string {
  if (iso === null) return "never";
  const time = new Date(iso);
  const day = time.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  return `${day}, ${time.toISOString().slice(11, 19)}`;
}
