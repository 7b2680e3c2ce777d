import type { Ticket } from "./schema";

const small = ["one", "two", "three"] as const;

/** Where somebody stands, in a sentence. 1 is next. */
export function placeInWords(place: number): string {
  if (place <= 1) return "You are next.";
  const before = small[place - 2];
  return before ? `You are next but ${before}.` : `${place - 1} people are before you.`;
}

/** How long it takes, as honestly as it is known: "about 4 to 7 minutes". */
export function waitRangeInWords(wait: Ticket["waitSeconds"]): string {
  if (wait === null) return "We cannot tell yet how long that takes";
  if (wait.p90 < 60) return "less than a minute";
  const from = toMinutes(wait.p10, Math.floor, wait.p90);
  const to = toMinutes(wait.p90, Math.ceil, wait.p90);
  if (from === 0) return `up to about ${inWords(to)}`;
  if (from === to) return `about ${inWords(to)}`;
  const [low, high] = [inParts(from), inParts(to)];
  return low.unit === high.unit
    ? `about ${low.count} to ${high.count} ${high.unit}s`
    : `about ${inWords(from)} to ${inWords(to)}`;
}

/** Whole minutes, outwards; of twenty and more by fives, of two hours and more by halves of an hour. */
function toMinutes(seconds: number, round: (value: number) => number, longest: number): number {
  const step = longest >= 7200 ? 30 : longest >= 1200 ? 5 : 1;
  return round(seconds / 60 / step) * step;
}

const inWords = (minutes: number) => {
  const { count, unit } = inParts(minutes);
  return `${count} ${unit}${minutes === 1 || minutes === 60 ? "" : "s"}`;
};

function inParts(minutes: number): { count: string; unit: "minute" | "hour" } {
  if (minutes < 60) return { count: String(minutes), unit: "minute" };
  const halves = Math.round(minutes / 30);
  const whole = Math.floor(halves / 2);
  return { count: `${whole}${halves % 2 ? "½" : ""}`, unit: "hour" };
}

/** A stretch of policy's, as it is said: "two minutes". */
export function stretchInWords(seconds: number): string {
  const minutes = seconds / 60;
  if (!Number.isInteger(minutes)) return `${seconds} seconds`;
  return minutes === 1 ? "a minute" : `${small[minutes - 1] ?? minutes} minutes`;
}

/** What is left, to ten seconds: "two minutes", "90 seconds". Rounded: the end that our server tells differs by a second from answer to answer. */
export function leftInWords(seconds: number): string {
  return stretchInWords(Math.max(10, Math.round(seconds / 10) * 10));
}
