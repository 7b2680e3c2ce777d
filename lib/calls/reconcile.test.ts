import { describe, expect, it } from "vitest";
import { lookFrom, nextWatermark } from "./reconcile";

const now = new Date("2026-11-21T12:00:00Z");
const at = (time: string) => new Date(`2026-11-${time}Z`);

describe("the look for calls whose webhooks were lost", () => {
  it("goes back a day the first time, and then to an hour before the last one, however long that is ago", () => {
    expect(lookFrom(undefined, now)).toEqual(at("20T12:00:00"));
    expect(lookFrom(at("21T11:59:00"), now)).toEqual(at("21T10:59:00"));
    expect(lookFrom(at("18T12:00:00"), now)).toEqual(at("18T11:00:00"));
  });

  it("goes on from now when everything could be read, and else from the first call that could not", () => {
    expect(nextWatermark([], now)).toEqual(now);
    const unread = [{ endedAt: at("21T11:30:00") }, { endedAt: at("21T09:00:00") }, { endedAt: undefined }];
    expect(nextWatermark(unread, now)).toEqual(at("21T09:00:00"));
  });

  it("waits a day for a call that cannot be read, and no longer", () => {
    expect(nextWatermark([{ endedAt: at("19T09:00:00") }], now)).toEqual(at("20T12:00:00"));
  });
});
