import { expect, it } from "vitest";
import { endingInWords, headlineOf, toneOf } from "./call-words";

const call = { title: null, summary: null, kind: "web", isErased: false } as const;

it("a call is called by its name, else by how its summary begins, else by what it was", () => {
  expect(headlineOf({ ...call, title: "Night", summary: "You spoke." })).toBe("Night");
  expect(headlineOf({ ...call, summary: "You spoke\nof the night." })).toBe("You spoke of the night.");
  const long = headlineOf({ ...call, summary: `${"night, ".repeat(30)}` });
  expect(long).toMatch(/^(night, )+night …$/);
  expect(long.length).toBeLessThanOrEqual(92);
  expect(headlineOf({ ...call, summary: "夜".repeat(200) })).toHaveLength(92);
  expect(headlineOf({ ...call, kind: "phone" })).toBe("A call to your phone");
  expect(headlineOf({ ...call, isErased: true })).toBe("A talk in the browser, erased");
});

it("a call that is not over has no ending yet", () => {
  expect(endingInWords({ status: "ongoing", reason: null })).toBe("still going on");
  expect(endingInWords({ status: "registered", reason: null })).toBe("not begun yet");
  expect(endingInWords({ status: "ended", reason: "user_hangup" })).toBe("you hung up");
});

it("a tone is told in small letters, and not when the analysis could not tell", () => {
  expect(toneOf({ mood: "exhausted", sentiment: "Negative" })).toBe("exhausted, negative");
  expect(toneOf({ mood: "unclear", sentiment: "Unknown" })).toBe("");
  expect(toneOf({ mood: null, sentiment: "Neutral" })).toBe("neutral");
});
