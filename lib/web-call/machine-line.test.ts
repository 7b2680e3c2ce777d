import { expect, it } from "vitest";
import { type RoomEvent, type RoomProblem, type RoomState, reduceRoom } from "./machine";

const line = { kind: "line", why: "timeout" } as const;
const denied = { kind: "microphone", why: "denied" } as const;
const waiting: RoomState = { name: "waiting", generation: 1, isTurn: true };
const pressed: RoomEvent = { type: "pressed" };
const granted: RoomEvent = { type: "microphone_granted", generation: 2 };
const again = [pressed, granted];

it("goes back to a place in line when no call came of its turn, and says why until the next press", () => {
  const failed = (list: RoomEvent[], problem: RoomProblem) =>
    [...list, { type: "failed", generation: 2, problem } as RoomEvent].reduce(reduceRoom, waiting);
  const refused = { kind: "refused", code: "voice_failed", sentence: "No.", retryAfterSeconds: 1 } as const;
  for (const [list, problem] of [
    [again, refused],
    [again.slice(0, 1), denied],
  ] as const) {
    const back = failed([...list], problem);
    expect(back).toEqual({ name: "waiting", generation: 2, isTurn: false, problem });
    expect(reduceRoom(back, { type: "turn_told", isTurn: true })).toMatchObject({ isTurn: true, problem });
    expect(reduceRoom(back, pressed)).not.toHaveProperty("problem");
  }
  expect(reduceRoom(failed(again, denied), { type: "microphone_found" })).not.toHaveProperty("problem");
  expect(failed(again, { ...refused, code: "usage_spent" }).name).toBe("failed");
  const toCall = [...again, { type: "call_created", generation: 2, callId: "c", maxSeconds: 60 }];
  expect(failed(toCall as RoomEvent[], line).name).toBe("failed");
});

it("goes back to a place in line when it is cancelled at the microphone, and later than that is over", () => {
  const asking = reduceRoom(waiting, pressed);
  const back = reduceRoom(asking, { type: "end_pressed" });
  expect(back).toEqual({ name: "waiting", generation: 3, isTurn: false });
  expect(reduceRoom(back, { type: "failed", generation: 2, problem: denied })).toBe(back);
  const calling = reduceRoom(asking, granted);
  expect(reduceRoom(calling, { type: "end_pressed" })).toMatchObject({ name: "ending", how: "cancelled" });
});
