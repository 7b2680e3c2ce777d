import { expect, test } from "vitest";
import type { Utterance } from "@/types/call";
import { toCaptions } from "./captions";

const say = (role: Utterance["role"], content: string, from: number): Utterance => ({
  role,
  content,
  words: content.split(" ").map((word, i) => ({ word, start: from + i * 0.5, end: from + i * 0.5 + 0.4 })),
});

test("captions say who speaks and when, break with sentences, pauses and turns, and escape what is markup", () => {
  const talk = [say("agent", "So, how was it? Tell me.", 0), say("user", "BP < 90 & falling.", 3661)];
  expect(toCaptions(talk)).toBe(`WEBVTT

00:00:00.000 --> 00:00:01.900
<v Doc>So, how was it?</v>

00:00:02.000 --> 00:00:02.900
<v Doc>Tell me.</v>

01:01:01.000 --> 01:01:03.400
<v You>BP &lt; 90 &amp; falling.</v>
`);
});

test("captions come in the order of time, and are none where no time is known", () => {
  const talk = [say("agent", "One two.", 5), say("user", "Before that.", 1)];
  expect(toCaptions(talk).match(/<v (\w+)>/g)).toEqual(["<v You>", "<v Doc>"]);
  expect(toCaptions([{ role: "user", content: "When?", words: [{ word: "When?" }] }])).toBe("WEBVTT\n");
  expect(toCaptions([])).toBe("WEBVTT\n");
});
