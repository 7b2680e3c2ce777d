import { describe, expect, it } from "vitest";
import { nextSpeed, seekByKey, toClock, toLength } from "./playback";

describe("times", () => {
  it.each([
    [0, "0:00"],
    [59.9, "0:59"],
    [61, "1:01"],
    [3661, "1:01:01"],
    [Number.NaN, "0:00"],
    [-3, "0:00"],
  ])("%s s reads %s", (seconds, text) => {
    expect(toClock(seconds)).toBe(text);
  });

  it.each([
    [400, "0 seconds"],
    [1_000, "1 second"],
    [42_400, "42 seconds"],
    [60_000, "1 minute"],
    [59_800, "1 minute"],
    [252_000, "4 min 12 s"],
  ])("%s ms lasts %s", (ms, text) => {
    expect(toLength(ms)).toBe(text);
  });
});

describe("the seek bar's keys", () => {
  it.each([
    ["ArrowRight", 15],
    ["ArrowUp", 15],
    ["ArrowLeft", 5],
    ["ArrowDown", 5],
    ["PageUp", 30],
    ["PageDown", 0],
    ["Home", 0],
    ["End", 30],
    ["a", undefined],
    ["Tab", undefined],
  ])("%s leads from 10 s of 30 s to %s", (key, target) => {
    expect(seekByKey(key, 10, 30)).toBe(target);
  });
});

it("goes round the speeds", () => {
  expect([nextSpeed(1), nextSpeed(1.25), nextSpeed(1.5)]).toEqual([1.25, 1.5, 1]);
});
