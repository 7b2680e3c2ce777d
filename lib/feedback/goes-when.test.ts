import { expect, test } from "vitest";
import { goesWhen } from "./goes-when";

const made = "2026-11-21T03:00:00Z";
const after = (hours: number) => goesWhen(made, Date.parse(made) + hours * 3_600_000, 24);

test("says in whole hours when an unkept call goes, and near its end in plainer words", () => {
  const words = [0, 0.4, 1.2, 22.4, 22.6, 23.4, 23.6, 23.99, 24, 50].map(after);
  expect(words).toEqual([
    "in about 24 hours",
    "in about 24 hours",
    "in about 23 hours",
    "in about 2 hours",
    "in about an hour",
    "in about an hour",
    "within the hour",
    "within the hour",
    "within minutes",
    "within minutes",
  ]);
});
