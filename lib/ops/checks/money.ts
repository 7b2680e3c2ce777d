import { policy } from "@/lib/limits/policy";
import { type Check, from, type Given, worse } from "../check";
import { monthForecast } from "../forecast";
import { toCount, toDollars, toShare } from "../words";

const { budgetShare } = policy.ops;

export function phoneBudget({ report: { money }, limits, nowMs }: Given): Check {
  const budget = limits.phone.microUsdPerMonth;
  const spent = money.heldPhoneMicroUsd;
  const forecast = monthForecast(spent, money.weekPhoneMicroUsd, nowMs);
  return {
    name: "Phone budget",
    part: "days",
    state: worse(from(share(spent, budget), budgetShare), forecast > budget ? "warn" : "ok"),
    figure: toDollars(spent),
    sentence: `Of ${toDollars(budget)} this month, and ${toDollars(forecast)} at its end if it goes on like the last week.`,
  };
}

export function dayLimits({ report: { money }, limits }: Given): Check {
  const { phone, webSecondsPerDay } = limits;
  const limited = [
    { part: money.dayPhoneCalls, whole: phone.callsPerDay, words: "phone calls" },
    { part: money.dayPhoneSeconds / 60, whole: phone.secondsPerDay / 60, words: "phone minutes" },
    { part: money.dayWebSeconds / 60, whole: webSecondsPerDay / 60, words: "browser minutes" },
  ];
  const [nearest] = limited.toSorted((a, b) => share(b.part, b.whole) - share(a.part, a.whole));
  const { part, whole, words } = nearest ?? { part: 0, whole: 0, words: "" };
  return {
    name: "The day's limits",
    state: from(share(part, whole), budgetShare),
    figure: toShare(part, whole),
    sentence: `${toCount(part)} of ${toCount(whole)} ${words} in 24 hours, the nearest to its limit.`,
  };
}

const share = (part: number, whole: number) => (whole <= 0 ? (part > 0 ? 1 : 0) : part / whole);
