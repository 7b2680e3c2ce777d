import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Utterance } from "@/types/call";
import { toExchanges } from "./exchanges";
import { fromTranscriptText, fromVapiMessages, hasEstimatedTimes, isEstimated } from "./exchanges.legacy";

const told = (utterances: readonly Utterance[]) =>
  utterances.map(({ role, content, words }) => [role, content, words[0]?.start, words.at(-1)?.end]);

const text = `AI: Hey. Long day?
User: They moved the resident workroom again.
into a closet

ai:  At least it has a door.
User:
USER: No.`;

describe("a transcript that is plain text", () => {
  it("is turns of AI and User; a line without a speaker goes on, an empty turn is none", () => {
    expect(told(fromTranscriptText(`Recorded call\n${text}`))).toEqual([
      ["agent", "Hey. Long day?", undefined, undefined],
      ["user", "They moved the resident workroom again. into a closet", undefined, undefined],
      ["agent", "At least it has a door.", undefined, undefined],
      ["user", "No.", undefined, undefined],
    ]);
    expect(fromTranscriptText("Nobody said who speaks here: not AI, not User.")).toEqual([]);
  });

  it("gives each turn, and each word in it, its share of the time", () => {
    const [first, second] = fromTranscriptText("AI: aaa\nUser: bbb bbb", 12);
    expect(first?.words).toEqual([{ word: "aaa", start: 0, end: 4 }]);
    expect(second?.words).toEqual([
      { word: "bbb", start: 4, end: 8 },
      { word: "bbb", start: 8, end: 12 },
    ]);
  });

  it.each([undefined, 0, -3, Number.NaN, Number.POSITIVE_INFINITY])(
    "can be read, but not clipped, when it is said to last %s",
    (duration) => {
      const utterances = fromTranscriptText(text, duration);
      expect(utterances).toHaveLength(4);
      expect(toExchanges(utterances)).toEqual([
        { index: 0, said: utterances[1]?.content, answered: "At least it has a door." },
      ]);
    },
  );

  it("loses no word, and puts all of them in order and end to end into the call, whatever is said", () => {
    const word = fc.stringMatching(/^[a-zé',.?]{1,12}$/u);
    const turns = fc.array(fc.record({ role: fc.constantFrom("AI", "User"), words: fc.array(word) }));
    fc.assert(
      fc.property(turns, fc.double({ min: 1, max: 7200, noNaN: true }), (all, duration) => {
        const spoken = all.filter(({ words }) => words.length > 0);
        const lines = spoken.map(({ role, words }) => `${role}: ${words.join(" ")}`);
        const utterances = fromTranscriptText(lines.join("\n"), duration);
        expect(utterances.map(({ words }) => words.map((w) => w.word))).toEqual(spoken.map((t) => t.words));
        const times = utterances.flatMap(({ words }) => words.flatMap(({ start, end }) => [start, end]));
        // A turn that is shorter than a millisecond has no times.
        const known = times.filter((time) => time !== undefined);
        expect(known).toEqual([...known].sort((a, b) => a - b));
        expect(known.every((time) => time >= 0 && time <= duration + 0.001)).toBe(true);
      }),
    );
  });
});

const messages = [
  { role: "system", message: "You are Doc.", time: 1_700_000_000_000, secondsFromStart: 0 },
  { role: "bot", message: "Hey. Long day?", time: 1_700_000_001_200, secondsFromStart: 1.2, duration: 180 },
  {
    role: "user",
    message: "They moved the workroom into a closet.",
    time: 1_700_000_004_000,
    endTime: 1_700_000_006_500,
    secondsFromStart: 4,
    duration: 2400,
  },
  { role: "tool_calls", time: 1_700_000_006_600, secondsFromStart: 6.6 },
  { role: "bot", message: "At least it has a door.", secondsFromStart: 7, duration: 90 },
  { role: "user", message: "No.", secondsFromStart: 60, duration: 400 },
  { role: "bot", message: "Ah.", secondsFromStart: 61, duration: 30 },
];

describe("VAPI's messages", () => {
  it("are turns: the user's with its own end, the bot's until somebody else speaks, or as long as it takes to say", () => {
    expect(told(fromVapiMessages(messages, { durationSeconds: 61.4 }))).toEqual([
      ["agent", "Hey. Long day?", 1.2, 4],
      ["user", "They moved the workroom into a closet.", 4, 6.5],
      ["agent", "At least it has a door.", 7, 7 + 6 * 0.7 + 1],
      ["user", "No.", 60, 60.4],
      ["agent", "Ah.", 61, 61.4],
    ]);
  });

  it("become exchanges that can be clipped", () => {
    const exchanges = toExchanges(fromVapiMessages(messages, { durationSeconds: 61.4 }));
    expect(exchanges.map(({ said, span }) => [said, span?.startSeconds, span?.endSeconds])).toEqual([
      ["They moved the workroom into a closet.", 4, 12.5],
      ["No.", expect.closeTo(59.7), expect.closeTo(61.7)],
    ]);
  });

  it("are placed by the clock where they do not say how far into the call they are", () => {
    const clocked = messages.map(({ secondsFromStart: _, ...message }) => message);
    const [, second] = fromVapiMessages(clocked, { startedAtMs: 1_700_000_000_000 });
    expect([second?.words[0]?.start, second?.words.at(-1)?.end]).toEqual([4, 6.5]);
    const [first] = fromVapiMessages([{ role: "bot", message: "Hey." }]);
    expect(first?.words).toEqual([{ word: "Hey." }]);
  });

  it("stand in the order in which they were said, each word after the last, whatever came with them", () => {
    const number = fc.option(fc.double({ min: -10, max: 4000, noNaN: false }), { nil: undefined });
    const message = fc.record({
      role: fc.constantFrom("bot", "assistant", "user", "system", "tool_calls"),
      message: fc.option(fc.stringMatching(/^[a-z ]{0,40}$/), { nil: undefined }),
      secondsFromStart: number,
      time: fc.option(fc.integer({ min: 0, max: 2 ** 45 }), { nil: undefined }),
      endTime: fc.option(fc.integer({ min: 0, max: 2 ** 45 }), { nil: undefined }),
      duration: number,
    });
    fc.assert(
      fc.property(fc.array(message), number, (all, durationSeconds) => {
        const utterances = fromVapiMessages(all, { durationSeconds });
        const said = all.filter(({ role, message: m }) => /bot|assistant|user/.test(role) && m?.trim());
        expect(utterances).toHaveLength(said.length);
        for (const { content, words } of utterances) {
          expect(words.map(({ word }) => word).join(" ")).toBe(content);
          const times = words.flatMap(({ start, end }) => [start ?? 0, end ?? 0]);
          expect(times).toEqual([...times].sort((a, b) => a - b));
        }
        const starts = utterances.flatMap(({ words }) => words[0]?.start ?? []);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });
});

describe("times that were spread over a turn", () => {
  it("are known for what they are, also after a way through JSON", () => {
    const utterances = fromVapiMessages(messages, { durationSeconds: 61.4 });
    const stored: Utterance[] = JSON.parse(JSON.stringify(utterances));
    expect(stored.map(({ words }) => isEstimated(words))).toEqual([true, true, true, false, false]);
    expect(hasEstimatedTimes(stored)).toBe(true);
    expect(hasEstimatedTimes(fromTranscriptText(text))).toBe(false);
    fc.assert(
      fc.property(fc.double({ min: 3, max: 7200, noNaN: true }), (duration) => {
        expect(hasEstimatedTimes(fromTranscriptText(text, duration))).toBe(true);
        expect(fromTranscriptText(text, duration).map(({ words }) => isEstimated(words))).toEqual([
          true,
          true,
          true,
          false,
        ]);
      }),
    );
  });

  it("are not what a vendor has measured", () => {
    const measured = [
      { word: "Yes,", start: 1, end: 1.31 },
      { word: "very", start: 1.31, end: 1.6 },
      { word: "much.", start: 1.7, end: 2.1 },
    ];
    expect(isEstimated(measured)).toBe(false);
    expect(isEstimated([{ word: "Yes," }, { word: "very" }])).toBe(false);
    expect(isEstimated([])).toBe(false);
    const call: Utterance[] = [
      { role: "user", content: "Yes, very much.", words: measured },
      { role: "agent", content: "Ah.", words: [{ word: "Ah.", start: 3, end: 4 }] },
    ];
    const chance = {
      role: "agent" as const,
      content: "a b",
      words: fromTranscriptText("AI: a b", 2)[0]?.words,
    };
    expect(hasEstimatedTimes(call)).toBe(false);
    expect(hasEstimatedTimes([...call, { ...chance, words: chance.words ?? [] }])).toBe(false);
    expect(hasEstimatedTimes([])).toBe(false);
  });
});
