import { expect, it } from "vitest";
import { toCallCost, toLatency, toPercentiles, toTokenUsage } from "./costs";

it("bills started seconds in cents, product by product", () => {
  const cost = toCallCost(30_945, "gpt-4.1-mini");
  expect(cost.total_duration_seconds).toBe(31);
  expect(cost.product_costs.map((p) => p.product)).toEqual([
    "voice_infrastructure",
    "text_to_speech",
    "gpt_4_1_mini",
  ]);
  // 0.055 + 0.015 + 0.016 dollars a minute, in cents for 31 s.
  expect(cost.combined_cost).toBeCloseTo((8.6 / 60) * 31, 4);
  expect(cost.total_duration_unit_price * 31).toBeCloseTo(cost.combined_cost, 5);
});

it("bills larger models higher", () => {
  expect(toCallCost(60_000, "gpt-5").combined_cost).toBeGreaterThan(
    toCallCost(60_000, "gpt-5-nano").combined_cost,
  );
});

it("interpolates percentiles between the two nearest values and keeps the order of turns", () => {
  expect(toPercentiles([2593, 1044])).toEqual({
    p50: 1818.5,
    p90: 2438.1,
    p95: 2515.55,
    p99: 2577.51,
    min: 1044,
    max: 2593,
    num: 2,
    values: [2593, 1044],
  });
  expect(toPercentiles([7])).toMatchObject({ p50: 7, p99: 7, num: 1 });
});

it("leaves out what was not measured", () => {
  expect(toLatency({ e2e: [], llm: [5], tts: [] })).toEqual({ llm: expect.objectContaining({ num: 1 }) });
  expect(toLatency({ e2e: [], llm: [], tts: [] })).toBeUndefined();
  expect(toTokenUsage([])).toBeUndefined();
});
