import { env } from "@/lib/env";
import { policy } from "./policy";

/** The phone demo's limits as they are in force: the environment's where it says something, else policy's. */
export function phoneLimits() {
  const given = env();
  return {
    callsPerDay: given.DEMO_CALLS_PER_DAY ?? policy.phoneCall.callsPerDay,
    secondsPerDay: (given.DEMO_MINUTES_PER_DAY ?? policy.phoneCall.minutesPerDay) * 60,
    microUsdPerMonth: (given.DEMO_CENTS_PER_MONTH ?? policy.phoneCall.centsPerMonth) * 10_000,
  };
}

export const concurrentCalls = () => env().MAX_CONCURRENT_CALLS ?? policy.capacity.concurrentCalls;
