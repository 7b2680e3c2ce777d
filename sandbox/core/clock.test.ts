import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SandboxClock } from "./clock";

let clock: SandboxClock;
let fired: string[];
const at = (name: string, ms: number) => clock.setTimeout(() => fired.push(name), ms);

beforeEach(() => {
  vi.useFakeTimers();
  clock = new SandboxClock();
  fired = [];
});
afterEach(() => vi.useRealTimers());

describe("the clock", () => {
  it("is real time until it is put forward, and adds every step", () => {
    expect(clock.now()).toBe(Date.now());
    clock.advance(60_000);
    clock.advance(1000);
    expect(clock.now()).toBe(Date.now() + 61_000);
    expect(clock.offsetMs).toBe(61_000);
  });

  it("fires a timer when its time has come, and once", () => {
    at("a", 1000);
    vi.advanceTimersByTime(999);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(fired).toEqual(["a"]);
    vi.advanceTimersByTime(10_000);
    clock.advance(10_000);
    expect(fired).toEqual(["a"]);
  });

  it("fires what it is put forward past, at once and in due order", () => {
    at("late", 5000);
    at("never", 5001);
    at("early", 1000);
    clock.advance(5000);
    expect(fired).toEqual(["early", "late"]);
  });

  it("counts a step only once against a timer", () => {
    at("a", 10_000);
    clock.advance(6000);
    vi.advanceTimersByTime(3999);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(fired).toEqual(["a"]);
  });

  it("never fires a timer that was cancelled, even by one due at the same moment", () => {
    const b = at("b", 1001);
    clock.setTimeout(() => b.cancel(), 1000);
    clock.advance(2000);
    vi.advanceTimersByTime(5000);
    expect(fired).toEqual([]);
  });

  it("leaves timers what was left of them when it is reset", () => {
    at("a", 10_000);
    clock.advance(6000);
    clock.reset();
    expect(clock.offsetMs).toBe(0);
    vi.advanceTimersByTime(3999);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(fired).toEqual(["a"]);
  });

  it("waits for a timer that is farther off than setTimeout can count", () => {
    const days = 40 * 86_400_000;
    at("far", days);
    vi.advanceTimersByTime(days - 1);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(fired).toEqual(["far"]);
  });

  it("reports a timer that throws, and still fires the rest", () => {
    const reported: unknown[] = [];
    clock = new SandboxClock((error) => reported.push(error));
    const broken = new Error("broken");
    const breakAt = (ms: number) =>
      clock.setTimeout(() => {
        throw broken;
      }, ms);
    breakAt(1000);
    at("b", 2000);
    breakAt(5000);
    at("later", 10_000);
    clock.advance(3000);
    expect([fired, reported]).toEqual([["b"], [broken]]);
    vi.advanceTimersByTime(7000);
    expect([fired, reported]).toEqual([
      ["b", "later"],
      [broken, broken],
    ]);
  });
});
