import { expect, it } from "vitest";
import { policy } from "@/lib/limits/policy";
import { pollAfterMs } from "./poll-pace";

it.each([
  [1, 2000],
  [3, 2000],
  [4, 5000],
  [20, 5000],
  [21, 10_000],
  [100, 10_000],
])("has place %i ask after %i ms", (place, ms) => {
  expect(pollAfterMs("waiting", place)).toBe(ms);
});

it("spreads those far behind over ten seconds, so that a wave of them does not stay one", () => {
  const paces = Array.from({ length: 110 }, (_, i) => pollAfterMs("waiting", 101 + i));
  expect(Math.min(...paces)).toBe(20_000);
  expect(Math.max(...paces)).toBe(30_000);
  expect(new Set(paces).size).toBe(11);
});

it("is at most 450 requests a second with 10 000 waiting", () => {
  const places = Array.from({ length: 10_000 }, (_, i) => i + 1);
  const perSecond = places.reduce((sum, place) => sum + 1000 / pollAfterMs("waiting", place), 0);
  expect(perSecond).toBeGreaterThan(350);
  expect(perSecond).toBeLessThan(450);
});

it("keeps a place and a turn alive many times over", () => {
  const slowest = Math.max(...Array.from({ length: 200 }, (_, i) => pollAfterMs("waiting", i + 1)));
  expect(slowest * 5).toBeLessThan(policy.queue.silentSeconds * 1000);
  expect(pollAfterMs("ready", null) * 20).toBeLessThan(policy.queue.readySeconds * 1000);
});

it("lets everyone from a full house ask in two windows without being refused", () => {
  const places = Array.from({ length: policy.queue.perAddress }, (_, i) => i + 1);
  const fastest = Math.max(...places.map((place) => 60_000 / pollAfterMs("waiting", place)));
  expect(fastest * 2).toBeLessThan(policy.burst.ticket);
});

it("never says to ask at once, whatever the state", () => {
  for (const state of ["active", "full", "expired", "left"] as const) {
    expect(pollAfterMs(state, null)).toBeGreaterThanOrEqual(10_000);
  }
});
