import { toLength } from "@/lib/calls/playback";
import { waitInWords } from "./wait-words";

type Allowance = { limitSeconds: number; leftSeconds: number; resetsAt: Date | null };

/** What may still be talked, in a sentence. `minimumSeconds`: the shortest call there is. */
export function timeLeftInWords(usage: Allowance, minimumSeconds: number, now: Date): string {
  const { limitSeconds, leftSeconds, resetsAt } = usage;
  if (leftSeconds >= limitSeconds) return `Up to ${toLength(limitSeconds * 1000)}.`;
  if (leftSeconds >= minimumSeconds) return `${toLength(leftSeconds * 1000)} left today.`;
  const back = resetsAt ? ` There is time again in ${untilInWords(resetsAt, now)}.` : "";
  return `You have talked your ${toLength(limitSeconds * 1000)} for today.${back}`;
}

/** To the minute: the sentence stands on a page for a while. */
const untilInWords = (at: Date, now: Date) =>
  waitInWords(Math.max(60, (at.getTime() - now.getTime()) / 1000));
