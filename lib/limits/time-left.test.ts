import { describe, expect, it } from "vitest";
import { timeLeftInWords } from "./time-left";

const now = new Date("2026-11-21T12:00:00Z");
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const say = (leftSeconds: number, resetsAt: Date | null) =>
  timeLeftInWords({ limitSeconds: 420, leftSeconds, resetsAt }, 60, now);

describe("what is left to talk", () => {
  it("is the whole allowance before the first call", () => {
    expect(say(420, null)).toBe("Up to 7 minutes.");
  });

  it("is told to the second once some is gone", () => {
    expect(say(252, inMinutes(600))).toBe("4 min 12 s left today.");
    expect(say(60, inMinutes(600))).toBe("1 minute left today.");
  });

  it("says when there is time again once less than the shortest call is left", () => {
    expect(say(59, inMinutes(300))).toBe(
      "You have talked your 7 minutes for today. There is time again in about 5 hours.",
    );
    expect(say(0, inMinutes(20))).toContain("in 20 minutes.");
    expect(say(0, inMinutes(-5))).toContain("in 1 minute.");
  });
});
