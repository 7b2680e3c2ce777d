import { expect, it } from "vitest";
import { toVtt } from "./captions";
import type { CaptionWord } from "./plan/clip-plan";

const word = (text: string, start: number, more: Partial<CaptionWord> = {}): CaptionWord => ({
  turn: 0,
  word: 0,
  role: "user",
  text,
  start,
  end: start + 0.3,
  isHidden: false,
  ...more,
});

it("gives each word its time, in cues by turn, and shows what is hidden once", () => {
  const vtt = toVtt([
    word("Is", 0.25),
    word("5<6", 0.6),
    word("[bleep]", 1, { isHidden: true }),
    word("[bleep]", 1.4, { isHidden: true }),
    word("&?", 2),
    word("Yes.", 3661.5, { turn: 1, role: "agent" }),
  ]);
  expect(vtt).toBe(
    [
      "WEBVTT",
      "",
      "00:00:00.250 --> 00:00:02.500",
      "<v Physician><c>Is</c> <00:00:00.600><c>5&lt;6</c> <00:00:01.000><c>[bleep]</c> <00:00:02.000><c>&amp;?</c></v>",
      "",
      "01:01:01.500 --> 01:01:02.000",
      "<v Doc><c>Yes.</c></v>",
      "",
    ].join("\n"),
  );
});

it("begins a new cue after a pause and after eight words, and never lets two overlap", () => {
  const words = Array.from({ length: 20 }, (_, i) => word(`w${i}`, i * 0.3 + (i > 12 ? 3 : 0)));
  const times = [...toVtt(words).matchAll(/^(\S+) --> (\S+)$/gm)].map((match) => [
    match[1] ?? "",
    match[2] ?? "",
  ]);
  expect(times.length).toBe(3);
  times.slice(1).forEach(([start], i) => {
    expect((times[i]?.[1] ?? "") <= (start ?? "")).toBe(true);
  });
});
