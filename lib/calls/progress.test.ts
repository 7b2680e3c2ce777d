import { describe, expect, it } from "vitest";
import type { CallRecap } from "@/types/call";
import { isAwaited, isStale, nextLookMs, parseRecap, takeNews } from "./progress";

const call = (over: Partial<CallRecap>): CallRecap => ({
  callId: "call_1",
  kind: "web",
  status: "ended",
  reason: "user_hangup",
  createdAt: "2026-11-21T03:00:00Z",
  startedAt: "2026-11-21T03:00:01Z",
  endedAt: "2026-11-21T03:05:00Z",
  durationMs: 299_000,
  transcript: [{ role: "agent", content: "Hey.", words: [] }],
  hasRecording: true,
  summary: null,
  sentiment: null,
  isAnalyzed: false,
  isErased: false,
  isImported: false,
  title: null,
  topics: [],
  mood: null,
  isKept: false,
  hasFeedback: false,
  belongsTo: "browser",
  ...over,
});

describe("what is awaited", () => {
  it.each([
    ["a call that has not ended", { status: "ongoing" }, true],
    ["the summary of a call that has", {}, true],
    ["nothing more once it is summed up", { isAnalyzed: true }, false],
    ["nothing of a call that never was", { status: "not_connected", transcript: [] }, false],
    ["nothing of a call that broke before a word", { status: "error", transcript: [] }, false],
    ["nothing of a call that was erased", { isErased: true, transcript: [] }, false],
    ["the summary of a call that broke half-way", { status: "error" }, true],
  ] as const)("%s", (_name, over, isMore) => {
    expect(isAwaited(call(over as Partial<CallRecap>), false)).toBe(isMore);
  });

  it("no summary of an old call, but its end all the same", () => {
    expect(isAwaited(call({}), true)).toBe(false);
    expect(isAwaited(call({ status: "ongoing" }), true)).toBe(true);
    const ended = Date.parse("2026-11-21T03:05:00Z");
    expect([isStale(call({}), ended + 9 * 60_000), isStale(call({}), ended + 11 * 60_000)]).toEqual([
      false,
      true,
    ]);
  });
});

describe("the pace of looking", () => {
  it("is half a second at first, then slower, and ends after two minutes", () => {
    expect([0, 9_999, 10_000, 30_000, 119_999, 120_000].map((ms) => nextLookMs(ms, 0))).toEqual([
      500,
      500,
      2_000,
      5_000,
      5_000,
      undefined,
    ]);
  });

  it("gives a server in trouble more room each time, within reason", () => {
    expect([1, 2, 3, 9].map((failures) => nextLookMs(0, failures))).toEqual([1_000, 2_000, 4_000, 8_000]);
  });
});

describe("news of the call", () => {
  it("keeps the very transcript it had when it says the same again", () => {
    const known = call({});
    const merged = takeNews(known, call({ summary: "A long night.", isAnalyzed: true }));
    expect(merged.transcript).toBe(known.transcript);
    expect(merged.summary).toBe("A long night.");
  });

  it("takes a transcript that has grown", () => {
    const news = call({ transcript: [{ role: "agent", content: "Hey. Long day?", words: [] }] });
    expect(takeNews(call({}), news)).toBe(news);
  });

  it("is told apart from what is no recap", () => {
    expect(parseRecap(call({}))).toEqual(call({}));
    for (const other of [
      null,
      "<html>",
      {},
      { ...call({}), status: "asleep" },
      { ...call({}), transcript: null },
    ]) {
      expect(parseRecap(other)).toBeUndefined();
    }
  });
});
