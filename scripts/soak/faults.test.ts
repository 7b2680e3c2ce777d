import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Breakage } from "./faults";
import { judge } from "./verdicts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a request that is asked and answered at once may end with, each second of two minutes. */
async function excusesBySecond(): Promise<{ broken: string; excused: readonly string[] }[]> {
  let broken = "";
  const breakage = new Breakage(async (body) => {
    broken = String(body?.vendor ?? "");
  });
  const running = breakage.run(Date.now() + 120_000);
  const found = [];
  for (let second = 0; second < 120; second += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    found.push({ broken, excused: [...breakage.excusedSince(Date.now())] });
  }
  await running;
  return found;
}

it("excuses while something is broken only what comes of that, and nothing for a while before the next", async () => {
  const seconds = await excusesBySecond();
  const under = (vendor: string) =>
    new Set(seconds.filter((one) => one.broken === vendor).map((one) => one.excused.join()));
  expect(under("upstash")).toEqual(new Set(["limits_unavailable"]));
  expect(under("supabase")).toEqual(new Set(["storage_unavailable,phone_unsettled"]));
  expect(under("retell")).toEqual(new Set(["voice_failed,voice_timeout", "phone_failed,phone_unsettled"]));
  const gaps = seconds
    .map(({ excused }) => (excused.length > 0 ? "x" : " "))
    .join("")
    .split(/x+/);
  expect(gaps.length).toBeGreaterThan(6);
  for (const gap of gaps.slice(0, -1)) expect(gap.length).toBeGreaterThanOrEqual(4);
  const inGap = seconds.find(({ excused }, i) => i > 20 && excused.length === 0)?.excused;
  expect(judge({ status: 503, code: "storage_unavailable" }, [200], new Set(inGap))).toBe("wrong");
});

it("excuses what began under a fault and ended long after it", async () => {
  const breakage = new Breakage(async () => undefined);
  const running = breakage.run(Date.now() + 16_000);
  await vi.advanceTimersByTimeAsync(14_000);
  const since = Date.now();
  await vi.advanceTimersByTimeAsync(30_000);
  await running;
  expect([...breakage.excusedSince(since)]).toContain("voice_failed");
  expect(breakage.last()).toBe("29.0 s after Retell 500");
  expect([...breakage.excusedSince(Date.now())]).toEqual([]);
});
