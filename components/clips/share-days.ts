import { policy } from "@/lib/limits/policy";

/** The choice that is nearest to what a link has left to live. */
export function nearestShareDays(expiresAt: string | null, nowMs: number): number {
  if (!expiresAt) return policy.clips.defaultShareDays;
  const days = (Date.parse(expiresAt) - nowMs) / 86_400_000;
  return policy.clips.shareDays.reduce<number>(
    (best, one) => (Math.abs(one - days) < Math.abs(best - days) ? one : best),
    policy.clips.defaultShareDays,
  );
}
