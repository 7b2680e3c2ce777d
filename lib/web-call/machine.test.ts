import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstState,
  type RoomEvent,
  type RoomEventType,
  type RoomState,
  type RoomStateName,
  reduceRoom,
} from "./machine";

const line = { kind: "line", why: "timeout" } as const;
const denied = { kind: "microphone", why: "denied" } as const;
const onCall = { generation: 1, callId: "call_1", startedAtMs: 0, maxSeconds: 420, isMuted: false };

const states: Record<RoomStateName, RoomState> = {
  checking: { name: "checking", generation: 1 },
  waiting: { name: "waiting", generation: 1, isTurn: false },
  ready: { name: "ready", generation: 1 },
  connecting: {
    name: "connecting",
    generation: 1,
    step: "call",
    callId: "call_1",
    maxSeconds: 420,
    hasPlace: false,
  },
  live: { name: "live", ...onCall },
  reconnecting: { name: "reconnecting", ...onCall },
  ending: { name: "ending", generation: 1, callId: "call_1", how: "asked" },
  ended: { name: "ended", generation: 1, callId: "call_1", how: "unexplained" },
  failed: { name: "failed", generation: 1, problem: denied },
};
const events: { [T in RoomEventType]: RoomEvent } = {
  checked: { type: "checked", problem: undefined },
  queued: { type: "queued", generation: 1 },
  turn_told: { type: "turn_told", isTurn: true },
  line_left: { type: "line_left" },
  pressed: { type: "pressed" },
  mute_set: { type: "mute_set", isMuted: true },
  end_pressed: { type: "end_pressed" },
  microphone_found: { type: "microphone_found" },
  microphone_granted: { type: "microphone_granted", generation: 1 },
  call_created: { type: "call_created", generation: 1, callId: "call_1", maxSeconds: 420 },
  started: { type: "started", generation: 1, atMs: 5 },
  lost: { type: "lost", generation: 1 },
  restored: { type: "restored", generation: 1 },
  closed: { type: "closed", generation: 1, isTimeUp: false },
  explained: { type: "explained", generation: 1, wasDropped: true },
  failed: { type: "failed", generation: 1, problem: line },
};

/** Where each event leads from each state; what is not written here changes nothing. */
const moves: { [S in RoomStateName]: Partial<Record<RoomEventType, RoomStateName>> } = {
  checking: { checked: "ready", queued: "waiting" },
  waiting: { pressed: "connecting", turn_told: "waiting", line_left: "ready" },
  ready: { pressed: "connecting" },
  connecting: {
    queued: "waiting",
    call_created: "connecting",
    started: "live",
    end_pressed: "ending",
    closed: "failed",
    failed: "failed",
  },
  live: { mute_set: "live", lost: "reconnecting", end_pressed: "ending", closed: "ended", failed: "ended" },
  reconnecting: {
    mute_set: "reconnecting",
    restored: "live",
    end_pressed: "ending",
    closed: "ended",
    failed: "ended",
  },
  ending: { closed: "ended", failed: "ended" },
  ended: { pressed: "connecting", explained: "ended" },
  failed: { pressed: "connecting", microphone_found: "ready" },
};

describe("every state and event", () => {
  const pairs = Object.values(states).flatMap((state) =>
    Object.values(events).map((event) => ({ state, event, to: moves[state.name][event.type] })),
  );
  it.each(pairs)("$state.name on $event.type leads to $to", ({ state, event, to }) => {
    const next = reduceRoom(state, event);
    if (to === undefined) expect(next).toBe(state);
    else {
      expect(next).not.toBe(state);
      expect(next.name).toBe(to);
    }
  });

  it("drops what an older call still has to say, in every state", () => {
    for (const state of Object.values(states)) {
      for (const event of Object.values(events)) {
        if (!("generation" in event)) continue;
        expect(reduceRoom(state, { ...event, generation: 0 })).toBe(state);
      }
    }
  });
});

