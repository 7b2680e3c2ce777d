import { toLength } from "@/lib/calls/playback";

type Allowance = { limitSeconds: number; leftSeconds: number; resetsAt: Date | null };

/** What may still be talked, in a sentence. `minimumSeconds`: the shortest call there is. */
export function timeLeftInWords(usage: Allowance, minimumSeconds: number, now: Date): string {
  const { limitSeconds, leftSeconds, resetsAt } = usage;
  if (leftSeconds >= limitSeconds) return `Up to ${toLength(limitSeconds * 1000)}.`;
  if (leftSeconds >= minimumSeconds) return `${toLength(leftSeconds * 1000)} left today.`;
  const back = resetsAt ? ` There is time again ${fromNow(resetsAt, now)}.` : "";
  return `You have talked your ${toLength(limitSeconds * 1000)} for today.${back}`;
}

function fromNow(at: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 60_000));
  if (minutes < 60) return minutes === 1 ? "in a minute" : `in ${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? "in about an hour" : `in about ${hours} hours`;
}
