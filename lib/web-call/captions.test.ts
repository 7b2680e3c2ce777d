import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeCaptions } from "./captions";
import type { Utterance } from "./utterances";

const doc = (content: string, startSeconds?: number): Utterance => ({ role: "agent", content, startSeconds });
const me = (content: string, startSeconds?: number): Utterance => ({ role: "user", content, startSeconds });
const windowSize = 5;

/** The frames the service sends: after each word, the last five utterances so far. */
function framesOf(talk: readonly Utterance[]): Utterance[][] {
  return talk.flatMap((line, index) => {
    const words = line.content.split(" ");
    return words.map((_word, count) => {
      const grown = { ...line, content: words.slice(0, count + 1).join(" ") };
      return [...talk.slice(0, index), grown].slice(-windowSize);
    });
  });
}

const merge = (frames: Utterance[][]) =>
  frames.reduce<readonly Utterance[]>((history, frame) => mergeCaptions(history, frame), []);

const content = fc
  .array(fc.constantFrom("yes", "no", "well", "the", "shift", "again"), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(" "));
const turns = fc
  .array(content, { maxLength: 30 })
  .map((lines) => lines.map((line, index) => (index % 2 === 0 ? doc(line) : me(line))));
const timed = fc
  .array(fc.tuple(content, fc.boolean(), fc.integer({ min: 2, max: 9 })), { maxLength: 30 })
  .map((lines) => {
    let at = 0;
    return lines.map(([line, isDoc, gap]) => {
      at += gap;
      return isDoc ? doc(line, at) : me(line, at);
    });
  });

describe("the window laid over the history", () => {
  it("gives any conversation of turns back, though it repeats itself word for word", () => {
    fc.assert(
      fc.property(turns, (talk) => {
        expect(merge(framesOf(talk))).toEqual(talk);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives any conversation with word times back, whoever speaks however often in a row", () => {
    fc.assert(
      fc.property(timed, (talk) => {
        expect(merge(framesOf(talk))).toEqual(talk);
      }),
      { numRuns: 1000 },
    );
  });

  it("puts a line that was heard late where it was said, though the line after it was cut short", () => {
    const before = [doc("Hey. Long day?", 0), doc("I can hear a voice, and it sounds like a lot", 6)];
    const late = me("It was a long night.", 4);
    const cut = doc("I can hear a voice, and it", 6);
    const answer = doc("Night.", 9);
    expect(mergeCaptions(before, [before[0] ?? late, late, cut, answer])).toEqual([
      before[0],
      late,
      cut,
      answer,
    ]);
    expect(mergeCaptions(before, [me("Hello.", -1), ...before])).toEqual([me("Hello.", -1), ...before]);
    const older = [doc("First.", -9), me("Second.", -6), doc("Third.", -3)];
    const window = [before[0] ?? late, late, cut, answer];
    expect(mergeCaptions([...older, ...before], window)).toEqual([...older, ...window]);
  });

  it("does not mind frames that are lost, as long as windows overlap and lines differ", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(content, { minLength: 1, maxLength: 30 }),
        fc.array(fc.boolean(), { maxLength: 120 }),
        (lines, kept) => {
          const talk = lines.map((line, index) =>
            index % 2 === 0 ? doc(line, index * 4) : me(line, index * 4),
          );
          const frames = framesOf(talk);
          let skipped = 0;
          const got = frames.filter((_frame, index) => {
            const keep = kept[index] !== false || skipped >= 2 || index === frames.length - 1;
            skipped = keep ? 0 : skipped + 1;
            return keep;
          });
          expect(merge(got)).toEqual(talk);
        },
      ),
    );
  });

  it("does not mind a frame that comes twice", () => {
    fc.assert(
      fc.property(turns, (talk) => {
        expect(merge(framesOf(talk).flatMap((frame) => [frame, frame]))).toEqual(talk);
      }),
    );
  });

  it("never shows less after a frame than before it", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.oneof(turns).map((talk) => talk[0] ?? doc("yes")),
            { maxLength: 5 },
          ),
        ),
        (frames) => {
          let lines = 0;
          let history: readonly Utterance[] = [];
          for (const frame of frames) {
            history = mergeCaptions(history, frame);
            expect(history.length).toBeGreaterThanOrEqual(lines);
            lines = history.length;
          }
        },
      ),
    );
  });
});

describe("what recognition does to a line", () => {
  it("rewords the newest line in place", () => {
    const history = [doc("How was it?"), me("I had too patients")];
    expect(mergeCaptions(history, [doc("How was it?"), me("I had two patients today")])).toEqual([
      doc("How was it?"),
      me("I had two patients today"),
    ]);
  });

  it("adds case and full stops to an earlier line in place", () => {
    const history = [doc("hello there"), me("hi"), doc("long")];
    const frame = [doc("Hello there."), me("Hi."), doc("Long day?")];
    expect(mergeCaptions(history, frame)).toEqual(frame);
  });

  it("cuts Doc short in place when he is interrupted", () => {
    const history = [me("hi"), doc("I was about to say something long")];
    const frame = [me("hi"), doc("I was about to"), me("Wait")];
    expect(mergeCaptions(history, frame)).toEqual(frame);
  });

  it("replaces a line altogether when its time says that it is the same one", () => {
    const history = [doc("Hey.", 0.4), me("Yeah no", 3)];
    expect(mergeCaptions(history, [doc("Hey.", 0.4), me("You know", 3.2)])).toEqual([
      doc("Hey.", 0.4),
      me("You know", 3.2),
    ]);
  });

  it("keeps equal lines apart that begin at different times", () => {
    expect(mergeCaptions([me("yes", 2)], [me("yes", 2), me("yes", 6)])).toHaveLength(2);
    expect(mergeCaptions([me("yes", 2)], [me("yes", 6)])).toHaveLength(2);
  });
});

describe("frames out of the ordinary", () => {
  it("keeps the history when a frame is empty", () => {
    const history = [doc("Hey.")];
    expect(mergeCaptions(history, [])).toBe(history);
  });

  it("gives the same list back when nothing is new, so that nothing is drawn again", () => {
    const history = [doc("Hey."), me("Hi")];
    expect(mergeCaptions(history, [doc("Hey."), me("Hi")])).toBe(history);
  });

  it("puts a late frame where it belongs instead of at the end", () => {
    const history = [doc("one"), me("two"), doc("three"), me("four")];
    expect(mergeCaptions(history, [doc("one"), me("two")])).toEqual(history);
  });
});
