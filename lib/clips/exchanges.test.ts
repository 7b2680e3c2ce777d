import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Utterance, Word } from "@/types/call";
import { toExchanges } from "./exchanges";

/** Words of a second each, from `start` on. */
const said = (role: Utterance["role"], content: string, start?: number): Utterance => ({
  role,
  content,
  words: content
    .split(" ")
    .map((word, i) => (start === undefined ? { word } : { word, start: start + i, end: start + i + 1 })),
});
const spansOf = (...transcript: Utterance[]) =>
  toExchanges(transcript).map(({ span }) => span && [span.startSeconds, span.endSeconds]);

describe("exchanges", () => {
  it("are a caller's turns with what answers them; an opening, an echo and a third person are in none", () => {
    const exchanges = toExchanges([
      said("agent", "Long day?", 1),
      said("user", "Yes.", 5),
      said("user", "Very.", 7),
      said("agent", "Tell me.", 10),
      said("agent", "Or not.", 12),
      said("user", "Get me someone.", 20),
      said("transfer_target", "Hello?", 25),
      said("agent", "I am still here.", 27),
      said("user", "Bye.", 40),
    ]);
    expect(exchanges).toEqual([
      {
        index: 0,
        said: "Yes. Very.",
        answered: "Tell me. Or not.",
        span: { startSeconds: 4.7, endSeconds: 14.3 },
      },
    ]);
  });

  it("share the air between them, and take no more than there is before the first word", () => {
    const turns = [
      said("user", "One", 0.1),
      said("agent", "two", 1.2),
      said("user", "three", 2.4),
      said("agent", "four", 4),
    ];
    expect(spansOf(...turns)).toEqual([
      [0, expect.closeTo(2.3)],
      [expect.closeTo(2.3), 5.3],
    ]);
  });

  it("end where somebody talks over them, and begin with the first of two who speak at once", () => {
    const cutOff = [
      said("user", "a b", 1),
      said("agent", "c d e f", 3),
      said("user", "g", 5.5),
      said("agent", "h", 7),
    ];
    expect(spansOf(...cutOff)).toEqual([
      [0.7, 5.5],
      [5.5, 8.3],
    ]);
    expect(spansOf(said("user", "a b", 2), said("agent", "c", 1.5))).toEqual([[1.2, 4.3]]);
  });

  it.each<[string, Utterance, Utterance]>([
    ["no words", said("user", "Yes", 5), { ...said("agent", "No", 9), words: [] }],
    ["words without times", said("user", "Yes"), said("agent", "No", 9)],
    [
      "a last word without a time",
      { ...said("user", "Yes", 5), words: [{ word: "Yes", start: 5 }, { word: "so" }] },
      said("agent", "No", 9),
    ],
    [
      "words that are all at second 0",
      { role: "user", content: "a b", words: zeros("a", "b") },
      said("agent", "No", 9),
    ],
    [
      "times that are none",
      { role: "user", content: "a", words: [{ word: "a", start: Number.NaN, end: -1 }] },
      said("agent", "No", 9),
    ],
  ])("with %s can be read and not played", (_name, user, agent) => {
    const [exchange] = toExchanges([user, agent]);
    expect(exchange).toMatchObject({ index: 0, said: user.content, answered: agent.content });
    expect(exchange).not.toHaveProperty("span");
  });

  it("keep off a neighbour whose words are not known to be anywhere", () => {
    const middle = [said("user", "a", 5), said("agent", "b", 7)];
    expect(spansOf(said("agent", "Long day?"), ...middle, said("user", "Bye"))).toEqual([[5, 8]]);
  });

  it("cannot be played when one of their utterances has no words at all", () => {
    const silent: Utterance = { role: "agent", content: "Or not.", words: [] };
    expect(spansOf(said("user", "Yes", 5), said("agent", "No", 9), silent)).toEqual([undefined]);
  });

  it("take a word without an end to last until the next, or a moment", () => {
    const user = {
      role: "user",
      content: "a b",
      words: [
        { word: "a", start: 5 },
        { word: "b", start: 5.2 },
      ],
    } as Utterance;
    const agent = { role: "agent", content: "c", words: [{ word: "c", start: 20 }] } as Utterance;
    expect(spansOf(user, agent)).toEqual([[4.7, expect.closeTo(20.9)]]);
  });
});

