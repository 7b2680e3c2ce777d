/** A wait as one says it: "42 seconds", "1 minute", "34 minutes", from an hour and a half on "about 5 hours". */
export function waitInWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) return counted(whole, "second");
  if (whole < 5400) return counted(Math.ceil(whole / 60), "minute");
  return `about ${counted(Math.round(whole / 3600), "hour")}`;
}

const counted = (count: number, unit: string) => (count === 1 ? `1 ${unit}` : `${count} ${unit}s`);
