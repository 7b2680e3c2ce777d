import { expect, it } from "vitest";
import { toSaid } from "./said";
import type { OpsReport } from "./schema";

const limits = {
  capacity: 20,
  phone: { callsPerDay: 50, secondsPerDay: 6000, microUsdPerMonth: 200_000_000 },
  webSecondsPerDay: 300_000,
};
const call = { day: "2026-03-01", kind: "web", outcome: "ended", calls: 3, seconds: 180, microUsd: 300_000 };
const refusal = { day: "2026-03-01", code: "queue_wait", count: 2 };
const report = {
  calls: [call, { ...call, outcome: "error", calls: 1, seconds: 0, microUsd: 0 }],
  latency: [
    { day: "2026-03-01", calls: 3, p50Ms: 800, p95Ms: 2000 },
    { day: "2026-03-02", calls: 1, p50Ms: 400, p95Ms: null },
  ],
  webhooks: [{ day: "2026-03-01", events: 1, p50Ms: 8, p99Ms: 15 }],
  queue: { days: [] },
  counts: { refusals: [refusal, { ...refusal, code: "rate_limited", count: 3 }, refusal], signIns: [] },
  money: {
    monthWebMicroUsd: 1_000_000,
    monthPhoneMicroUsd: 1_000_000,
    weekWebMicroUsd: 700_000,
    weekPhoneMicroUsd: 0,
    todayWebSeconds: 0,
    todayPhoneSeconds: 0,
    weekWebSeconds: 42_000,
    weekPhoneSeconds: 420,
    dayPhoneSeconds: 60,
    dayWebSeconds: 600,
  },
  clips: null,
} as unknown as OpsReport;
const said = toSaid(report, limits, Date.parse("2026-03-30T00:00:00Z"));
const plain = (text: string) => text.replaceAll("\u00a0", " ");

it("counts in words what went through and what was refused", () => {
  expect(said.calls).toBe("4 calls, of which 75% went through.");
  expect(said.refusals).toBe("7 requests refused by a rule, most often queue wait.");
  expect(said.minutes).toBe(
    "3 minutes. In the last 24 hours 10 of 5,000 in the browser and 1 of 100 by phone. If today ends as the last week's days did: 100 in the browser and 1 by phone.",
  );
});

it("weighs each day by what it stands for, and leaves out those without a figure", () => {
  expect(plain(said.latency)).toContain("came within 700 ms, 19 of 20 within 2.0 s,");
  expect(plain(said.webhooks)).toContain("One event, half of them taken in within 8 ms");
});

it("says what a month comes to", () => {
  expect(said.money).toContain("This month $2.00 so far; as the last week went, $2.20 at its end.");
});

it("has something to say of days on which nothing was", () => {
  expect(said.signIns).toBe("0 sign-ins.");
  expect(plain(said.queue)).toContain("0 joined, 0 left before their turn. Half waited no longer than 0 s;");
  expect(said.clips).toBe("");
});

it("says of clips what is forgotten, where days are asked for of which it is", () => {
  const clips = { working: 0, oldestWorkingAt: null, reports: 1, days: [], failures: [] };
  const saidFrom = (from: string) =>
    toSaid({ ...report, from, clips }, limits, Date.parse("2026-03-31T12:00:00Z")).clips;
  expect(saidFrom("2026-03-01")).toMatch(/0 failed\. One report by visitors\.$/);
  expect(saidFrom("2026-02-28")).toContain(
    "Those that failed or were ended, and their reports, are known of 30 days only.",
  );
});
