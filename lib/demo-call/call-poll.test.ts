// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Look, lookAtCall, pollCall } from "./call-poll";
import type { DemoCallView } from "./view";

const view = (pollAfterMs: number | null): DemoCallView => ({
  callId: "call_1",
  state: "live",
  reason: null,
  startedAt: null,
  endedAt: null,
  durationMs: null,
  captions: [],
  summary: null,
  consent: { textVersion: "1", text: "I agree.", givenAt: "2026-11-21T03:00:00Z" },
  pollAfterMs,
});
const seen = (pollAfterMs: number | null): Look => ({
  kind: "seen",
  view: view(pollAfterMs),
  serverNowMs: 0,
});
const hide = (hidden: boolean) => {
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  document.dispatchEvent(new Event("visibilitychange"));
};
let stop = () => {};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop();
  hide(false);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watched(...answers: Look[]) {
  const left = [...answers];
  const last = answers.at(-1) ?? seen(null);
  const look = vi.fn(async () => left.shift() ?? last);
  const onLook = vi.fn<(look: Look) => void>();
  stop = pollCall({ look, onLook });
  return { look, onLook };
}

test("it looks at once, then at the pace of the server, and no more when the server says so", async () => {
  const { look } = watched(seen(3_000), seen(null));
  await vi.advanceTimersByTimeAsync(0);
  expect(look).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2_900);
  expect(look).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(look).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(look).toHaveBeenCalledTimes(2);
});

test("it does not look while the page is hidden, and looks at once when it is shown again", async () => {
  const { look } = watched(seen(1_000));
  await vi.advanceTimersByTimeAsync(0);
  hide(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(look).toHaveBeenCalledTimes(1);
  hide(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(look).toHaveBeenCalledTimes(2);
});

test("a page that is hidden while it looks, or from the start, asks no more until it is seen", async () => {
  hide(true);
  const { look } = watched(seen(1_000));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(look).not.toHaveBeenCalled();
  hide(false);
  hide(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(look).toHaveBeenCalledTimes(1);
});

test("a call that is gone is told once and not looked for again", async () => {
  const { look, onLook } = watched({ kind: "gone" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(look).toHaveBeenCalledTimes(1);
  expect(onLook).toHaveBeenCalledExactlyOnceWith({ kind: "gone" });
});

test("one lost answer is passed over in silence, a second is told, and both slow the looking down", async () => {
  const { look, onLook } = watched({ kind: "unreachable" });
  await vi.advanceTimersByTimeAsync(0);
  expect(onLook).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(onLook).toHaveBeenCalledExactlyOnceWith({ kind: "unreachable" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(look.mock.calls.length).toBeLessThan(8);
});

test("a network that is back is tried at once, and not after the wait that its failures brought", async () => {
  const { look, onLook } = watched({ kind: "unreachable" }, { kind: "unreachable" }, seen(null));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(look).toHaveBeenCalledTimes(2);
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(onLook).toHaveBeenLastCalledWith(seen(null));
});

const placed = { callId: "call_1", statusToken: "secret", askedAtMs: 0 };
const answered = (body: unknown, init?: ResponseInit) => {
  const fetching = vi.fn(
    async (_path: string, _init?: RequestInit) => new Response(JSON.stringify(body), init),
  );
  vi.stubGlobal("fetch", fetching);
  return fetching;
};
const look = () => lookAtCall(placed, new AbortController().signal);

test("the token goes in a header and not in the address", async () => {
  const fetching = answered(view(1000));
  expect(await look()).toMatchObject({ kind: "seen" });
  const [path, init] = fetching.mock.calls[0] ?? [];
  expect(path).toBe("/api/demo-call/call_1");
  expect(init?.headers).toMatchObject({ authorization: "Bearer secret" });
});

test("the server's clock comes with its answer", async () => {
  answered(view(1000), { headers: { date: "Sat, 21 Nov 2026 03:00:00 GMT" } });
  expect(await look()).toMatchObject({ serverNowMs: Date.parse("2026-11-21T03:00:00Z") });
});

test.each([
  ["404 is a call that is gone", { error: "x", code: "not_found" }, 404, "gone"],
  ["429 is a server out of reach for now", { error: "x", code: "rate_limited" }, 429, "unreachable"],
  ["an answer that is none of ours is no answer", { hello: "world" }, 200, "unreachable"],
])("%s", async (_name, body, status, kind) => {
  answered(body, { status });
  expect((await look()).kind).toBe(kind);
});
