import { expect, it } from "vitest";
import { highestCorrelation } from "../../lambda/video-generator/sound/check";
import { OUTPUT_RATE } from "../../lambda/video-generator/sound/loudness";
import { loudestDuring, whatIsWrong } from "./her-voice";

const RATE = 8000;
const said = [{ start: 1, end: 2 }];

/** Eight tones that no other seed has, for 2.2 s: as unlike another's as one voice is another. */
function voice(seed: number, rate: number, loudness = (_seconds: number) => 0.1): Float32Array {
  const tones = Array.from(
    { length: 8 },
    (_, i) => 2 * Math.PI * (300 + 150 * i + 37 * seed + 11 * seed * i),
  );
  return Float32Array.from({ length: Math.round(2.2 * rate) }, (_, i) => {
    const at = i / rate;
    return loudness(at) * tones.reduce((sum, tone) => sum + Math.sin(tone * at), 0);
  });
}

it("finds her channel by her words, and in a film only what she said herself", () => {
  const agent = voice(1, RATE, (at) => (at < 1 ? 0.1 : 0.001));
  const hers = voice(2, RATE, (at) => (at < 1 ? 0.001 : 0.1));
  const recording = { sampleRate: RATE, firstFrame: 0, channels: [agent, hers] };
  expect(loudestDuring(recording, said)).toBe(1);
  const likeness = (seed: number) => {
    const film = Int16Array.from(voice(seed, OUTPUT_RATE), (x) => Math.round(x * 32_767));
    return highestCorrelation(recording, 1, said, film) ?? 0;
  };
  const [own, other] = [likeness(2), likeness(3)];
  expect(whatIsWrong(own, true)).toContain("like her voice");
  expect(whatIsWrong(own, false)).toBeUndefined();
  expect(whatIsWrong(other, true)).toBeUndefined();
  expect(whatIsWrong(other, false)).toContain("not known again");
});
