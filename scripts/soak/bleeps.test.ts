import { expect, it } from "vitest";
import { bleepTimes, isBleep } from "./bleeps";

it("finds in captions when each hidden word begins, also where it is a cue's first", () => {
  const captions = [
    "WEBVTT",
    "00:00:00.250 --> 00:00:02.500\n<v Physician><c>My</c> <00:00:01.500><c>[bleep]</c> <00:00:02.000><c>died</c></v>",
    "00:01:03.000 --> 00:01:04.000\n<v Doc><c>[bleep]</c></v>",
  ].join("\n\n");
  expect(bleepTimes(captions)).toEqual([1.5, 63]);
  expect(bleepTimes("WEBVTT\n")).toEqual([]);
});

const sound = (wave: (seconds: number) => number) =>
  Int16Array.from({ length: 16_000 }, (_, i) => 3000 * wave(i / 16_000));
const sine = (hz: number) => (seconds: number) => Math.sin(2 * Math.PI * hz * seconds);

it("hears the tone alone, and not a voice in it, beside it or in its place, or silence", () => {
  expect(isBleep(sound(sine(1000)), 0.5)).toBe(true);
  expect(
    isBleep(
      sound((t) => sine(1000)(t) + 0.5 * sine(220)(t)),
      0.5,
    ),
  ).toBe(false);
  expect(
    isBleep(
      sound((t) => (t < 0.58 ? sine(1000)(t) : sine(220)(t))),
      0.5,
    ),
  ).toBe(false);
  expect(isBleep(sound(sine(220)), 0.5)).toBe(false);
  expect(
    isBleep(
      sound(() => 0),
      0.5,
    ),
  ).toBe(false);
  expect(isBleep(sound(sine(1000)), 5)).toBe(false);
});
