import { policy } from "@/lib/limits/policy";

const { furthestHours, overlapSeconds } = policy.reconcile;
const before = (at: Date, seconds: number) => new Date(at.getTime() - seconds * 1000);

/** From when on ended calls are looked for: some time before the watermark, since analyses come after the end. */
export function lookFrom(watermark: Date | undefined, now: Date): Date {
  return watermark ? before(watermark, overlapSeconds) : before(now, furthestHours * 3600);
}

/** Held up by calls that could not be read, but not for ever: looking back must not become longer each time. */
export function nextWatermark(unread: readonly { endedAt: Date | undefined }[], now: Date): Date {
  const held = unread.flatMap(({ endedAt }) => (endedAt ? [endedAt.getTime()] : []));
  const furthest = before(now, furthestHours * 3600);
  return new Date(Math.max(Math.min(now.getTime(), ...held), furthest.getTime()));
}
