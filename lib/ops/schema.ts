import { z } from "zod";

const count = z.number();
const at = z.string();
/** A day of UTC's. */
const day = z.iso.date();

const callDay = z.object({
  day,
  kind: z.enum(["web", "phone"]),
  outcome: z.enum(["ended", "not_connected", "error", "open"]),
  calls: count,
  seconds: count,
  microUsd: count,
});
const lag = z.object({ day, events: count, p50Ms: count, p99Ms: count });
const deadLetter = z.object({
  id: z.number(),
  callId: z.string(),
  event: z.string(),
  attempts: count,
  /** SQLSTATE of the last try. */
  cause: z.string().nullable(),
  receivedAt: at,
  deadAt: at,
});
const silentCall = z.object({
  callId: z.string(),
  kind: z.string(),
  status: z.string(),
  dueAt: at,
  lastEventAt: at,
});
const queueDay = z.object({
  day,
  joined: count,
  admitted: count,
  /** Gave up or were gone when their turn came. */
  gone: count,
  waitP50Seconds: count.nullable(),
  waitP95Seconds: count.nullable(),
  /** Had their turn, and had been told a range when they joined; and those who waited within it. */
  told: count,
  toldRight: count,
});
const clips = z.object({
  working: count,
  oldestWorkingAt: at.nullable(),
  /** By visitors, of what a shared clip says. */
  reports: count,
  days: z.array(
    z.object({
      day,
      started: count,
      ready: count,
      failed: count,
      p50Seconds: count.nullable(),
      p95Seconds: count.nullable(),
    }),
  ),
  failures: z.array(z.object({ reason: z.string(), clips: count })),
});

/** What `read_ops` answers. Money is micro-dollars, days are UTC's, a time is ISO text. */
export const opsReportSchema = z.object({
  at,
  from: day,
  to: day,
  calls: z.array(callDay),
  latency: z.array(z.object({ day, calls: count, p50Ms: count, p95Ms: count.nullable() })),
  failures: z.array(z.object({ day, outcome: z.string(), reason: z.string(), calls: count })),
  webhooks: z.array(lag),
  inbox: z.object({
    pending: count,
    oldestPendingAt: at.nullable(),
    dead: count,
    lastReceivedAt: at.nullable(),
    lastHour: lag.nullable(),
    deadLetters: z.array(deadLetter),
  }),
  silent: z.array(silentCall),
  money: z.object({
    monthWebMicroUsd: count,
    monthPhoneMicroUsd: count,
    weekWebMicroUsd: count,
    weekPhoneMicroUsd: count,
    todayWebSeconds: count,
    todayPhoneSeconds: count,
    weekWebSeconds: count,
    weekPhoneSeconds: count,
    /** What phone calls of this month hold of the budget: reserved while they run, settled after. */
    heldPhoneMicroUsd: count,
    dayPhoneCalls: count,
    dayPhoneSeconds: count,
    dayWebSeconds: count,
  }),
  slots: z.object({
    web: count,
    phone: count,
    inCalls: count,
    drift: count.nullable(),
    foreignCalls: count.nullable(),
    vendorLimit: count.nullable(),
    measuredAt: at.nullable(),
    pausedUntil: at.nullable(),
  }),
  queue: z.object({
    waiting: count,
    ready: count,
    oldestJoinedAt: at.nullable(),
    days: z.array(queueDay),
  }),
  counts: z.object({
    refusals: z.array(z.object({ day, code: z.string(), count })),
    signIns: z.array(z.object({ day, count })),
  }),
  lastCalls: z.array(
    z.object({
      callId: z.string(),
      kind: z.string(),
      status: z.string(),
      reason: z.string().nullable(),
      createdAt: at,
      durationMs: count.nullable(),
      microUsd: count.nullable(),
      voiceP95Ms: count.nullable(),
    }),
  ),
  /** Null while there are no clips at all. */
  clips: clips.nullable(),
});
export type OpsReport = z.infer<typeof opsReportSchema>;

const delivery = z.object({
  id: z.number(),
  event: z.string(),
  rank: z.number(),
  receivedAt: at,
  processedAt: at.nullable(),
  deadAt: at.nullable(),
  nextAttemptAt: at,
  attempts: count,
  cause: z.string().nullable(),
  /** Facts go some days after they were taken in. */
  hasFacts: z.boolean(),
  offered: z.array(z.string()),
  /** Of what it offered, what stands in the call's row. */
  changed: z.array(z.string()),
});
export type Delivery = z.infer<typeof delivery>;

const settlement = z.object({
  phone: z
    .object({
      state: z.string(),
      intendedAt: at.nullable(),
      dialledAt: at.nullable(),
      settledAt: at.nullable(),
      seconds: count,
      microUsd: count,
    })
    .nullable(),
  web: z.object({ claimedAt: at, seconds: count, settledSeconds: count.nullable() }).nullable(),
  slot: z.object({ takenAt: at, releasedAt: at.nullable(), releasedBy: z.string().nullable() }).nullable(),
  wait: z
    .object({
      joinedAt: at,
      admittedAt: at.nullable(),
      toldP10Seconds: count.nullable(),
      toldP90Seconds: count.nullable(),
    })
    .nullable(),
});

/** What `read_ops_call` answers: nothing of what was said, and not whose call it is. */
export const opsCallSchema = z.object({
  callId: z.string(),
  kind: z.string().nullable(),
  status: z.string().nullable(),
  reason: z.string().nullable(),
  createdAt: at.nullable(),
  startedAt: at.nullable(),
  endedAt: at.nullable(),
  durationMs: count.nullable(),
  maxDurationSeconds: count.nullable(),
  agentVersion: count.nullable(),
  microUsd: count.nullable(),
  /** As Retell reports it; its form is the vendor's. */
  latency: z.record(z.string(), z.unknown()).nullable().catch(null),
  lastEventAt: at.nullable(),
  lookedUpAt: at.nullable(),
  stopAskedAt: at.nullable(),
  isKept: z.boolean(),
  erasedAt: at.nullable(),
  vendorErasedAt: at.nullable(),
  deletedAt: at.nullable(),
  hasTranscript: z.boolean(),
  hasRecording: z.boolean(),
  deliveries: z.array(delivery),
  settlement,
});
export type OpsCall = z.infer<typeof opsCallSchema>;
