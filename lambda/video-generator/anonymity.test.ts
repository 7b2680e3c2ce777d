import { afterAll, beforeAll, expect, it } from "vitest";
import type { ClipEvent } from "../../types/clip";
import { fetchRecording } from "./fetch/recording";
import { makeSound, type Soundtrack } from "./make-sound";
import type { ClipPlan } from "./plan/clip-plan";
import { toSegments } from "./plan/lines";
import { spansOf, turnsWithin } from "./plan/words";
import { hashOf, highestCorrelation, silence } from "./sound/check";
import { loudnessOf, OUTPUT_RATE } from "./sound/loudness";
import type { Pcm } from "./sound/pcm";
import { renderSound } from "./sound/render";
import { type Conversation, converse, exchange } from "./testing/conversation";
import { caller, RATE, replacement, speak } from "./testing/espeak-voices";
import { speechHost } from "./testing/neighbours";
import { openStudio, type Studio } from "./testing/studio";
import { speakLines } from "./voice/speak";

let studio: Studio;
let talk: Conversation;
let event: ClipEvent;
let anonymous: Soundtrack;
let plain: Soundtrack;
beforeAll(async () => {
  studio = await openStudio();
  talk = await converse(exchange, { bleed: 0.1 });
  event = studio.eventFor(talk, { anonymize: true });
  anonymous = await makeSound(event, studio.env);
  plain = await makeSound({ ...event, anonymize: false }, studio.env);
});
afterAll(() => studio.close());

const bounds = () => ({ start: 0.2, end: talk.seconds - 0.5 });
const saidByHer = (of: Conversation) => spansOf(turnsWithin(of.turns, bounds(), []), "user");
/** How much a sound is like any half second of hers, with nobody else in it: all along, and word by word. */
function likeness(of: Conversation, sound: Int16Array): number {
  const clean = { sampleRate: RATE, firstFrame: 0, channels: [of.hers] };
  const everything = [{ start: 0, end: of.seconds }];
  const found = [everything, [...saidByHer(of), ...of.interruption]].map(
    (spans) => highestCorrelation(clean, 0, spans, sound) ?? 0,
  );
  return Math.max(...found);
}
const recordingOf = (url: string | null): Promise<Pcm> =>
  fetchRecording(url ?? "", bounds(), studio.env.RECORDING_ORIGINS);

/** The speech that a plan was made with, asked for again: the same text gives the same samples. */
async function speechFor(plan: ClipPlan, of: Conversation) {
  const lines = turnsWithin(of.turns, bounds(), [])
    .flatMap(toSegments)
    .flatMap((s) => (s.kind === "line" ? [s.line] : []));
  const keys = new Set(plan.pieces.flatMap(({ from }) => (from.kind === "speech" ? [from.key] : [])));
  const wanted = lines.filter(({ key }) => keys.has(key));
  return speakLines(wanted, { apiKey: "test", baseUrl: studio.env.DEEPGRAM_BASE_URL });
}

it("sounds the same to the byte without her channel, and without the agent's while she speaks", async () => {
  const { plan, sound, check } = anonymous;
  expect(check.voices).toEqual({ physician: "recreated", agent: "original" });
  expect(check.isFreeOfPhysician).toBe(true);
  const recording = await recordingOf(event.multiChannelUrl);
  const speech = await speechFor(plan, talk);
  const { roles } = plan;
  if (!roles) throw new Error("no roles");
  const hash = (changed: Pcm) => hashOf(renderSound(plan, { recording: changed, speech }).samples);
  expect(hash(recording)).toBe(hashOf(sound.samples));
  expect(hash(silence(recording, roles.physician, [{ start: 0, end: 1e6 }]))).toBe(check.audioHash);
  // Her words and as long as a room rings.
  const ringing = saidByHer(talk).map(({ start, end }) => ({ start: start - 0.03, end: end + 0.12 }));
  expect(hash(silence(recording, roles.agent, ringing))).toBe(check.audioHash);
  // And it does depend on what it should depend on.
  expect(hash(silence(recording, roles.agent, [{ start: 0, end: 1e6 }]))).not.toBe(check.audioHash);
});

it("holds nothing like her voice, where the original holds just that", () => {
  expect(likeness(talk, anonymous.sound.samples)).toBeLessThan(0.35);
  expect(anonymous.check.highestCorrelation).toBeLessThan(0.35);
  expect(likeness(talk, plain.sound.samples)).toBeGreaterThan(0.9);
});

it("is as loud as platforms want it, with her voice and without, and says how loud", () => {
  for (const { sound, check } of [anonymous, plain]) {
    const lufs = loudnessOf(Float32Array.from(sound.samples, (x) => x / 32_768));
    expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(Math.abs((check.loudnessLufs ?? 0) - lufs)).toBeLessThan(0.1);
    const peak = sound.samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    // -1.5 dBFS, to the rounding of a sample.
    expect(peak).toBeLessThanOrEqual(Math.ceil(32_767 * 10 ** (-1.5 / 20)));
  }
});

