import { expect, it } from "vitest";
import { signId, verifyId } from "./signed-id";

const id = "11111111-1111-4111-8111-111111111111";
const secret = "s".repeat(32);
const signed = signId(id, "visitor:v1", secret);

it("comes back from what was signed", () => {
  expect(verifyId(signed, "visitor:v1", secret)).toBe(id);
});

it("does not come back under another name or another secret", () => {
  expect(verifyId(signed, "deletion:v1", secret)).toBeUndefined();
  expect(verifyId(signed, "visitor:v1", "t".repeat(32))).toBeUndefined();
});

it.each([
  undefined,
  "",
  id,
  `v1.${id}.${"A".repeat(43)}`,
  signed.replace("v1.1", "v1.2"),
  signed.slice(0, -1),
  `${signed}A`,
  signed.replace("v1", "v2"),
])("does not come back from %j", (value) => {
  expect(verifyId(value, "visitor:v1", secret)).toBeUndefined();
});
