import { describe, expect, it } from "vitest";
import { parseTicket } from "./parse-ticket";
import { sayStanding } from "./said";
import { nextLookMs, nextStanding, type QueueAnswer, type Standing } from "./standing";
import { countTurn, turnWarning } from "./turn-countdown";

const ticketId = "5a2b8c1e-0000-4000-8000-000000000001";
const body = {
  ticketId,
  state: "waiting",
  position: 3,
  waitSeconds: { p10: 60, p90: 200 },
  expiresAt: "2026-11-21T10:03:00.000Z",
  pollAfterMs: 2000,
  canHold: false,
  note: null,
};
const headers = new Headers({ date: "Sat, 21 Nov 2026 10:00:00 GMT" });
const nowMs = 5_000_000;

function answer(over: object): QueueAnswer {
  const data = parseTicket({ ...body, ...over }, headers, nowMs);
  if (!data) throw new Error("no ticket");
  return { ok: true, data };
}
const noAnswer = (status?: number): QueueAnswer => ({
  ok: false,
  failure: { status, sentence: "No.", retryAfterSeconds: undefined },
});
const asking: Standing = { name: "asking" };
const line = nextStanding(asking, answer({}), nowMs);
const ready = { state: "ready", position: null, expiresAt: "2026-11-21T10:01:41.000Z", canHold: true };
const turn = nextStanding(line, answer(ready), nowMs);

describe("an answer of the queue", () => {
  it.each([
    ["nothing", null],
    ["a state that there is not", { ...body, state: "gone" }],
    ["a wait without a place", { ...body, position: null }],
    ["a turn without an end", { ...body, state: "ready", expiresAt: null }],
    ["a pace that is none", { ...body, pollAfterMs: "soon" }],
  ])("is refused when it is %s", (_, broken) => {
    expect(parseTicket(broken, headers, nowMs)).toBeUndefined();
  });

  it("may lack a range and a note", () => {
    expect(nextStanding(asking, answer({ waitSeconds: null }), nowMs)).toMatchObject({ waitSeconds: null });
  });
});

describe("how somebody stands", () => {
  it("is in line at the place that was told, and at their turn until the server's clock says, whatever ours says", () => {
    expect(line).toMatchObject({ name: "line", place: 3, isOutOfTouch: false });
    expect(turn).toMatchObject({ name: "turn", untilMs: nowMs + 100_000, canHold: true });
  });

  it("keeps the end of a turn where it is through answers a second apart, and moves it with a hold", () => {
    const later = nextStanding(turn, answer(ready), nowMs + 900);
    expect(later).toMatchObject({ untilMs: nowMs + 100_000 });
    const held = nextStanding(turn, answer({ ...ready, expiresAt: "2026-11-21T10:03:41.000Z" }), nowMs);
    expect(held).toMatchObject({ untilMs: nowMs + 220_000 });
  });

  it("knows a turn that was not taken from a page that was not heard of", () => {
    const over = answer({ state: "expired", position: null });
    expect(nextStanding(turn, over, nowMs)).toEqual({ name: "passed", why: "turn" });
    expect(nextStanding(line, over, nowMs)).toEqual({ name: "passed", why: "silence" });
    expect(nextStanding(asking, over, nowMs)).toEqual({ name: "passed", why: "unknown" });
    expect(nextStanding(line, noAnswer(404), nowMs)).toEqual({ name: "passed", why: "unknown" });
  });

  it("keeps its place without an answer, says so, and takes it back with the next one", () => {
    const lost = nextStanding(line, noAnswer(), nowMs);
    expect(lost).toEqual({ ...line, isOutOfTouch: true });
    expect(nextStanding(lost, answer({}), nowMs)).toEqual(line);
    expect(nextStanding(asking, noAnswer(429), nowMs)).toEqual({ name: "refused", sentence: "No." });
  });

  it("looks again at the server's pace, and at the end of a turn when that is sooner", () => {
    expect(nextLookMs(line, 2000, nowMs)).toBe(2000);
    expect(nextLookMs(turn, 5000, nowMs)).toBe(5000);
    expect(nextLookMs(turn, 5000, nowMs + 99_000)).toBe(1250);
    expect(nextLookMs(turn, 5000, nowMs + 200_000)).toBe(500);
    expect(nextLookMs({ name: "full" }, 5000, nowMs)).toBeUndefined();
  });
});

describe("what is said aloud", () => {
  const places = (list: number[]) => list.map((place): Standing => ({ ...line, place }) as Standing);
  const heard = (standings: Standing[]) => {
    const sentences: string[] = [];
    let said: ReturnType<typeof sayStanding>;
    for (const standing of standings) {
      const next = sayStanding(said, standing, nowMs);
      if (next && next !== said) sentences.push(next.sentence);
      said = next;
    }
    return sentences;
  };

  it("is joining, halfway, next and the turn, once each, of a line of ten", () => {
    expect(heard([asking, ...places([10, 9, 9, 6, 5, 4, 3, 2, 1, 1]), turn, turn])).toEqual([
      "You are in line. 9 people are before you. The wait: about 1 to 4 minutes.",
      "Half of the line is behind you. 4 people are before you.",
      "You are next.",
      "It is your turn. You have 100 seconds to start.",
    ]);
  });

  it("is no halfway of a short line, and no more than joining for who is next at once", () => {
    expect(heard(places([3, 2]))).toHaveLength(1);
    expect(heard(places([1, 1]))).toEqual(["You are in line. You are next. The wait: about 1 to 4 minutes."]);
  });

  it("is what is left of a turn, not what a turn is", () => {
    const left = (ms: number) => heard([{ ...turn, untilMs: nowMs + ms } as Standing]);
    expect(left(38_400)).toEqual(["It is your turn. You have 40 seconds to start."]);
    expect(left(240_000)).toEqual(["It is your turn. You have 4 minutes to start."]);
  });

  it("begins anew for who is back in line", () => {
    expect(heard([turn, ...places([1]), turn])).toHaveLength(3);
  });
});

describe("the last of a turn", () => {
  it("empties the ring over two minutes, and keeps it whole while a hold has more", () => {
    expect(countTurn(60_000, 0, 120)).toEqual({ leftSeconds: 60, share: 0.5, isEnding: false });
    expect(countTurn(220_000, 0, 120).share).toBe(1);
    expect(countTurn(0, 5000, 120)).toEqual({ leftSeconds: 0, share: 0, isEnding: true });
  });

  it("is warned of 20 s before, with the hold while there is one", () => {
    expect(turnWarning(countTurn(20_500, 0, 120), true, "two minutes")).toBeUndefined();
    const ending = countTurn(20_000, 0, 120);
    expect(turnWarning(ending, true, "two minutes")).toContain("Hold your place for two minutes more");
    expect(turnWarning(ending, false, "two minutes")).not.toContain("Hold");
  });
});
