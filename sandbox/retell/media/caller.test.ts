import { expect, test } from "vitest";
import { Voices } from "../../voice/voices";
import { Caller } from "./caller";
import { Recording } from "./recording";
import { Transcript } from "./transcript";

const PER_MS = 24;
const voices = new Voices();

/** A caller whose microphone hears tones (`[ms, level]`) one after the other, in 20 ms frames. */
function callerHearing(sounds: [ms: number, level: number][]) {
  let now = 0;
  const transcript = new Transcript();
  const caller = new Caller({ recording: new Recording(60_000), transcript, voices, now: () => now });
  const hear = (ms: number, level: number) => {
    for (const end = now + ms; now < end; ) {
      now += 20;
      caller.microphone(
        Int16Array.from({ length: 20 * PER_MS }, (_, i) => Math.round(level * Math.SQRT2 * Math.sin(i / 5))),
      );
    }
  };
  for (const [ms, level] of sounds) hear(ms, level);
  return { caller, transcript, hear };
}

test("words are laid over the speech that was just heard", async () => {
  const { caller, transcript } = callerHearing([
    [1000, 20],
    [1200, 2000],
    [800, 20],
  ]);
  const until = await caller.say("it never ends");
  const [said] = transcript.list();
  expect(Math.abs((said?.words[0]?.start ?? 0) - 1)).toBeLessThanOrEqual(0.04);
  expect(Math.abs(until - 2200)).toBeLessThanOrEqual(40);
});

test("speech is claimed once: the next words go over later speech", async () => {
  const { caller, transcript, hear } = callerHearing([
    [1000, 20],
    [1000, 2000],
    [500, 20],
  ]);
  await caller.say("first thing");
  hear(1000, 2000);
  hear(500, 20);
  await caller.say("second thing");
  const starts = transcript.list().map((u) => u.words[0]?.start ?? 0);
  expect(starts[0]).toBeCloseTo(1, 1);
  expect(starts[1]).toBeCloseTo(2.5, 1);
});

test("an older noise is left alone when the last stretch of talking can carry the words", async () => {
  const { caller, transcript } = callerHearing([
    [1000, 20],
    [600, 2000],
    [5000, 20],
    [900, 2000],
    [500, 20],
  ]);
  await caller.say("two words");
  expect(transcript.list()[0]?.words[0]?.start).toBeCloseTo(6.6, 1);
});

test("speech that goes on behind known words counts from there", async () => {
  const { caller, hear } = callerHearing([
    [1000, 20],
    [1000, 2000],
  ]);
  const until = await caller.say("still talking");
  expect(caller.speakingSince).toBeUndefined();
  hear(400, 2000);
  expect(caller.speakingSince).toBe(until);
});

test("speech that went on through known words carries the next ones from there", async () => {
  const { caller, transcript, hear } = callerHearing([
    [1000, 20],
    [1000, 2000],
  ]);
  const until = await caller.say("still talking");
  hear(1000, 2000);
  hear(500, 20);
  await caller.say("and more");
  expect(transcript.list()[1]?.words[0]?.start).toBe(until / 1000);
});
