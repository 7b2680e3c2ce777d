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

  it("never changes under a version: a changed text needs a new one", () => {
    const digest = createHash("sha256").update(consentText("2026-11-21")).digest("hex").slice(0, 16);
    expect(digest).toBe("c716ee16a0a034f3");
  });

  it("is given back by its version, and admitted when it is not at hand", () => {
    expect(consentText(consentVersion)).toBe(currentConsentText);
    expect(consentText("1999-01-01")).toContain("not kept");
    expect(consentText("constructor")).toContain("not kept");
  });
});
