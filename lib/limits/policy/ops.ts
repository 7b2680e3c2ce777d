/** From where on the operators' page calls something worth a look (`warn`), and from where on wrong (`bad`). */
export const opsPolicy = {
  /** A day of UTC's; no call is older, imported ones included. */
  firstDay: "2024-01-01",
  /** How long after its longest time a call's end may take to be heard. */
  silenceGraceSeconds: 60,
  /** Of events that came in the last hour, the 99th percentile of the time until they were taken in. */
  webhookLagMs: { warn: 5000, bad: 60_000 },
  /** A share or percentile is judged from so many on: of fewer, one replayed letter would be the percentile. */
  fewest: { events: 100, calls: 10, waits: 20 },
  /** How long an event has waited to be taken in. */
  pendingSeconds: { warn: 60, bad: 600 },
  /** Calls that only one of Retell and we count, and how old that comparison may be. */
  drift: { warn: 1, bad: 3 },
  measuredSeconds: { warn: 300, bad: 1800 },
  waitSeconds: { warn: 900, bad: 3600 },
  /** Of today's calls, the share that broke. */
  failureShare: { warn: 0.05, bad: 0.2 },
  /** How long a clip has been in the making; three tries at their longest take some ten minutes. */
  clipSeconds: { warn: 600, bad: 1800 },
  voiceP95Ms: { warn: 3000, bad: 6000 },
  budgetShare: { warn: 0.8, bad: 1 },
  /** Eight of ten waits should be as they were told. */
  toldRightShare: { warn: 0.65, bad: 0.4 },
  /** A report of a clip that can still be seen is worth a look for so long. */
  reportDays: 7,
  /** Old days that one sweep adds up: some 25 ms each with a thousand calls in it. */
  settledBatch: 31,
  /** Refusals are counted together, written once in this time at most. */
  refusalPauseMs: 1000,
} as const;
