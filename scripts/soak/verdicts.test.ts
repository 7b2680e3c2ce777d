import { describe, expect, it } from "vitest";
import { checkGrowth, errorsOf, routesOf } from "./report";
import { check, dialledTwice, growthOf, judge, type Seen } from "./verdicts";

describe("judging an answer", () => {
  it("takes what is expected by status or by code, and a 5xx that comes of what is broken on purpose", () => {
    const judged = (status: number, code: string, ...excused: string[]) =>
      judge({ status, code }, [200, "queue_wait"], new Set(excused));
    expect(judged(200, "")).toBe("fine");
    expect(judged(409, "queue_wait")).toBe("fine");
    expect(judged(503, "storage_unavailable", "storage_unavailable")).toBe("under fault");
    expect(judged(503, "storage_unavailable", "limits_unavailable")).toBe("wrong");
    expect(judged(503, "storage_unavailable")).toBe("wrong");
    expect(judged(502, "", "storage_unavailable")).toBe("wrong");
    expect(judged(404, "not_found", "not_found")).toBe("wrong");
    expect(judged(0, "TimeoutError", "TimeoutError")).toBe("wrong");
  });

  it("never takes an internal error, whatever is broken or expected", () => {
    expect(judge({ status: 500, code: "internal" }, [500, "internal"], new Set(["internal"]))).toBe("wrong");
  });
});

describe("dials", () => {
  it("are told when an intent, or a number under two intents, was dialled twice", () => {
    const once = [
      { intent: "a", to: "+14152002001" },
      { intent: "b", to: "+14152002002" },
    ];
    expect(dialledTwice(once)).toEqual([]);
    expect(dialledTwice([...once, { intent: "a", to: "+14152002003" }])).toEqual(["intent a: 2 times"]);
    expect(dialledTwice([...once, { intent: "c", to: "+14152002002" }])).toEqual([
      "number that ends in 02: 2 times",
    ]);
  });
});

describe("memory", () => {
  it("grows from one rest to the other", () => {
    const growth = growthOf([100, 102, 400], [120, 119, 121]);
    expect(growth).toEqual({ before: 102, after: 120, ratio: 120 / 102 });
    expect(checkGrowth(growth, 1.1, true).holds).toBe("NO");
    expect(checkGrowth(growth, 1.2, true).holds).toBe("yes");
  });

  it("is not judged by a run that is too short, and must have been measured", () => {
    expect(checkGrowth(growthOf([100], [200]), 1.1, false)).toMatchObject({
      holds: "not tried",
      detail: expect.stringContaining("too short"),
    });
    expect(checkGrowth(growthOf([], [200]), 1.1, true).holds).toBe("NO");
  });
});

describe("the report", () => {
  const seen = (
    route: string,
    ms: number,
    status = 200,
    code = "",
    verdict: Seen["verdict"] = "fine",
  ): Seen => ({
    route,
    ms,
    status,
    code,
    verdict,
  });

  it("gives times by route, busiest first, and counts what was wrong", () => {
    const times = Array.from({ length: 100 }, (_, i) => seen("GET /", i + 1));
    const all = [seen("GET /talk", 7, 503, "storage_unavailable", "under fault"), ...times];
    expect(routesOf([...all, seen("GET /talk", 9, 500, "internal", "wrong")])).toEqual([
      { route: "GET /", requests: 100, p50: 50, p95: 95, p99: 99, underFault: 0, wrong: 0 },
      { route: "GET /talk", requests: 2, p50: 7, p95: 9, p99: 9, underFault: 1, wrong: 1 },
    ]);
  });

  it("gathers errors by status and code", () => {
    const busy = seen("POST /a", 1, 429, "voice_busy");
    expect(
      errorsOf([busy, busy, seen("POST /a", 1), seen("POST /a", 1, 0, "TimeoutError", "wrong")]),
    ).toEqual([
      { route: "POST /a", error: "429 voice_busy", verdict: "fine", count: 2 },
      { route: "POST /a", error: "0 TimeoutError", verdict: "wrong", count: 1 },
    ]);
  });

  it("says what is wrong, what proves that nothing is, or that there was no case", () => {
    expect(check("a", [], 3, "proof")).toEqual({ name: "a", holds: "yes", detail: "proof" });
    expect(check("a", ["one", "two"], 0, "proof")).toEqual({ name: "a", holds: "NO", detail: "one; two" });
    expect(check("a", [], 0, "0 shares")).toEqual({ name: "a", holds: "not tried", detail: "0 shares" });
  });
});
