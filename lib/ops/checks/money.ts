import { policy } from "@/lib/limits/policy";
import { type Check, type Given, stateAt, worst } from "../check";
import { dayForecast, monthForecast } from "../forecast";
import type { OpsReport } from "../schema";
import { toCount, toDollars, toShare } from "../words";

const { budgetShare } = policy.ops;

export function phoneBudget({ report: { money }, limits, nowMs }: Given): Check {
  const budget = limits.phone.microUsdPerMonth;
  const spent = money.heldPhoneMicroUsd;
  const forecast = monthForecast(spent, money.weekPhoneMicroUsd, nowMs);
  return {
    name: "Phone budget",
    part: "days",
    state: worst(stateAt(share(spent, budget), budgetShare), forecast > budget ? "warn" : "ok"),
    figure: toDollars(spent),
    sentence: `Of ${toDollars(budget)} this month, and ${toDollars(forecast)} at its end if it goes on like the last week.`,
  };
}

/** The minutes that the day will have come to by phone and in the browser. */
export function minutesForecast(money: OpsReport["money"], nowMs: number): { phone: number; web: number } {
  return {
    phone: dayForecast(money.todayPhoneSeconds, money.weekPhoneSeconds, nowMs) / 60,
    web: dayForecast(money.todayWebSeconds, money.weekWebSeconds, nowMs) / 60,
  };
}

export function dayLimits({ report: { money }, limits, nowMs }: Given): Check {
  const { phone, webSecondsPerDay } = limits;
  const forecast = minutesForecast(money, nowMs);
  const isOver = forecast.phone > phone.secondsPerDay / 60 || forecast.web > webSecondsPerDay / 60;
  const limited = [
    { part: money.dayPhoneCalls, whole: phone.callsPerDay, words: "phone calls" },
    { part: money.dayPhoneSeconds / 60, whole: phone.secondsPerDay / 60, words: "phone minutes" },
    { part: money.dayWebSeconds / 60, whole: webSecondsPerDay / 60, words: "browser minutes" },
  ];
  const [nearest] = limited.toSorted((a, b) => share(b.part, b.whole) - share(a.part, a.whole));
  const { part, whole, words } = nearest ?? { part: 0, whole: 0, words: "" };
  return {
    name: "The day's limits",
    part: "days",
    state: worst(stateAt(share(part, whole), budgetShare), isOver ? "warn" : "ok"),
    figure: toShare(part, whole),
    sentence: `${toCount(part)} of ${toCount(whole)} ${words} in 24 hours, the nearest to its limit. Forecast for today: ${toCount(forecast.web)} min in the browser, ${toCount(forecast.phone)} by phone.`,
  };
}

const share = (part: number, whole: number) => (whole <= 0 ? (part > 0 ? 1 : 0) : part / whole);
