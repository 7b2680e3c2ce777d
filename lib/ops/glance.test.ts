import { expect, it } from "vitest";
import type { Probe } from "@/lib/health/health";
import type { ReportedClip } from "@/types/clip";
import type { HealthChecks, State } from "./check";
import { toStandings } from "./checks/dependencies";
import { toChecks, worstOf } from "./glance";
import type { OpsLimits } from "./limits";
import type { OpsReport } from "./schema";

const NOW = Date.parse("2026-03-15T12:00:00Z");
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

const calm: OpsReport = {
  at: ago(0),
  from: "2026-03-01",
  to: "2026-03-15",
  calls: [],
  latency: [],
  failures: [],
  webhooks: [],
  inbox: {
    pending: 0,
    oldestPendingAt: null,
    dead: 0,
    lastReceivedAt: null,
    lastHour: null,
    deadLetters: [],
  },
  silent: [],
  money: {
    monthWebMicroUsd: 0,
    monthPhoneMicroUsd: 0,
    weekWebMicroUsd: 0,
    weekPhoneMicroUsd: 0,
    todayWebSeconds: 0,
    todayPhoneSeconds: 0,
    weekWebSeconds: 0,
    weekPhoneSeconds: 0,
    heldPhoneMicroUsd: 0,
    dayPhoneCalls: 0,
    dayPhoneSeconds: 0,
    dayWebSeconds: 0,
  },
  slots: {
    web: 3,
    phone: 1,
    inCalls: 4,
    drift: 0,
    foreignCalls: 0,
    vendorLimit: 20,
    measuredAt: ago(30),
    pausedUntil: null,
  },
  queue: { waiting: 0, ready: 0, oldestJoinedAt: null, days: [] },
  counts: { refusals: [], signIns: [] },
  lastCalls: [],
  clips: null,
};
const limits: OpsLimits = {
  capacity: 20,
  phone: { callsPerDay: 50, secondsPerDay: 6000, microUsdPerMonth: 200_000_000 },
  webSecondsPerDay: 300_000,
};
const up: Probe = { status: "ok", latencyMs: 12 };
const health: HealthChecks = { database: up, auth: up, redis: up, voice: up, storage: up, video: up };
const checksOf = (part: Partial<OpsReport>, reported: ReportedClip[] = [], standing = health) =>
  toChecks(standing, { report: { ...calm, ...part }, reported, limits, nowMs: NOW });
const { inbox, money, slots, queue } = calm;
const today = (outcome: "ended" | "error", calls: number) => ({
  day: "2026-03-15",
  kind: "web" as const,
  outcome,
  calls,
  seconds: 0,
  microUsd: 0,
});
const day = { day: "2026-03-14", joined: 40, admitted: 40, gone: 0, waitP50Seconds: 1, waitP95Seconds: 2 };
const silent = { callId: "c", kind: "web", status: "ongoing", dueAt: ago(9), lastEventAt: ago(99) };
const clipDay = { day: "2026-03-15", started: 0, ready: 0, failed: 0, p50Seconds: null, p95Seconds: null };
const clips = { working: 0, oldestWorkingAt: null, reports: 0, days: [clipDay], failures: [] };
const lag = { day: "2026-03-15", events: 100, p50Ms: 5 };

it("finds nothing wrong on a calm day", () => {
  const checks = checksOf({});
  expect(worstOf(checks)).toBe("ok");
  expect(checks.every(({ sentence }) => /^[A-Z0-9$].*\.$/.test(sentence))).toBe(true);
  expect(checks.find(({ name }) => name === "What Doc stands on")?.figure).toBe("6 of 6");
});

it("tells what is down from what has not answered yet, and still speaks when there are no figures", () => {
  const down: Probe = { status: "down", latencyMs: 3, cause: "TypeError" };
  const { video, ...rest } = { ...health, redis: down };
  const [check] = checksOf({}, [], rest);
  expect(check).toMatchObject({
    state: "bad",
    figure: "4 of 6",
    sentence: "Limits (Upstash) is down. Clip maker (Lambda) has not answered yet.",
  });
  expect(toStandings(rest).map(({ figure }) => figure.replace(/\s/, " "))).toEqual([
    "12 ms",
    "12 ms",
    "Down",
    "12 ms",
    "12 ms",
    "Not yet",
  ]);
  const asking = checksOf({}, [], { ...health, auth: undefined });
  expect(asking.map(({ name }) => name)).not.toContain("What Doc stands on");
  expect(worstOf(asking)).toBe("ok");
  expect(toChecks(health, undefined).map(({ name, state }) => [name, state])).toEqual([
    ["What Doc stands on", "ok"],
    ["Figures", "bad"],
  ]);
});

