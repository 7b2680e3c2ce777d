import { expect, it } from "vitest";
import { placeInWords, stretchInWords, waitRangeInWords } from "./wait-words";

it.each([
  [1, "You are next."],
  [2, "You are next but one."],
  [4, "You are next but three."],
  [5, "4 people are before you."],
  [1200, "1199 people are before you."],
])("says place %i as: %s", (place, words) => {
  expect(placeInWords(place)).toBe(words);
});

it.each([
  [null, "We cannot tell yet how long that takes"],
  [{ p10: 0, p90: 12 }, "less than a minute"],
  [{ p10: 20, p90: 170 }, "up to about 3 minutes"],
  [{ p10: 30, p90: 60 }, "up to about 1 minute"],
  [{ p10: 60, p90: 60 }, "about 1 minute"],
  [{ p10: 240, p90: 240 }, "about 4 minutes"],
  [{ p10: 250, p90: 410 }, "about 4 to 7 minutes"],
  [{ p10: 1100, p90: 1900 }, "about 15 to 35 minutes"],
  [{ p10: 3000, p90: 5000 }, "about 50 minutes to 1½ hours"],
  [{ p10: 8000, p90: 11_000 }, "about 2 to 3½ hours"],
])("says a wait of %j as: %s", (wait, words) => {
  expect(waitRangeInWords(wait)).toBe(words);
});

it("never says less than the ninth wait of ten, nor more than the first, when it says both in minutes", () => {
  for (let p10 = 60; p10 < 1100; p10 += 7) {
    for (let p90 = p10 + 60; p90 < 1200; p90 += 31) {
      const [low = 0, high = 0] = (waitRangeInWords({ p10, p90 }).match(/\d+/g) ?? []).map(Number);
      expect(low * 60).toBeLessThanOrEqual(p10);
      expect(high * 60).toBeGreaterThanOrEqual(p90);
      expect(high * 60 - p90).toBeLessThan(60);
    }
  }
});

it.each([
  [120, "two minutes"],
  [60, "a minute"],
  [90, "90 seconds"],
  [300, "5 minutes"],
])("says policy's %i seconds as: %s", (seconds, words) => {
  expect(stretchInWords(seconds)).toBe(words);
});
