import { expect, it } from "vitest";
import { isDeeperThan, MOST_LEVELS } from "./depth";

const nested = (levels: number): unknown =>
  JSON.parse(`${'{"a":['.repeat(levels / 2)}${"]}".repeat(levels / 2)}`);

it("counts arrays and objects alike, and plain values not at all", () => {
  for (const value of ["text", 1, null, undefined]) expect(isDeeperThan(0, value)).toBe(false);
  expect(isDeeperThan(0, [])).toBe(true);
  expect(isDeeperThan(4, nested(4))).toBe(false);
  expect(isDeeperThan(3, nested(4))).toBe(true);
  expect(isDeeperThan(1, [null, "text", 1])).toBe(false);
});

it("finds the one deep place among many shallow ones", () => {
  expect(isDeeperThan(5, [1, [2], nested(4), {}])).toBe(false);
  expect(isDeeperThan(4, [1, [2], nested(4), {}])).toBe(true);
});

it("survives what JSON.stringify does not", () => {
  const deep = nested(100_000);
  expect(() => JSON.stringify(deep)).toThrow(RangeError);
  expect(isDeeperThan(MOST_LEVELS, deep)).toBe(true);
});