describe("one call", () => {
  const play = (...list: RoomEvent[]) => list.reduce(reduceRoom, firstState);
  const toLine = [events.checked, events.pressed, events.microphone_granted, events.call_created];

  it("passes through microphone, call and line before it is live", () => {
    expect(play(...toLine.slice(0, 2))).toMatchObject({ name: "connecting", step: "microphone" });
    expect(play(...toLine.slice(0, 3))).toMatchObject({ name: "connecting", step: "call" });
    expect(play(...toLine)).toMatchObject({ name: "connecting", step: "line", callId: "call_1" });
    expect(play(...toLine, events.started)).toMatchObject({ name: "live", startedAtMs: 5, isMuted: false });
  });

  it("cannot be live without a call id", () => {
    expect(play(events.checked, events.pressed, events.started).name).toBe("connecting");
  });

  it("stays muted through a reconnect", () => {
    const state = play(...toLine, events.started, events.mute_set, events.lost, events.restored);
    expect(state).toMatchObject({ name: "live", isMuted: true });
  });

  it("tells a cap that ran out, an unexplained close and a broken line apart", () => {
    const ended = (last: RoomEvent) => play(...toLine, events.started, last);
    expect(ended({ type: "closed", generation: 1, isTimeUp: true })).toMatchObject({ how: "time_up" });
    expect(ended(events.closed)).toMatchObject({ how: "unexplained" });
    expect(ended(events.failed)).toMatchObject({ how: "dropped" });
  });

  it("is settled once by what the server tells of an unexplained close", () => {
    const finished = play(...toLine, events.started, events.closed, {
      type: "explained",
      generation: 1,
      wasDropped: false,
    });
    expect(finished).toMatchObject({ name: "ended", how: "finished" });
    expect(reduceRoom(finished, events.explained)).toBe(finished);
  });

  it("shows microphone help when the SDK finds the microphone gone after the call began", () => {
    const state = play(...toLine, events.started, { type: "failed", generation: 1, problem: denied });
    expect(state).toMatchObject({ name: "failed", problem: denied });
  });

  it("stands in line when there is no room, with a microphone that is allowed, and goes on from there", () => {
    const queued = play(...toLine.slice(0, 3), events.queued);
    expect(queued).toEqual({ name: "waiting", generation: 1, isTurn: false });
    expect(reduceRoom(queued, events.turn_told)).toMatchObject({ isTurn: true });
    expect(reduceRoom(queued, events.pressed)).toMatchObject({ name: "connecting", generation: 2 });
    expect(play(...toLine, events.queued).name).toBe("connecting");
  });

  it("stands in line when the page is opened by somebody who has a place, unless they have pressed by then", () => {
    const early: RoomEvent = { type: "queued", generation: 0 };
    expect(play(early)).toEqual({ name: "waiting", generation: 0, isTurn: false });
    expect(play(events.checked, events.pressed, early).name).toBe("connecting");
  });

  it("keeps every ending but a missing microphone from healing itself", () => {
    const failed = play(...toLine, events.failed);
    expect(reduceRoom(failed, events.microphone_found)).toBe(failed);
  });
});

describe("any sequence of events", () => {
  const generation = fc.integer({ min: 0, max: 4 });
  const event: fc.Arbitrary<RoomEvent> = fc.oneof(
    fc.constantFrom<RoomEvent>(
      events.checked,
      { type: "checked", problem: denied },
      events.turn_told,
      events.line_left,
      events.microphone_found,
      { type: "mute_set", isMuted: false },
      events.mute_set,
    ),
    { weight: 3, arbitrary: fc.constantFrom<RoomEvent>(events.pressed, events.end_pressed) },
    {
      weight: 8,
      arbitrary: fc
        .tuple(
          fc.constantFrom<RoomEvent>(
            events.microphone_granted,
            events.queued,
            events.call_created,
            events.started,
            events.lost,
            events.restored,
            events.closed,
            events.explained,
            events.failed,
            { type: "failed", generation: 1, problem: denied },
          ),
          generation,
        )
        .map(([one, of]) => ({ ...one, generation: of }) as RoomEvent),
    },
  );
  const sequence = fc.array(event, { maxLength: 60 });
  const isOpen = ({ name }: RoomState) => ["connecting", "live", "reconnecting", "ending"].includes(name);
  const walk = (list: RoomEvent[], see: (before: RoomState, one: RoomEvent, after: RoomState) => void) =>
    list.reduce((before, one) => {
      const after = reduceRoom(before, one);
      see(before, one, after);
      return after;
    }, firstState);

  it("never has two calls open: one is over before the next begins", () => {
    fc.assert(
      fc.property(sequence, (list) => {
        const open = new Set<number>();
        walk(list, (_before, _one, after) => {
          if (isOpen(after)) open.add(after.generation);
          else open.clear();
          expect(open.size).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("never goes live again in a generation that has ended or failed", () => {
    fc.assert(
      fc.property(sequence, (list) => {
        const over = new Set<number>();
        walk(list, (_before, _one, after) => {
          if (after.name === "ended" || after.name === "failed") over.add(after.generation);
          else expect(over).not.toContain(after.generation);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("never goes back to an earlier generation", () => {
    fc.assert(
      fc.property(sequence, (list) => {
        walk(list, (before, _one, after) =>
          expect(after.generation).toBeGreaterThanOrEqual(before.generation),
        );
      }),
    );
  });

  it("ends a cancelled connect quietly, whatever the call still does", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 }), fc.array(event, { maxLength: 20 }), (steps, rest) => {
        const begun = [events.checked, events.pressed, events.microphone_granted, events.call_created];
        const connecting = begun.slice(0, 2 + steps).reduce(reduceRoom, firstState);
        let state = reduceRoom(connecting, events.end_pressed);
        for (const one of rest) {
          if (one.type === "pressed") continue;
          state = reduceRoom(state, one);
          expect(["ending", "ended"]).toContain(state.name);
        }
        state = reduceRoom(state, events.closed);
        expect(state).toMatchObject({ name: "ended", how: "cancelled", generation: 1 });
      }),
    );
  });

  it("can always be brought to a new call by pressing, once the last is over", () => {
    fc.assert(
      fc.property(sequence, (list) => {
        const last = walk(list, () => undefined);
        if (!["ended", "failed", "ready", "waiting"].includes(last.name)) return;
        const next = reduceRoom(last, events.pressed);
        expect(next).toMatchObject({ name: "connecting", generation: last.generation + 1 });
      }),
    );
  });
});