it("would be caught if the replacement spoke with her own voice: the check means something", async () => {
  const hers = await speechHost(caller);
  try {
    const copying = { ...studio.env, DEEPGRAM_BASE_URL: hers.origin };
    await expect(makeSound(event, copying)).rejects.toMatchObject({ code: "cannot_anonymise" });
    // Her lines were in both plans, and were paid for once.
    expect(hers.texts.length).toBeGreaterThan(4);
    expect(hers.texts).toEqual([...new Set(hers.texts)]);
    const lines = turnsWithin(talk.turns, bounds(), [])
      .filter(({ role }) => role === "user")
      .flatMap(toSegments)
      .flatMap((s) => (s.kind === "line" ? [s.line] : []));
    const speech = await speakLines(lines, { apiKey: "test", baseUrl: hers.origin });
    const recording = await recordingOf(event.multiChannelUrl);
    const first = speech.get(lines[0]?.key ?? "");
    const copy = Int16Array.from(first?.samples ?? [], (x) => Math.round(x * 32_767));
    const firstTurn = saidByHer(talk).slice(0, 4);
    expect(highestCorrelation(recording, 0, firstTurn, copy)).toBeGreaterThan(0.9);
  } finally {
    await hers.close();
  }
});

it.each([
  ["when the channels are the other way round", { swapped: true, bleed: 0.1 }, "original"],
  ["when she talks over the agent", { bleed: 0.3, interruptionAt: 0.8 }, "recreated"],
  ["when her echo comes late into the agent's channel", { bleed: 0.3, bleedDelaySeconds: 0.6 }, "recreated"],
  ["when both channels hold the same", { bleed: 1, bleedDelaySeconds: 0 }, "recreated"],
] as const)("keeps her out %s", async (_, room, agent) => {
  const other = await converse(exchange, room);
  const asked = studio.eventFor(other, { anonymize: true });
  const { check, plan, sound } = await makeSound(asked, studio.env);
  expect(check.voices).toEqual({ physician: "recreated", agent });
  expect(check.isFreeOfPhysician).toBe(true);
  expect(likeness(other, sound.samples)).toBeLessThan(0.35);
  if (agent === "original") expect(plan.roles).toEqual({ agent: 0, physician: 1 });
  // Under his voice hers is too faint for any likeness: there is nothing of the recording at all.
  else expect(plan.pieces.filter(({ from }) => from.kind === "recording")).toEqual([]);
});

it("makes both voices anew when there is no recording by channels", async () => {
  for (const multiChannelUrl of [null, `${studio.host.origin}/nothing.wav`]) {
    const { check } = await makeSound(
      studio.eventFor(talk, { anonymize: true, multiChannelUrl }),
      studio.env,
    );
    expect(check.voices).toEqual({ physician: "recreated", agent: "recreated" });
  }
});

it("refuses when nobody can speak for her, whatever else there is, and says whether that may pass", async () => {
  for (const [status, code] of [
    [500, "speech_failed"],
    [429, "speech_failed"],
    [401, "speech_failed"],
    [400, "cannot_anonymise"],
  ] as const) {
    studio.speech.fails(status);
    for (const multiChannelUrl of [undefined, null]) {
      const event = studio.eventFor(talk, {
        anonymize: true,
        ...(multiChannelUrl === null ? { multiChannelUrl } : {}),
      });
      await expect(makeSound(event, studio.env)).rejects.toMatchObject({ code });
    }
  }
  studio.speech.fails(null);
});

it("times every word to within 80 ms of where it is heard, in speech made anew and in what was kept", async () => {
  const { plan } = anonymous;
  const off: number[] = [];
  for (const { from, atSample, voice } of plan.pieces) {
    const at = atSample / OUTPUT_RATE;
    const captions = plan.captions.filter(({ role, start }) => role === voice && start >= at - 0.2);
    const heard =
      from.kind === "recording" ? wordsIn(from.firstFrame, from.frames) : await spokenWords(from.key);
    heard.forEach((start, i) => {
      off.push(Math.abs((captions[i]?.start ?? 0) - at - start));
    });
  }
  expect(off.length).toBe(talk.turns.flatMap(({ words }) => words).length);
  expect(Math.max(...off)).toBeLessThan(0.08);
});

/** Where words of a slice of the agent's channel begin, in seconds from its start. */
function wordsIn(firstFrame: number, frames: number): number[] {
  const words = talk.turns.filter(({ role }) => role === "agent").flatMap((turn) => turn.words);
  return words
    .map(({ start }) => start - firstFrame / 24_000)
    .filter((start) => start >= 0 && start < frames / 24_000);
}

/** Where the words of a re-voiced line truly begin: the voice knows, though it does not tell. */
async function spokenWords(key: string): Promise<number[]> {
  const lines = turnsWithin(talk.turns, bounds(), []).flatMap(toSegments);
  const line = lines.find((segment) => segment.kind === "line" && segment.line.key === key);
  if (line?.kind !== "line") throw new Error("no such line");
  const { words, samples } = await speak(line.line.text, replacement);
  // What is silent before the first sound is cut, to 30 ms.
  const cut = samples.findIndex((x) => Math.abs(x) > 0.004) / RATE - 0.03;
  return words.map(({ start }) => start - Math.max(0, cut));
}

it("orders turns by speech, with gaps of 0.12 to 0.7 s and no two voices at once", () => {
  const { plan } = anonymous;
  const starts = plan.captions.map(({ start }) => start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  plan.captions.forEach((word, i) => {
    const next = plan.captions[i + 1];
    if (!next || next.turn === word.turn) return;
    expect(next.start - word.end).toBeGreaterThan(0.1);
    expect(next.start - word.end).toBeLessThan(1);
  });
});
