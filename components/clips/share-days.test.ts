import { expect, test } from "vitest";
import { nearestShareDays } from "./share-days";

const now = Date.parse("2026-11-21T10:00:00Z");
const after = (days: number) => new Date(now + days * 86_400_000).toISOString();

test("the choice shown is the one nearest to what the link has left, and the usual one while it has no end", () => {
  const left = [90, 89.9, 31, 29.5, 12, 6.99, 3, 0.5, -2];
  expect(left.map((days) => nearestShareDays(after(days), now))).toEqual([90, 90, 30, 30, 7, 7, 1, 1, 1]);
  expect(nearestShareDays(null, now)).toBe(30);
});
