/** The numbers that people argue about, with their units. Nowhere else. */
export const policy = {
  webCall: {
    /** What a visitor may talk in a rolling day. */
    secondsPerDay: 420,
    /** Retell refuses a cap below a minute. */
    minimumCapSeconds: 60,
    /** How long we wait for Retell to create a call. */
    createTimeoutMs: 10_000,
    /** A token dies after 30 s; a call that never began is looked up after this. */
    neverJoinedSeconds: 45,
    /** A live call says something at every turn; one that has been silent this long is looked up at Retell. */
    silentSeconds: 30,
    overdueBatch: 50,
  },
  retention: {
    /** Transcript and recording of a caller who did not ask us to keep them. */
    unconsentedHours: 24,
    batch: 50,
  },
  webhooks: {
    maxBodyBytes: 4 * 1024 * 1024,
    /** Longest wait between two tries of an event that could not be processed. */
    maxBackoffSeconds: 3600,
    sweepBatch: 100,
  },
  http: {
    maxBodyBytes: 64 * 1024,
  },
  visitor: {
    cookieDays: 400,
  },
} as const;
