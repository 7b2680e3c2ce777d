import { describe, expect, it } from "vitest";
import { countdown, warningFor } from "./countdown";

describe("the timer", () => {
  it("counts whole seconds since the start and to the cap, and stops at both ends", () => {
    expect(countdown(1000, 62_999, 420)).toEqual({ elapsedSeconds: 61, leftSeconds: 359 });
    expect(countdown(1000, 0, 420)).toEqual({ elapsedSeconds: 0, leftSeconds: 420 });
    expect(countdown(0, 500_000, 420).leftSeconds).toBe(0);
  });

  it("warns from 60 s and from 10 s on", () => {
    expect(warningFor(61)).toBeUndefined();
    expect(warningFor(60)).toBe("One minute left.");
    expect(warningFor(11)).toBe("One minute left.");
    expect(warningFor(10)).toBe("Ten seconds left.");
    expect(warningFor(0)).toBe("Ten seconds left.");
  });
});
