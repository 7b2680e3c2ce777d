import { expect, it } from "vitest";
import { dayForecast, monthForecast } from "./forecast";

it("forecasts a month from what it has come to and the week before", () => {
  expect(monthForecast(100, 70, Date.parse("2026-03-30T00:00:00Z"))).toBe(120);
  expect(monthForecast(100, 0, Date.parse("2026-03-15T12:00:00Z"))).toBe(100);
});

it("forecasts a day from what it has come to and the rest of it as a day of the week before", () => {
  expect(dayForecast(100, 70, Date.parse("2026-03-30T18:00:00Z"))).toBe(102.5);
  expect(dayForecast(0, 70, Date.parse("2026-03-30T00:00:00Z"))).toBe(10);
});
