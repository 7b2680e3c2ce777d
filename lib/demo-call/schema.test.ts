import { describe, expect, it } from "vitest";
import { demoCallSchema } from "./schema";

const form = {
  name: "Ada Grey",
  phone: "+14152345678",
  email: "ada@example.com",
  consent: true,
  recaptchaToken: "a token",
};
const read = (change: Record<string, unknown>) => demoCallSchema.safeParse({ ...form, ...change });

describe("a name", () => {
  it.each([
    ["one letter", "A"],
    ["one character of another script", "\u674e"],
    ["a hundred letters with a mark each", "e\u0301".repeat(100)],
    ["a hundred syllables of two signs", "\u0915\u093f".repeat(100)],
    [
      "a letter and ninety-nine families",
      `A${"\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}".repeat(99)}`,
    ],
    ["right to left", "\u0645\u062d\u0645\u062f \u0639\u0644\u064a"],
    ["a Persian one with its joiner", "\u0645\u06cc\u200c\u0631\u0648\u0645"],
  ])("of %s is taken as it is", (_, name) => {
    expect(read({ name }).data?.name).toBe(name);
  });

  it("has single spaces, and no lines that a voice would take for orders", () => {
    expect(read({ name: "  Ada\r\n\tGrey\u2028Lovelace " }).data?.name).toBe("Ada Grey Lovelace");
  });

  it.each([
    ["a hundred and one letters", "a".repeat(101)],
    ["a hundred and one letters with marks", "e\u0301".repeat(101)],
    ["a mountain of marks", `A${"\u0301".repeat(5000)}`],
    ["a null character", "A\u0000B"],
    ["a bell", "A\u0007B"],
    ["half a surrogate pair", "A\ud800"],
    ["nothing but spaces", " \u00a0 "],
    ["nothing that shows", "\u200b"],
    ["dashes", "---"],
  ])("of %s is refused with a sentence", (_, name) => {
    expect(read({ name }).error?.issues).toContainEqual(expect.objectContaining({ path: ["name"] }));
  });
});

describe("an e-mail address", () => {
  it.each([
    "ada@example.com",
    " ada@example.com\n",
    "ada+demo@example.co.uk",
    "o'hara@xn--bcher-kva.example",
  ])("%j is taken, without the space that a keyboard adds", (email) => {
    expect(read({ email }).data?.email).toBe(email.trim());
  });

  it.each([undefined, 5, "", " ", "ada", "ada@localhost", "a@b.com,c@d.com", "a@b.com\r\nBcc: c@d.com"])(
    "%j is refused",
    (email) => {
      expect(read({ email }).error?.issues).toContainEqual(expect.objectContaining({ path: ["email"] }));
    },
  );

  it("of more than 254 characters is refused", () => {
    const email = `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(10)}.com`;
    expect(read({ email }).error?.issues).toContainEqual(expect.objectContaining({ path: ["email"] }));
  });
});

describe("a key", () => {
  it("is the same in upper and in lower case", () => {
    const key = "0B5C8A64-9F0E-4A0B-8C1D-2E3F4A5B6C7D";
    expect(read({ idempotencyKey: key }).data?.idempotencyKey).toBe(key.toLowerCase());
  });
});
