import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { consentText, consentVersion, currentConsentText } from "./consent";

describe("the consent to a demo call", () => {
  it.each([
    ["an AI speaks", /\bAI\b/],
    ["it is recorded", /recorded and transcribed/],
    ["one call, to this number, now", /call this number once, now/],
    ["it is no marketing", /no consent to marketing/],
    ["how to block a number", /block page/],
    ["the number is one's own to give", /mine to be called on/],
  ])("says that: %s", (_, words) => {
    expect(currentConsentText).toMatch(words);
  });

  it.each([
    ["2026-11-21", "c716ee16a0a034f3"],
    ["2026-11-21.2", "75c8e83067b7afd5"],
  ])("never changes under version %s: a changed text needs a new one", (version, digest) => {
    expect(createHash("sha256").update(consentText(version)).digest("hex").slice(0, 16)).toBe(digest);
  });

  it("is set as print is, without a typewriter's quotes", () => {
    expect(currentConsentText).not.toMatch(/['"]/);
  });

  it("is given back by its version, and admitted when it is not at hand", () => {
    expect(consentText(consentVersion)).toBe(currentConsentText);
    expect(consentText("1999-01-01")).toContain("not kept");
    expect(consentText("constructor")).toContain("not kept");
  });
});
