export const phoneCallPolicy = {
  /** One call a number and one an address in a rolling day. */
  windowHours: 24,
  maxDurationSeconds: 180,
  ringSeconds: 30,
  endAfterSilenceSeconds: 20,
  /** How long a reservation holds without being committed by dialling; longer than a call rings and lasts. */
  reservationSeconds: 300,
  dialTimeoutMs: 10_000,
  /** An intent older than this without a call is looked up at Retell. */
  unsettledSeconds: 30,
  /** After this nothing comes of a dial that was not answered in time, so that what it held is given back. */
  lateCallSeconds: 120,
  /** And yet a call that comes of one that was given up is found for so long after its intent. */
  lateCallWatchSeconds: 600,
  /** How often the page is told to ask for the call's status, and how long after its end for the recap. */
  pollMs: 1000,
  recapSeconds: 60,
  /** The dearest minute on Retell's price list (facts of May 2026: $0.31), used until the real cost is known. */
  estimatedMicroUsdPerMinute: 310_000,
  callsPerDay: 50,
  minutesPerDay: 100,
  centsPerMonth: 20_000,
  /** What a caller is told to wait when day or month is spent: a pace of asking, since nobody knows when one frees. */
  budgetWaitSeconds: 3600,
  /** Which destinations beyond the states may be dialled. */
  destinations: { canada: false, territories: false },
  /** What the line itself costs; Retell's own price list decides. */
  numberCentsPerMonth: 200,
  contactDays: 90,
  sweepBatch: 50,
} as const;
