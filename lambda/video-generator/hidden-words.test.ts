import { afterAll, beforeAll, expect, it } from "vitest";
import { type Choice, pieceOf } from "../../lib/clips/clip-words";
import type { ClipWork } from "../../lib/clips/schema";
import { toEvent } from "../../lib/clips/video-event";
import type { ClipSpan } from "../../types/clip";
import { makeSound } from "./make-sound";
import type { ClipPlan } from "./plan/clip-plan";
import { OUTPUT_RATE } from "./sound/loudness";
import { type Conversation, converse, exchange, type Said } from "./testing/conversation";
import { RATE } from "./testing/espeak-voices";
import { openStudio, type Studio, timesOf } from "./testing/studio";
import { toWav } from "./testing/wav";

let studio: Studio;
let talk: Conversation;
beforeAll(async () => {
  studio = await openStudio();
  talk = await converse(exchange, { bleed: 0.1 });
});
afterAll(() => studio.close());

it.each([
  ["as it was said", { anonymize: false }, ["recording", "recording"], 0],
  ["with her voice replaced", { anonymize: true }, ["speech", "recording"], 3],
  ["with both voices replaced", { anonymize: true, multiChannelUrl: null }, ["speech", "speech"], 5],
] as const)(
  "leaves of a hidden word only the tone, all the while, and tells it nobody: %s",
  async (_, changes, kinds, spokenLines) => {
    studio.speech.texts.length = 0;
    const hidden = timesOf(talk, /Henderson|truth/);
    const { plan, sound } = await makeSound(studio.eventFor(talk, { ...changes, hidden }), studio.env);
    const places = hidden.map((word, i) => placeIn(plan, word, i));
    expect(places.map(({ kind }) => kind)).toEqual(kinds);
    expect(plan.bleeps.length).toBe(2);
    places.forEach(({ kind, from, to }, i) => {
      // 30 ms more on each side where there is something to be heard; in speech made anew the word is not spoken at all.
      const margin = kind === "recording" ? 0.03 * OUTPUT_RATE : 0;
      expect(Math.abs((plan.bleeps[i]?.from ?? 0) - (from - margin))).toBeLessThanOrEqual(2);
      expect(Math.abs((plan.bleeps[i]?.to ?? 0) - (to + margin))).toBeLessThanOrEqual(2);
      const ramp = kind === "recording" ? 0 : 0.01 * OUTPUT_RATE;
      const inside = sound.samples.subarray(from + ramp, to - ramp);
      const all = inside.reduce((sum, x) => sum + (x / 32_768) ** 2, 0) / inside.length;
      expect(10 * Math.log10(all)).toBeCloseTo(-20, 0);
      expect(1 - bandPower(inside, 1000) / all).toBeLessThan(0.001);
    });
    const masked = plan.captions.filter(({ isHidden }) => isHidden);
    expect(masked.map(({ text }) => text)).toEqual(["[bleep]", "[bleep]"]);
    expect(JSON.stringify(plan)).not.toMatch(/henderson|truth/i);
    expect(studio.speech.texts.length).toBeGreaterThanOrEqual(spokenLines);
    expect(studio.speech.texts.filter((text) => /henderson|truth/i.test(text))).toEqual([]);
  },
);

/** Where a word of the call lies in the clip, in samples: in a slice of the recording, or where its tone stands for it. */
function placeIn(plan: ClipPlan, word: ClipSpan, hiddenIndex: number) {
  for (const { from, atSample } of plan.pieces) {
    if (from.kind === "speech") continue;
    const [first, end] = [from.firstFrame / RATE, (from.firstFrame + from.frames) / RATE];
    if (word.start < first || word.end > end) continue;
    const toSample = (seconds: number) => atSample + Math.round((seconds - first) * OUTPUT_RATE);
    return { kind: "recording", from: toSample(word.start), to: toSample(word.end) };
  }
  const caption = plan.captions.filter(({ isHidden }) => isHidden)[hiddenIndex];
  const [from = 0, to = 0] = [caption?.start, caption?.end].map((s = 0) => Math.round(s * OUTPUT_RATE));
  return { kind: "speech", from, to };
}

