import { expect, test } from "vitest";
import { seal, unseal } from "./seal";

const secret = "a-secret-that-is-long-enough-for-anything";

test("what is sealed is read again by whoever has the secret, for what it was sealed for, unchanged", () => {
  const sealed = seal("a token", secret, "clip:token:v1");
  expect(sealed).not.toContain("token");
  expect(seal("a token", secret, "clip:token:v1")).not.toBe(sealed);
  expect(unseal(sealed, secret, "clip:token:v1")).toBe("a token");
  expect(unseal(sealed, `${secret}!`, "clip:token:v1")).toBeUndefined();
  expect(unseal(sealed, secret, "feedback:email:v1")).toBeUndefined();
  const parts = sealed.split(".");
  for (const [i, part] of parts.entries()) {
    const other = part.startsWith("A") ? `B${part.slice(1)}` : `A${part.slice(1)}`;
    const changed = parts.map((same, at) => (at === i ? other : same)).join(".");
    expect(unseal(changed, secret, "clip:token:v1")).toBeUndefined();
  }
  for (const nothing of [
    "",
    "v1",
    "v1...",
    "v1.AAAA.AAAA.AAAA",
    sealed.slice(0, -8),
    sealed.replace("v1", "v2"),
  ])
    expect(unseal(nothing, secret, "clip:token:v1")).toBeUndefined();
});
