import { expect, test } from "vitest";
import { howItEnded, whyNothing } from "./reason";

test.each([
  ["user_hangup", "ended", "you hung up"],
  ["agent_hangup", "ended", "Doc said goodbye"],
  ["max_duration_reached", "ended", "the time was up"],
  ["unknown_to_vendor", "error", "it left no trace"],
] as const)("%s is told in words", (reason, status, words) => {
  expect(howItEnded({ reason, status })).toBe(words);
});

test("a reason that the vendor adds tomorrow is told by how the call stands", () => {
  const told = (status: "ended" | "not_connected" | "error") =>
    whyNothing({ reason: "eaten_by_dog", status }).title;
  expect(told("ended")).toBe("There is nothing written down.");
  expect(told("not_connected")).toBe("The call could not be put through.");
  expect(told("error")).toBe("The line broke on our side.");
  expect(howItEnded({ reason: null, status: "ended" })).toBe("the call ended");
});

test("a reason with the name of something every object has is no reason of ours", () => {
  expect(howItEnded({ reason: "constructor", status: "ended" })).toBe("the call ended");
});

test("no sound and no trace are two different things to hear", () => {
  expect(whyNothing({ reason: "error_no_audio_received", status: "error" }).title).toBe(
    "We could not hear you.",
  );
  expect(whyNothing({ reason: "unknown_to_vendor", status: "error" }).title).toBe("This call left no trace.");
});