/** Doc is talked over at the end of his question and of his answer. */
const overlapping: Said[] = [
  { role: "agent", text: "So what did you tell Missus Henderson" },
  { role: "user", text: "Wait, I only told her the truth.", gap: -0.4 },
  { role: "agent", text: "She comes from the town of Cincinnati", gap: 0.6 },
  { role: "user", text: "Nobody ever asked her.", gap: -0.4 },
];
const apart: Said[] = overlapping.map((said) => ({ ...said, gap: 0.6 }));
const within = ({ start, end }: ClipSpan) => start + (end - start) * 0.6;

it.each([
  ["where one is talked over", overlapping, false],
  ["where a clip is trimmed inside one", apart, false],
  ["where a clip is trimmed inside one and her voice is replaced", apart, true],
])(
  "lets nothing be heard of words that are cut, however far the bounds are moved: %s",
  async (_, said, anonymize) => {
    const call = await converse(said);
    const [first, last] = timesOf(call, /Henderson|Cincinnati/) as [ClipSpan, ClipSpan];
    const choice: Choice =
      said === overlapping ? { exchangeIndex: 0 } : { fromSeconds: within(first), toSeconds: within(last) };
    const transcript = call.turns.map(({ role, text, words }) => ({ role, content: text, words }));
    const piece = pieceOf(transcript, choice);
    if (!piece) throw new Error("no piece");
    const { start, end } = piece.span;
    expect(
      [start - first.start, first.end - start, end - last.start, last.end - end].every((s) => s > 0.1),
    ).toBe(true);
    const names = piece.turns.flatMap(({ words }) =>
      words.map(({ word }) => /Henderson|Cincinnati/.test(word)),
    );
    const decisions = names.flatMap((isName, at) => (isName ? [{ from: at, to: at + 1, hide: true }] : []));
    const span = { start: start - 0.15, end: end + 0.15 };
    const hashOf = async (of: Conversation, hide = decisions) => {
      const event = studio.eventFor(of, { turns: piece.turns });
      const work = {
        ...row,
        clipId: event.clipId,
        choice,
        isAnonymized: anonymize,
        transcript,
        decisions: hide,
      };
      const asked = { ...event, ...toEvent(work, piece, event.boxes, { recording: event, span }) };
      return (await makeSound(asked, studio.env)).check.audioHash;
    };
    const unsaid = without(call, [first, last]);
    expect(await hashOf(unsaid)).toBe(await hashOf(call));
    // Where nothing is hidden, they are heard.
    if (!anonymize) expect(await hashOf(unsaid, [])).not.toBe(await hashOf(call, []));
  },
);

const row: Omit<ClipWork, "clipId" | "choice" | "isAnonymized" | "transcript" | "decisions"> = {
  leaseId: "lease",
  attempt: 1,
  callId: "call",
  format: "1:1",
  wordsHash: "",
  recordingUrl: null,
  multiChannelUrl: null,
};

/** The same call in which nobody said anything then. */
function without(call: Conversation, spans: readonly ClipSpan[]): Conversation {
  const [hers, his] = [call.hers.slice(), call.his.slice()];
  for (const { start, end } of spans) {
    const [from, to] = [Math.ceil(start * RATE), Math.floor(end * RATE)];
    hers.fill(0, from, to);
    his.fill(0, from, to);
  }
  const mono = hers.map((x, i) => (x + (his[i] ?? 0)) / 2);
  return { ...call, hers, his, multi: toWav([hers, his], RATE), mono: toWav([mono], RATE) };
}

/** The power of one tone in the samples (Goertzel), as a share of full scale. */
function bandPower(samples: Int16Array, hz: number): number {
  let [re, im] = [0, 0];
  samples.forEach((x, i) => {
    re += (x / 32_768) * Math.cos((2 * Math.PI * hz * i) / OUTPUT_RATE);
    im += (x / 32_768) * Math.sin((2 * Math.PI * hz * i) / OUTPUT_RATE);
  });
  return (2 * (re * re + im * im)) / samples.length ** 2;
}
