import { describe, expect, it } from "vitest";
import { classifyAreaCode } from "./area-code";
import { parseUsPhone } from "./phone-number";
import { type PhoneProblem, phoneProblems } from "./phone-problem";

const statesOnly = { canada: false, territories: false };
const everywhere = { canada: true, territories: true };
const reasonFor = (input: string, destinations = statesOnly) => {
  const parsed = parseUsPhone(input, destinations);
  return parsed.ok ? "called" : parsed.reason;
};

describe("reading a phone number", () => {
  it.each([
    "4155552671",
    "(415) 555-2671",
    "415-555-2671",
    "415.555.2671",
    " 1 (415) 555 2671 ",
    "+1 415 555 2671",
    "tel:+1-415-555-2671",
    "４１５５５５２６７１",
    "011 1 415 555 2671",
    "\u202a+1\u00a0(415)\u00a0555\u20112671\u202c",
  ])("takes %s however it is written", (written) => {
    expect(parseUsPhone(written, statesOnly)).toEqual({ ok: true, e164: "+14155552671" });
  });

  it.each<[string, PhoneProblem]>([
    ["", "not_a_number"],
    ["call me", "not_a_number"],
    ["415555267a", "not_a_number"],
    ["415-555-CALL", "not_a_number"],
    ["4155552671 or 4155552672", "not_a_number"],
    ["(415) 555-2671 ext. 12", "extension"],
    ["tel:+1-415-555-2671;ext=7", "extension"],
    ["+44 20 7946 0958", "not_us"],
    ["011 44 20 7946 0958", "not_us"],
    ["+52 55 1234 5678", "not_us"],
    ["+1 876 555 1234", "caribbean_or_other_country"],
    ["809-234-5678", "caribbean_or_other_country"],
    ["+1 416 876 5432", "canada_off"],
    ["787-234-5678", "territory_off"],
    ["+1 671 300 1234", "territory_off"],
    ["900-555-1234", "premium"],
    ["212-976-5678", "premium"],
    ["800-234-5678", "toll_free"],
    ["500-234-5678", "personal_500"],
    ["911", "directory_or_service"],
    ["+1 411", "directory_or_service"],
    ["411-234-5678", "directory_or_service"],
    ["212-911-5678", "directory_or_service"],
    ["212-555-1212", "directory_or_service"],
    ["212-555-0100", "fictional_555"],
    ["212-555-0199", "fictional_555"],
    ["976-234-5678", "unassigned_area_code"],
    ["710-234-5678", "unassigned_area_code"],
    ["123-234-5678", "unassigned_area_code"],
    ["055-234-5678", "unassigned_area_code"],
    ["212-155-1234", "invalid"],
    ["212-055-1234", "invalid"],
    ["876-5432", "invalid"],
    ["415 555 26712", "invalid"],
    ["415 555 267", "invalid"],
  ])("refuses %s as %s", (input, reason) => {
    expect(reasonFor(input)).toBe(reason);
  });

  it("reads nothing that is longer than a number", () => {
    expect(reasonFor("4".repeat(5000))).toBe("not_a_number");
  });

  it("calls 555 numbers next to the fictional ones", () => {
    expect(reasonFor("212-555-0099")).toBe("called");
    expect(reasonFor("212-555-0200")).toBe("called");
  });

  it("calls Canada and the territories when policy says so, each by its own switch", () => {
    expect(reasonFor("+1 416 876 5432", { canada: true, territories: false })).toBe("called");
    expect(reasonFor("787-234-5678", { canada: true, territories: false })).toBe("territory_off");
    expect(reasonFor("787-234-5678", { canada: false, territories: true })).toBe("called");
    expect(reasonFor("+1 600 234 5678", everywhere)).toBe("invalid");
    expect(reasonFor("+1 876 555 1234", everywhere)).toBe("caribbean_or_other_country");
  });

  it("has one sentence for every reason, without the number in it", () => {
    for (const sentence of Object.values(phoneProblems)) expect(sentence).toMatch(/^[A-Z].*[.?]$/);
    expect(new Set(Object.values(phoneProblems)).size).toBe(Object.keys(phoneProblems).length);
  });
});

describe("the whole space of +1 numbers", () => {
  const exchanges = [200, 211, 234, 300, 456, 555, 678, 787, 800, 876, 911, 949, 976, 999];
  const numbers = Array.from({ length: 800 }, (_, index) => 200 + index).flatMap((area) =>
    exchanges.map((exchange) => ({ area, exchange, digits: `${area}${exchange}2345` })),
  );

  it("is called only in the area codes of the states, and there only on lines that people have", () => {
    const called = numbers.filter(({ digits }) => reasonFor(digits) === "called");
    expect(called.filter(({ area }) => classifyAreaCode(area) !== "us")).toEqual([]);
    expect(called.filter(({ exchange }) => [211, 911, 976].includes(exchange))).toEqual([]);
    expect(new Set(called.map(({ area }) => area)).size).toBe(359);
    console.info(`${numbers.length} numbers over 800 area codes: ${JSON.stringify(tally(numbers))}`);
  });
});

function tally(numbers: { digits: string }[]) {
  const counts: Record<string, number> = {};
  for (const { digits } of numbers) {
    const reason = reasonFor(digits);
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}
