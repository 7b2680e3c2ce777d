import { expect, it } from "vitest";
import { isOperator } from "./operator";

it.each([
  ["ops@example.com", true],
  ["OPS@Example.com", true],
  ["ops@example.com.evil.example", false],
  ["xops@example.com", false],
  ["", false],
])("%s is an operator: %s", (email, expected) => {
  expect(isOperator(email, ["ops@example.com", "second@example.com"])).toBe(expected);
});

it("is nobody while nobody is named", () => {
  expect(isOperator("", [])).toBe(false);
});
