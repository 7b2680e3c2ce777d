import { expect, it } from "vitest";
import { isZone, startOfDay } from "./days";

it.each([
  ["2026-11-21", "UTC", "2026-11-21T00:00:00.000Z"],
  ["2026-11-21", "America/New_York", "2026-11-21T05:00:00.000Z"],
  ["2026-07-01", "America/New_York", "2026-07-01T04:00:00.000Z"],
  ["2026-03-08", "America/New_York", "2026-03-08T05:00:00.000Z"],
  ["2026-03-09", "America/New_York", "2026-03-09T04:00:00.000Z"],
  ["2026-11-21", "Asia/Kathmandu", "2026-11-20T18:15:00.000Z"],
  ["2026-11-21", "Pacific/Kiritimati", "2026-11-20T10:00:00.000Z"],
  // Midnight is skipped in Beirut on the last Sunday of March, and comes twice in Havana in November.
  ["2026-03-29", "Asia/Beirut", "2026-03-28T22:00:00.000Z"],
  ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
])("%s in %s begins at %s", (date, zone, start) => {
  expect(startOfDay(date, zone)).toBe(start);
});

it("counts days on, and knows no date and no zone that is none", () => {
  expect(startOfDay("2026-02-28", "UTC", 1)).toBe("2026-03-01T00:00:00.000Z");
  expect(startOfDay("2026-13-01", "UTC")).toBeUndefined();
  expect(startOfDay("soon", "UTC")).toBeUndefined();
  expect([isZone("Europe/Berlin"), isZone("Mars/Olympus"), isZone("")]).toEqual([true, false, false]);
});
