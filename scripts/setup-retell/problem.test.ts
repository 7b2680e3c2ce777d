import { describe, expect, it } from "vitest";
import { RetellFailure } from "@/lib/vendors/retell-ask";
import { SetupProblem, toSentence } from "./problem";

describe("the sentence for a failure", () => {
  it("carries the status and says what to do", () => {
    expect(toSentence(new RetellFailure("unpaid", 402, "Trial has ended."), "key_1")).toBe(
      "Retell wants a payment method before it does this (402): add one under Billing in its dashboard, then run this again; nothing is made twice.",
    );
  });

  it("repeats Retell's words only when they tell what the code got wrong", () => {
    expect(toSentence(new RetellFailure("refused", 400, "voice_id: unknown"), "key_1")).toContain(
      "(400: voice_id: unknown)",
    );
    expect(toSentence(new RetellFailure("bad_key", 401, "key is wrong"), "key_1")).not.toContain(
      "key is wrong",
    );
  });

  it("is one line and never holds the key", () => {
    const sentence = toSentence(new Error("Bearer key_1\nis not valid"), "key_1");
    expect(sentence).not.toContain("key_1");
    expect(sentence).not.toContain("\n");
  });

  it("is the problem's own words when the person can mend it", () => {
    expect(toSentence(new SetupProblem("Do this."), "key_1")).toBe("Do this.");
  });
});
