import { describe, expect, it } from "vitest";
import { type Fault, Faults, faultSchema } from "./faults";

const withFaults = (...list: Fault[]) => {
  const faults = new Faults();
  for (const fault of list) faults.add(fault);
  return faults;
};

describe("which request a fault meets", () => {
  it.each([
    [undefined, "/v2/get-call/call_1"],
    ["/v2/get-call", "/v2/get-call"],
    ["/v2/get-call", "/v2/get-call/call_1"],
    ["/v2/", "/v2/get-call/call_1"],
    ["/", "/anything"],
  ])("%s meets %s", (path, asked) => {
    expect(withFaults({ vendor: "retell", path, status: 500 }).take("retell", asked)).toMatchObject({
      status: 500,
    });
  });

  it.each([
    ["/v2/get-call", "/v2/get-calls"],
    ["/v2/get-call/call_1", "/v2/get-call"],
    ["get-call", "/v2/get-call"],
  ])("%s does not meet %s", (path, asked) => {
    expect(withFaults({ vendor: "retell", path, status: 500 }).take("retell", asked)).toBeUndefined();
  });

  it("is another vendor's own affair", () => {
    expect(withFaults({ vendor: "supabase", status: 503 }).take("retell", "/list-voices")).toBeUndefined();
  });

  it("is decided by the order in which faults were added", () => {
    const faults = withFaults(
      { vendor: "retell", path: "/a", status: 500, times: 1 },
      { vendor: "retell", status: 429 },
    );
    const statuses = ["/b", "/a", "/a"].map((path) => faults.take("retell", path)?.status);
    expect(statuses).toEqual([429, 500, 429]);
  });
});

describe("how often", () => {
  it("a fault with times is gone when they are used up", () => {
    const faults = withFaults({ vendor: "retell", status: 500, times: 2 });
    expect(faults.take("retell", "/a")).toBeDefined();
    expect(faults.list()).toMatchObject([{ times: 1 }]);
    expect(faults.take("retell", "/a")).toBeDefined();
    expect(faults.take("retell", "/a")).toBeUndefined();
    expect(faults.list()).toEqual([]);
  });

  it("a request that it does not meet costs it nothing", () => {
    const faults = withFaults({ vendor: "retell", path: "/a", status: 500, times: 1 });
    faults.take("retell", "/b");
    expect(faults.list()).toMatchObject([{ times: 1 }]);
  });

  it("a fault without times stays until all are cleared", () => {
    const faults = withFaults({ vendor: "retell", delayMs: 0 });
    for (let i = 0; i < 100; i += 1)
      expect(faults.take("retell", "/a")).toEqual({ vendor: "retell", delayMs: 0 });
    faults.clear();
    expect(faults.take("retell", "/a")).toBeUndefined();
  });
});

describe("webhooks", () => {
  const faults = withFaults(
    { vendor: "retell", status: 500 },
    { vendor: "retell", path: "call_ended", duplicate: 1 },
    { vendor: "retell", reorder: true },
  );

  it("are met by faults of delivery only, by their event's name", () => {
    expect(faults.take("retell", "call_ended", "delivery")).toMatchObject({ duplicate: 1 });
    expect(faults.take("retell", "call_started", "delivery")).toMatchObject({ reorder: true });
  });

  it("leave requests alone", () => {
    expect(faults.take("retell", "call_ended")).toMatchObject({ status: 500 });
  });
});

describe("a fault's form", () => {
  it("is a copy: what a caller does to it changes nothing here", () => {
    const faults = withFaults({ vendor: "retell", status: 500, times: 1 });
    for (const fault of faults.list()) fault.times = 99;
    faults.take("retell", "/a");
    expect(faults.take("retell", "/a")).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [{ vendor: "retell" }, "no effect"],
    [{ vendor: "retell", status: 200 }, "a status that is no failure"],
    [{ vendor: "retell", status: 500, times: 0 }, "no times"],
    [{ vendor: "retell", delayMs: -1 }, "a wait below nothing"],
    [{ vendor: "retell", drop: false }, "an effect that is off"],
    [{ vendor: "retell", status: 500, sttaus: 1 }, "a name that is not known"],
    [{ status: 500 }, "no vendor"],
    [{ vendor: "retell", after: true }, "nothing that comes after"],
    [{ vendor: "retell", after: true, duplicate: 1 }, "a webhook with what only a request has"],
    [{ vendor: "retell", nonsense: true, reorder: true }, "a webhook that is nonsense"],
    [{ vendor: "retell", nonsense: true, drop: true }, "two ends"],
    [{ vendor: "retell", nonsense: { status: 204, body: "x" } }, "a body where there is none"],
  ])("%j is refused: %s", (fault) => {
    expect(faultSchema.safeParse(fault).success).toBe(false);
  });

  it("fills in what nonsense was not given", () => {
    const { nonsense } = faultSchema.parse({ vendor: "retell", nonsense: true });
    expect(nonsense).toEqual({
      status: 200,
      type: "text/html",
      body: expect.stringMatching(/^<!doctype html>/),
    });
    expect(faultSchema.parse({ vendor: "retell", nonsense: { body: "{}" } })).toMatchObject({
      nonsense: { status: 200, type: "text/html", body: "{}" },
    });
  });
});