function zeros(...words: string[]): Word[] {
  return words.map((word) => ({ word, start: 0, end: 0 }));
}

const time = fc.oneof(
  fc.integer({ min: 0, max: 600 }).map((n) => n / 10),
  fc.double({ min: 0, max: 500, noNaN: true }),
);
const anyWord = fc.record(
  { word: fc.constantFrom("night", "pager", "tired", ""), start: time, end: time },
  { requiredKeys: ["word"] },
);
const role = fc.constantFrom("agent", "user", "transfer_target" as const);
/** Whatever may come over the wire. */
const wildTalk = fc
  .array(fc.record({ role, words: fc.array(anyWord, { maxLength: 6 }) }), { maxLength: 14 })
  .map((talk) =>
    talk.map(
      ({ role, words }) => ({ role, words, content: words.map(({ word }) => word).join(" ") }) as Utterance,
    ),
  );
/** People who mostly wait for each other: each word begins a little after, or a little before, the last one's end. */
const tameTalk = fc
  .array(
    fc.record({
      role,
      steps: fc.array(
        fc.integer({ min: -20, max: 100 }).map((n) => n / 100),
        { minLength: 1, maxLength: 6 },
      ),
    }),
    { maxLength: 14 },
  )
  .map((talk) => {
    let at = 1;
    return talk.map(({ role, steps }): Utterance => {
      const words = steps.map((step, i) => {
        at += step + 0.3;
        return { word: `w${i}`, start: at - 0.3, end: at };
      });
      return { role, words, content: words.map(({ word }) => word).join(" ") };
    });
  });
const talks = fc.oneof(wildTalk, tameTalk);

describe("of any talk, exchanges", () => {
  it("are in order and never overlap", () => {
    fc.assert(
      fc.property(talks, (talk) => {
        const spans = toExchanges(talk).flatMap(({ span }) => span ?? []);
        let last = 0;
        for (const { startSeconds, endSeconds } of spans) {
          expect(startSeconds).toBeGreaterThanOrEqual(last - 1e-9);
          expect(endSeconds).toBeGreaterThan(startSeconds);
          last = endSeconds;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("are one for each answered turn of the caller, and hold its words unless they are talked over", () => {
    fc.assert(
      fc.property(tameTalk, (talk) => {
        const spoken = talk.filter(({ role }, i) => talk[i - 1]?.role !== role);
        const answered = spoken.filter(({ role }, i) => role === "user" && spoken[i + 1]?.role === "agent");
        const exchanges = toExchanges(talk);
        expect(exchanges.map(({ index }) => index)).toEqual([...answered.keys()]);
        exchanges.forEach(({ said, span }, i) => {
          expect(said.startsWith(answered[i]?.content ?? "none")).toBe(true);
          expect(span?.startSeconds).toBeLessThanOrEqual(answered[i]?.words[0]?.start ?? -1);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("stay the same when the vendor writes an utterance as two", () => {
    fc.assert(
      fc.property(talks, fc.nat(), fc.nat(), (talk, which, where) => {
        const cut = talk.flatMap((utterance, i) =>
          i === which % (talk.length || 1) ? parted(utterance, where) : [utterance],
        );
        expect(toExchanges(cut)).toEqual(toExchanges(talk));
      }),
      { numRuns: 1000 },
    );
  });
});

function parted({ role, words }: Utterance, where: number): Utterance[] {
  const at = where % (words.length + 1);
  return [words.slice(0, at), words.slice(at)].map((part) => ({
    role,
    words: part,
    content: part.map(({ word }) => word).join(" "),
  }));
}
