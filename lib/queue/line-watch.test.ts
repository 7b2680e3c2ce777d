import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type AskQueue, type LineWatch, watchLine } from "./line-watch";
import type { QueueAnswer, Standing } from "./standing";

const ticket = {
  ticketId: "t",
  state: "waiting" as const,
  position: 2,
  waitSeconds: null,
  expiresAt: null,
  pollAfterMs: 2000,
  canHold: false,
  note: null,
};
const waiting = (position: number): QueueAnswer => ({
  ok: true,
  data: { ticket: { ...ticket, position }, serverNowMs: 0 },
});
const turnUntil = (seconds: number): QueueAnswer => ({
  ok: true,
  data: {
    ticket: { ...ticket, state: "ready", position: null, expiresAt: new Date(seconds * 1000).toISOString() },
    serverNowMs: 0,
  },
});
const lost: QueueAnswer = {
  ok: false,
  failure: { status: undefined, sentence: "No.", retryAfterSeconds: undefined },
};

let answers: QueueAnswer[];
let asked: string[];
let told: Standing[];
let watch: LineWatch;
/** Each question is answered by the next of `answers`, after so many ms. */
let slownessMs = 0;

const answerTo = (name: string) => async () => {
  asked.push(name);
  const answer = answers.shift() ?? waiting(1);
  await new Promise((resolve) => setTimeout(resolve, name === "look" ? slownessMs : 0));
  return answer;
};
const ask: AskQueue = {
  join: answerTo("join"),
  look: answerTo("look"),
  hold: answerTo("hold"),
  leave: answerTo("leave"),
};

beforeEach(async () => {
  vi.useFakeTimers();
  answers = [waiting(2)];
  asked = [];
  told = [];
  slownessMs = 0;
  watch = watchLine(ask, (standing) => told.push(standing));
  watch.join();
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

it("joins, and looks again at the pace that it was told", async () => {
  expect(told.map(({ name }) => name)).toEqual(["asking", "line"]);
  await vi.advanceTimersByTimeAsync(1990);
  expect(asked).toEqual(["join"]);
  await vi.advanceTimersByTimeAsync(6020);
  expect(asked).toEqual(["join", "look", "look", "look", "look"]);
});

it("goes on after no answer, in four seconds", async () => {
  answers = [lost];
  await vi.advanceTimersByTimeAsync(2010);
  expect(told.at(-1)).toMatchObject({ name: "line", isOutOfTouch: true });
  await vi.advanceTimersByTimeAsync(3980);
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(30);
  expect(told.at(-1)).toMatchObject({ name: "line", isOutOfTouch: false, place: 1 });
});

it("lets a look that is under way say nothing after a hold", async () => {
  slownessMs = 500;
  answers = [turnUntil(100), turnUntil(220)];
  await vi.advanceTimersByTimeAsync(2100);
  watch.hold();
  await vi.advanceTimersByTimeAsync(1000);
  const turns = told.flatMap((standing) => (standing.name === "turn" ? [standing.untilMs - Date.now()] : []));
  expect(turns).toHaveLength(1);
  expect(turns[0]).toBeGreaterThan(200_000);
});

it("looks at once when it is asked to, but not twice in a second", async () => {
  watch.lookNow();
  expect(asked).toEqual(["join"]);
  await vi.advanceTimersByTimeAsync(1200);
  watch.lookNow();
  expect(asked).toEqual(["join", "look"]);
});

it("asks no more once the place is given up, or the page has gone", async () => {
  answers = [{ ok: true, data: { ticket: { ...ticket, state: "left", position: null }, serverNowMs: 0 } }];
  watch.leave();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual(["join", "leave"]);
  expect(told.at(-1)).toEqual({ name: "left" });
  watch.join();
  await vi.advanceTimersByTimeAsync(0);
  watch.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual(["join", "leave", "join"]);
});
