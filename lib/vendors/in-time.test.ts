import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { inTime } from "./in-time";

it("ends with a TimeoutError", async () => {
  const signal = inTime(20);
  expect(signal.aborted).toBe(false);
  await once(signal, "abort");
  expect(signal.reason).toMatchObject({ name: "TimeoutError" });
});

it("ends when its time is over: not much before, and long before ten times that", async () => {
  const since = performance.now();
  const [ours, another] = [inTime(200), AbortSignal.timeout(2000)];
  await Promise.race([once(ours, "abort"), once(another, "abort")]);
  expect([ours.aborted, another.aborted]).toEqual([true, false]);
  expect(performance.now() - since).toBeGreaterThan(180);
});

it("does not count the time in which nothing could be heard", async () => {
  const signal = inTime(20);
  const until = Date.now() + 100;
  while (Date.now() < until);
  // By the second of them the clock has been looked at.
  await setImmediate();
  await setImmediate();
  expect(signal.aborted).toBe(false);
  await once(signal, "abort");
});
