import { expect, it } from "vitest";
import { addDays, daysOf, toDayRange } from "./day-range";

const NOW = Date.parse("2026-03-15T12:00:00Z");

const noDay = "Not all that was asked for is a day of the calendar. That was left out.";
const toCome = "Days to come have no figures, so today is the last.";
const tooOld = "Nothing is older than 1 Jan 2024, so that is where days begin.";
const exchanged = "The first day came after the last one, so the two were exchanged.";
it.each([
  [{}, "2026-02-14", "2026-03-15", []],
  [{ from: "", to: "" }, "2026-02-14", "2026-03-15", []],
  [{ from: "2026-03-10", to: "2026-03-12" }, "2026-03-10", "2026-03-12", []],
  [{ from: "2026-03-12", to: "2026-03-10" }, "2026-03-10", "2026-03-12", [exchanged]],
  [{ from: "2026-02-30", to: "2999-01-01" }, "2026-02-14", "2026-03-15", [noDay, toCome]],
  [{ from: "2999-01-01", to: "2999-01-02" }, "2026-03-15", "2026-03-15", [toCome]],
  [{ from: ["2026-03-10"], to: "'; drop" }, "2026-02-14", "2026-03-15", [noDay]],
  [{ to: "0000-01-01" }, "2024-01-01", "2024-01-01", [tooOld]],
  [{ from: "0000-01-01", to: "0001-01-01" }, "2024-01-01", "2024-01-01", [tooOld]],
  [{ to: "1970-01-01" }, "2024-01-01", "2024-01-01", [tooOld]],
  [{ to: "2024-01-05" }, "2024-01-01", "2024-01-05", []],
  [
    { from: "2000-01-01" },
    "2025-03-15",
    "2026-03-15",
    [tooOld, "A year is the most that is shown, so the first day is 15 Mar 2025."],
  ],
])("reads the range of days %j, and says in what it is not as asked", (asked, from, to, notes) => {
  expect(toDayRange(asked, NOW)).toEqual({ range: { from, to }, notes });
});

it("counts its days", () => {
  expect(daysOf({ from: "2026-02-27", to: "2026-03-01" })).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
});
