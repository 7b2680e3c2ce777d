import { describe, expect, test } from "vitest";
import { type TurnAction, TurnEngine, type TurnSettings } from "./turn-engine";

const settings: TurnSettings = {
  interruptionSensitivity: 1,
  reminderTriggerMs: 10_000,
  reminderMaxCount: 1,
  endCallAfterSilenceMs: 30_000,
  maxCallDurationMs: 120_000,
};

/** Ticks every 20 ms up to `until` and gives the actions with their times. */
function run(engine: TurnEngine, from: number, until: number) {
  const seen: (TurnAction & { at: number })[] = [];
  for (let at = from; at <= until; at += 20) {
    for (const action of engine.tick(at)) seen.push({ ...action, at });
  }
  return seen;
}

describe("end of speech", () => {
  test("recognised words are answered once the caller has been quiet for half a second", () => {
    const engine = new TurnEngine(settings);
    engine.callerSound(1000, 1000);
    engine.callerWords(2500, "it never ends", { typed: false, until: 2400 });
    expect(run(engine, 2500, 2980)).toEqual([]);
    engine.callerSound(3000, undefined);
    const [answer] = run(engine, 3000, 4000);
    expect(answer).toMatchObject({ type: "answer", text: "it never ends" });
    expect(answer?.at).toBeGreaterThanOrEqual(3500);
    expect(answer?.at).toBeLessThan(3700);
  });

  test("typed words are answered at once, also over a noisy microphone", () => {
    const engine = new TurnEngine(settings);
    engine.callerSound(1000, 1000);
    engine.callerWords(1500, "hello", { typed: true, until: 1400 });
    expect(run(engine, 1500, 1500)).toMatchObject([{ type: "answer", text: "hello" }]);
  });

  test("words that the sandbox speaks for the caller are answered when they are over", () => {
    const engine = new TurnEngine(settings);
    engine.callerWords(1000, "hello there", { typed: true, until: 2500 });
    expect(run(engine, 1000, 3000)).toMatchObject([{ type: "answer", at: 2500, heardAt: 2500 }]);
  });

  test("more words while Doc is thinking make the first answer stale and are answered together", () => {
    const engine = new TurnEngine(settings);
    engine.callerWords(1000, "one", { typed: true, until: 1000 });
    const [first] = run(engine, 1000, 1000);
    engine.callerWords(1100, "two", { typed: true, until: 1100 });
    const [second] = run(engine, 1100, 1100);
    expect(second).toMatchObject({ type: "answer", text: "one two" });
    expect(first?.type === "answer" && engine.isCurrent(first.turn)).toBe(false);
    expect(second?.type === "answer" && engine.isCurrent(second.turn)).toBe(true);
  });
});

describe("barge-in", () => {
  const speaking = (over: Partial<TurnSettings> = {}) => {
    const engine = new TurnEngine({ ...settings, ...over });
    engine.agentStarted();
    return engine;
  };

  test("a quarter of a second of speech stops Doc, less does not", () => {
    const engine = speaking();
    engine.callerSound(1060, 1000);
    engine.callerSound(1240, 1000);
    expect(run(engine, 1240, 1240)).toEqual([]);
    engine.callerSound(1260, 1000);
    expect(run(engine, 1260, 1260)).toEqual([{ type: "interrupt", at: 1260 }]);
    const cough = speaking();
    cough.callerSound(1060, 1000);
    cough.callerSound(1200, undefined);
    expect(run(cough, 1200, 3000)).toEqual([]);
    const late = speaking();
    late.callerSound(3000, 1000, 1200);
    expect(run(late, 3000, 3000)).toEqual([]);
  });

  test("typed words stop Doc and are answered in the same breath", () => {
    const engine = speaking();
    engine.callerWords(1000, "wait", { typed: true, until: 1000 });
    expect(run(engine, 1000, 1000).map((a) => a.type)).toEqual(["interrupt", "answer"]);
  });

  test("an agent that may not be interrupted by sound is not", () => {
    const engine = speaking({ interruptionSensitivity: 0 });
    engine.callerSound(6000, 1000);
    expect(run(engine, 6000, 6000)).toEqual([]);
  });

  test("noise that never becomes words stops Doc less easily each time", () => {
    const engine = speaking();
    engine.callerSound(1300, 1000);
    expect(run(engine, 1300, 1300)).toMatchObject([{ type: "interrupt" }]);
    engine.callerSound(1400, undefined);
    engine.agentStarted();
    engine.callerSound(2700, 2000);
    expect(run(engine, 2700, 2700)).toEqual([]);
    engine.callerSound(2760, 2000);
    expect(run(engine, 2760, 2760)).toMatchObject([{ type: "interrupt" }]);
  });
});

describe("silence", () => {
  test("Doc reminds after the trigger, as often as is set, and no oftener", () => {
    const engine = new TurnEngine({ ...settings, reminderMaxCount: 2, endCallAfterSilenceMs: 600_000 });
    const seen: number[] = [];
    for (let at = 0; at <= 60_000; at += 20) {
      for (const action of engine.tick(at)) {
        expect(action.type).toBe("remind");
        seen.push(at);
        engine.agentStarted();
        engine.agentFinished(at, true);
      }
    }
    expect(seen).toEqual([10_000, 20_000]);
  });

  test("reminders do not put off the end by inactivity", () => {
    const engine = new TurnEngine(settings);
    engine.agentStarted();
    engine.agentFinished(2000, false);
    const seen: unknown[] = [];
    for (let at = 2000; at <= 40_000; at += 20) {
      for (const action of engine.tick(at)) {
        seen.push({ ...action, at });
        engine.agentStarted();
        engine.agentFinished(at, true);
      }
    }
    expect(seen).toMatchObject([
      { type: "remind", at: 12_000 },
      { type: "end", reason: "inactivity", at: 32_000 },
    ]);
  });

  test("a voice without words is told once where to type", () => {
    const engine = new TurnEngine(settings);
    engine.callerSound(1000, 1000);
    engine.callerSound(2200, undefined);
    expect(run(engine, 2200, 6980)).toEqual([]);
    expect(run(engine, 7000, 7000)).toMatchObject([{ type: "ask-to-type" }]);
    engine.agentStarted();
    engine.agentFinished(9000, true);
    engine.callerSound(10_000, 10_000);
    engine.callerSound(11_000, undefined);
    expect(run(engine, 11_000, 19_000)).toEqual([]);
  });

  test("a cough is not a voice without words", () => {
    const engine = new TurnEngine(settings);
    engine.callerSound(1000, 1000);
    engine.callerSound(1200, undefined);
    expect(run(engine, 1200, 9000)).toEqual([]);
  });
});

describe("the cap", () => {
  test("Doc wraps up once, shortly before, and the call ends at the cap", () => {
    const engine = new TurnEngine({ ...settings, endCallAfterSilenceMs: 600_000, reminderMaxCount: 0 });
    const seen: unknown[] = [];
    for (let at = 0; at <= 121_000; at += 20) {
      for (const action of engine.tick(at)) {
        seen.push({ ...action, at });
        engine.agentStarted();
        engine.agentFinished(at, true);
      }
    }
    expect(seen).toMatchObject([
      { type: "wrap-up", at: 105_000 },
      { type: "end", reason: "max_duration_reached", at: 120_000 },
    ]);
  });

  test("a clock put forward past everything ends the call by its duration, once", () => {
    const engine = new TurnEngine(settings);
    expect(engine.tick(500_000)).toEqual([{ type: "end", reason: "max_duration_reached" }]);
    expect(engine.tick(500_020)).toEqual([]);
  });
});
