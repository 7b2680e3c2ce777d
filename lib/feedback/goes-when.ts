const hourMs = 3_600_000;

/** When what was said in an unkept call goes, in words that follow "goes": the sweep looks every few minutes. */
export function goesWhen(createdAt: string, nowMs: number, retentionHours: number): string {
  const leftMs = Date.parse(createdAt) + retentionHours * hourMs - nowMs;
  if (leftMs <= 0) return "within minutes";
  const hours = Math.round(leftMs / hourMs);
  if (hours < 1) return "within the hour";
  return hours === 1 ? "in about an hour" : `in about ${hours} hours`;
}