it("asks for a look at a reported clip while it can be seen and the report is new", () => {
  const daysAgo = (days: number) => new Date(NOW - days * 86_400_000);
  const clip = { clipId: "c", callId: "call", reports: 2, reason: null, isLive: true };
  const stateOf = (part: Partial<ReportedClip>) =>
    worstOf(checksOf({}, [{ ...clip, reportedAt: daysAgo(6), ...part }]));
  expect(stateOf({})).toBe("warn");
  expect(stateOf({ isLive: false })).toBe("ok");
  expect(stateOf({ reportedAt: daysAgo(8) })).toBe("ok");
});

const cases: [string, State, Partial<OpsReport>][] = [
  ["Overdue calls", "bad", { silent: [silent] }],
  ["Dead letters", "bad", { inbox: { ...inbox, dead: 1 } }],
  ["Webhooks", "ok", { inbox: { ...inbox, lastHour: { ...lag, p99Ms: 4999 } } }],
  ["Webhooks", "warn", { inbox: { ...inbox, lastHour: { ...lag, p99Ms: 5000 } } }],
  ["Webhooks", "ok", { inbox: { ...inbox, lastHour: { ...lag, events: 99, p99Ms: 90_000 } } }],
  ["Webhooks", "bad", { inbox: { ...inbox, pending: 1, oldestPendingAt: ago(600) } }],
  ["Slots in use", "warn", { slots: { ...slots, drift: -1 } }],
  ["Slots in use", "bad", { slots: { ...slots, drift: 3 } }],
  ["Slots in use", "bad", { slots: { ...slots, measuredAt: ago(1800) } }],
  ["Slots in use", "warn", { slots: { ...slots, measuredAt: null } }],
  ["Waiting", "warn", { queue: { ...queue, waiting: 1, oldestJoinedAt: ago(900) } }],
  [
    "Phone budget",
    "ok",
    { money: { ...money, heldPhoneMicroUsd: 100_000_000, weekPhoneMicroUsd: 42_000_000 } },
  ],
  [
    "Phone budget",
    "warn",
    { money: { ...money, heldPhoneMicroUsd: 100_000_000, weekPhoneMicroUsd: 43_000_000 } },
  ],
  ["Phone budget", "bad", { money: { ...money, heldPhoneMicroUsd: 200_000_000 } }],
  ["The day's limits", "warn", { money: { ...money, dayPhoneCalls: 40 } }],
  ["The day's limits", "bad", { money: { ...money, dayWebSeconds: 300_000 } }],
  // Half a day is left, and half of what a day of the last week had comes in it.
  ["The day's limits", "ok", { money: { ...money, todayPhoneSeconds: 4000, weekPhoneSeconds: 28_000 } }],
  ["The day's limits", "warn", { money: { ...money, todayPhoneSeconds: 4000, weekPhoneSeconds: 28_100 } }],
  ["The day's limits", "warn", { money: { ...money, todayWebSeconds: 1, weekWebSeconds: 4_200_000 } }],
  ["Clips today", "ok", { clips: { ...clips, working: 2, oldestWorkingAt: ago(599) } }],
  ["Clips today", "warn", { clips: { ...clips, working: 2, oldestWorkingAt: ago(600) } }],
  ["Clips today", "bad", { clips: { ...clips, working: 1, oldestWorkingAt: ago(1800) } }],
  ["Clips today", "bad", { clips: { ...clips, days: [{ ...clipDay, started: 10, failed: 2 }] } }],
  ["Calls today", "ok", { calls: [today("error", 9)] }],
  ["Calls today", "warn", { calls: [today("ended", 19), today("error", 1)] }],
  ["Calls today", "bad", { calls: [today("ended", 8), today("error", 2)] }],
  ["Doc's answers", "warn", { latency: [{ day: "2026-03-15", calls: 10, p50Ms: 900, p95Ms: 3000 }] }],
  ["Doc's answers", "ok", { latency: [{ day: "2026-03-14", calls: 10, p50Ms: 900, p95Ms: 9000 }] }],
  ["Waits as told", "warn", { queue: { ...queue, days: [{ ...day, told: 20, toldRight: 13 }] } }],
  ["Waits as told", "bad", { queue: { ...queue, days: [{ ...day, told: 20, toldRight: 8 }] } }],
  ["Waits as told", "ok", { queue: { ...queue, days: [{ ...day, told: 19, toldRight: 1 }] } }],
  [
    "Waits as told",
    "bad",
    { queue: { ...queue, days: [{ ...day, day: "2026-03-09", told: 20, toldRight: 8 }] } },
  ],
  // Of the week before, which a longer range has too.
  [
    "Waits as told",
    "ok",
    { queue: { ...queue, days: [{ ...day, day: "2026-03-08", told: 20, toldRight: 8 }] } },
  ],
];
it.each(cases)("%s: %s", (name, state, part) => {
  const checks = checksOf(part);
  expect(checks.find((check) => check.name === name)?.state).toBe(state);
  expect(worstOf(checks)).toBe(state);
  expect(checks.filter(({ sentence }) => !/^[A-Z0-9$].*\.$/.test(sentence))).toEqual([]);
});
