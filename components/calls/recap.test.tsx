// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApiFailure } from "@/lib/http/api-client";
import { mounted } from "@/tests/support/mounted";
import type { CallRecap } from "@/types/call";
import type { AskForRecap } from "./ask-for-recap";
import { Recap } from "./recap";

const now = Date.parse("2026-11-21T03:05:01Z");
const registered: CallRecap = {
  callId: "call_1",
  kind: "web",
  status: "registered",
  reason: null,
  createdAt: "2026-11-21T03:00:00Z",
  startedAt: null,
  endedAt: null,
  durationMs: null,
  transcript: [],
  hasRecording: false,
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
};
const ended: CallRecap = {
  ...registered,
  status: "ended",
  reason: "user_hangup",
  endedAt: "2026-11-21T03:05:00Z",
  durationMs: 252_000,
  hasRecording: true,
  transcript: [
    { role: "agent", content: "Long day?", words: [{ word: "Long", start: 0.5, end: 1 }] },
    { role: "user", content: "Yes.", words: [{ word: "Yes.", start: 65, end: 66 }] },
  ],
};
const analyzed: CallRecap = { ...ended, summary: "A long day.", isAnalyzed: true };
const failure = (status?: number): { ok: false; failure: ApiFailure } => ({
  ok: false,
  failure: {
    code: "x",
    sentence: "x",
    status,
    requestId: undefined,
    retryAfterSeconds: undefined,
    fields: {},
  },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  Object.defineProperty(document, "hidden", { configurable: true, value: false });
  vi.useRealTimers();
});
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const page = (initial: CallRecap, ask: AskForRecap) => (
  <Recap initial={initial} nowMs={now} retentionHours={24} ask={ask} />
);
const answers = (...calls: CallRecap[]) => {
  const left = [...calls];
  return vi.fn<AskForRecap>(async () => {
    const data = left.length > 1 ? left.shift() : left[0];
    return data ? { ok: true, data } : failure();
  });
};

test("a call that was just hung up is followed until its summary is there, and no further", async () => {
  const ask = answers(registered, ended, analyzed);
  const { place, find } = await mounted(page(registered, ask));
  expect(find("[role=status]").textContent).toContain("writing it down");
  await pass(1_000);
  expect(find("[role=status]").textContent).toContain("The transcript is here.");
  expect(place.textContent).toContain("4 min 12 s · you hung up");
  expect(find("[data-speaker=user] button").textContent).toBe("1:05");
  await pass(500);
  expect(find("[role=status]").textContent).toBe("The recap is ready.");
  expect(place.textContent).toContain("A long day.");
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("a call that was over and summed up when the page came is not asked about", async () => {
  const ask = answers(analyzed);
  const { place } = await mounted(page(analyzed, ask));
  await pass(10_000);
  expect(ask).not.toHaveBeenCalled();
  expect(place.querySelector("[role=status]")).toBeNull();
});

test("it does not look while the page is hidden, and looks at once when it is shown again", async () => {
  const ask = answers(registered);
  await mounted(page(registered, ask));
  Object.defineProperty(document, "hidden", { configurable: true, value: true });
  document.dispatchEvent(new Event("visibilitychange"));
  await pass(5_000);
  expect(ask).not.toHaveBeenCalled();
  Object.defineProperty(document, "hidden", { configurable: true, value: false });
  await act(async () => void document.dispatchEvent(new Event("visibilitychange")));
  expect(ask).toHaveBeenCalledTimes(1);
});

test("a page that is opened in the background waits to be seen", async () => {
  Object.defineProperty(document, "hidden", { configurable: true, value: true });
  const ask = answers(registered);
  await mounted(page(registered, ask));
  await pass(5_000);
  expect(ask).not.toHaveBeenCalled();
});

test("one lost answer is passed over in silence, a second is told, and a good one takes it back", async () => {
  const ask = vi.fn<AskForRecap>().mockResolvedValue(failure());
  const { find } = await mounted(page(registered, ask));
  await pass(500);
  expect(find("[role=status]").textContent).toContain("writing it down");
  await pass(1_000);
  expect(find("[role=status]").textContent).toContain("keeps trying");
  ask.mockResolvedValue({ ok: true, data: registered });
  await pass(2_000);
  expect(find("[role=status]").textContent).toContain("writing it down");
});

test("after two minutes it stops, says so, and looks again when asked to", async () => {
  const ask = answers(registered);
  const { find, place } = await mounted(page(registered, ask));
  await pass(130_000);
  const asked = ask.mock.calls.length;
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(asked);
  const again = [...place.querySelectorAll("button")].find((button) => button.textContent === "Look again");
  await act(async () => again?.click());
  await pass(500);
  expect(ask).toHaveBeenCalledTimes(asked + 1);
  expect(find("[role=status]").textContent).toContain("writing it down");
});

test("a call that is gone ends the looking", async () => {
  const ask = vi.fn<AskForRecap>().mockResolvedValue(failure(404));
  const { find } = await mounted(page(registered, ask));
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(find("[role=status]").textContent).toContain("it was deleted, or you are signed out");
});

test.each([
  ["what went wrong", { status: "error", reason: "error_no_audio_received" }, "We could not hear you."],
  ["that it was erased", { status: "ended", isErased: true }, "This talk has been erased."],
] as const)("a call with nothing to read says %s, and shows no player", async (_name, over, title) => {
  const { find, place } = await mounted(page({ ...registered, ...over }, answers(analyzed)));
  expect(find("[aria-label='What was said'] h2").textContent).toBe(title);
  expect(place.querySelector("input")).toBeNull();
});

test("without a recording the page says so, and its times are no buttons", async () => {
  const { place } = await mounted(page({ ...analyzed, hasRecording: false }, answers(analyzed)));
  expect(place.textContent).toContain("There is no recording of this call.");
  expect(place.querySelectorAll(".book button")).toHaveLength(0);
  expect(place.textContent).toContain("1:05");
});
