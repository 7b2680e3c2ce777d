import { env } from "@/lib/env";
import { policy } from "./policy";
import type { QueueRules, WebAllowances } from "./schema";

/** The phone demo's limits as they are in force: the environment's where it says something, else policy's. */
export function phoneLimits() {
  const given = env();
  return {
    callsPerDay: given.DEMO_CALLS_PER_DAY ?? policy.phoneCall.callsPerDay,
    secondsPerDay: (given.DEMO_MINUTES_PER_DAY ?? policy.phoneCall.minutesPerDay) * 60,
    microUsdPerMonth: (given.DEMO_CENTS_PER_MONTH ?? policy.phoneCall.centsPerMonth) * 10_000,
  };
}

/** What browser calls may take, in seconds of a rolling day. */
export function webLimits(): WebAllowances {
  const { secondsPerDay, minimumCapSeconds, secondsPerAddressPerDay, minutesPerDay, claimSeconds } =
    policy.webCall;
  return {
    secondsPerDay,
    minimumSeconds: minimumCapSeconds,
    addressSecondsPerDay: secondsPerAddressPerDay,
    totalSecondsPerDay: (env().WEB_MINUTES_PER_DAY ?? minutesPerDay) * 60,
    claimSeconds,
    summaries: policy.memory.summaries,
  };
}

/** How slots and turns are given out. */
export function queueRules(): QueueRules {
  const { MAX_CONCURRENT_CALLS, PHONE_RESERVE } = env();
  const {
    readySeconds,
    silentSeconds,
    holdSeconds,
    longest,
    perAddress,
    heartbeatSeconds,
    beginSeconds,
    retrySeconds,
  } = policy.queue;
  return {
    capacity: MAX_CONCURRENT_CALLS ?? policy.capacity.concurrentCalls,
    phoneReserve: PHONE_RESERVE ?? policy.capacity.phoneReserve,
    readySeconds,
    silentSeconds,
    holdSeconds,
    longest,
    perAddress,
    heartbeatSeconds,
    beginSeconds,
    retrySeconds,
    phoneSeconds: policy.phoneCall.reservationSeconds,
  };
}
