export const queuePolicy = {
  /** Whoever is called up has this long to start, and, asking for it, so long once more. */
  readySeconds: 120,
  holdSeconds: 120,
  /** A page that has not asked for this long has gone. Longer than a browser lets a hidden tab sleep: a minute. */
  silentSeconds: 180,
  /** A sign of life is written down when the last one is older than this. */
  heartbeatSeconds: 20,
  longest: 10_000,
  /** Places in line for one address, which may be a whole hospital's. */
  perAddress: 60,
  /** A slot holds this long without a call: Retell may take 10 s to create one, whose token lives for 30 s. */
  beginSeconds: 45,
  /** Whoever's call failed to begin keeps the turn for this long at least. */
  retrySeconds: 60,
  /** Nobody is called up for this long after Retell had no slot. */
  pauseSeconds: 5,
  /** A sweep looks up no further calls after this. */
  longestRunSeconds: 20,
  longestNote: 500,
  /** Tickets and leases that are over, for measuring, and claims of talking time, which count for a day. */
  keptDays: 7,
  /** How soon a page asks again, by its place; those behind them after `farMs` and up to `farSpreadMs` more. */
  poll: {
    near: [
      { upTo: 3, ms: 2000 },
      { upTo: 20, ms: 5000 },
      { upTo: 100, ms: 10_000 },
    ],
    farMs: 20_000,
    farSpreadMs: 10_000,
    readyMs: 5000,
    idleMs: 30_000,
  },
} as const;
