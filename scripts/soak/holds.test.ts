import { expect, it } from "vitest";
import { heldOtherwise, holdsIn } from "./holds";

const line = { id: "a", phone: "p", address: "q", seconds: 180, microUsd: 930_000 };
const held = (holds: (typeof line)[], microUsdInMonth = 930_000) => ({ holds, microUsdInMonth });

it("reads what Redis holds, but for what has lapsed", () => {
  const pairs = ["a", "1000|0|p|q|180|930000", "b", "1000|2000|p2|q2|180|930000", "c", "1000|2001|-|-|0|0"];
  expect(holdsIn(pairs, 2000)).toEqual([
    line,
    { id: "c", phone: "-", address: "-", seconds: 0, microUsd: 0 },
  ]);
});

it("finds nothing between two that agree, whatever stands there that holds nothing", () => {
  const nothing = { id: "c", phone: "-", address: "-", seconds: 0, microUsd: 0 };
  expect(heldOtherwise(held([line, nothing]), held([line]))).toEqual([]);
});

it.each([
  [
    "a hold of nobody's",
    held([line, { ...line, id: "b" }]),
    held([line]),
    "1 holds that the ledger knows nothing of",
  ],
  ["a line that is missing", held([]), held([line]), "1 of the ledger's 1 lines are missing"],
  ["another number", held([{ ...line, phone: "x" }]), held([line]), "1 holds differ from the ledger's"],
  ["money", held([line], 1_860_000), held([line]), "the month's money is off by 930000 micro-dollars"],
])("tells of %s", (_, redis, ledger, text) => {
  expect(heldOtherwise(redis, ledger)).toEqual([text]);
});
