import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  commitScript,
  keys,
  rebuildScript,
  reserveScript,
  settleScript,
  startOfMonth,
} from "../../lib/limits/reservation-scripts";
import { engines, type ServedUpstash, serveUpstash } from "../support/upstash";

const hourMs = 3_600_000;
const now = Date.parse("2026-11-21T12:00:00Z");
const month = keys.month(new Date(now));
const call = { seconds: 180, microUsd: 930_000 };
/** The day's calls and seconds, and the month's money, that these tests allow. */
const most = { calls: 3, seconds: 1000, microUsd: 5_000_000 };

describe.each(engines)("the phone demo's holds on the %s", (engine) => {
  let served: ServedUpstash;
  beforeAll(async () => {
    served = await serveUpstash(engine);
  });
  afterAll(() => served.stop());
  beforeEach(async () => {
    await served.upstash.reset();
    await rebuild();
  });

  const run = (script: string, names: string[], args: (string | number)[]) =>
    served.redis.createScript<unknown>(script).exec(names, args.map(String));
  const rebuild = (microUsd = 0, ...pairs: string[]) =>
    run(rebuildScript, [keys.ready, keys.entries, month], [microUsd, ...pairs]);
  const reserve = (
    id: string,
    phone: string,
    address: string,
    atMs = now,
    limits = most,
    isDryRun = false,
  ) => {
    const holder = [atMs, 24 * hourMs, 300_000, id, phone, address, call.seconds, call.microUsd];
    const rest = [limits.calls, limits.seconds, limits.microUsd, isDryRun ? 1 : 0];
    return run(reserveScript, [keys.ready, keys.entries, month], [...holder, ...rest]);
  };
  const entry = (phone: string, address: string, microUsd = call.microUsd) =>
    `${now}|0|${phone}|${address}|${call.seconds}|${microUsd}`;
  const commit = (id: string, phone: string, address: string) =>
    run(commitScript, [keys.entries, month], [id, entry(phone, address), call.microUsd]);
  const settle = (id: string, keepsPhone: 0 | 1, keepsAddress: 0 | 1, seconds: number, microUsd: number) =>
    settleAt(now, id, [keepsPhone, keepsAddress, seconds, microUsd]);
  const settleAt = (atMs: number, id: string, kept: readonly number[]) => {
    const at = new Date(atMs);
    const names = [keys.entries, keys.month(at), keys.monthBefore(at)];
    return run(settleScript, names, [id, ...kept, startOfMonth(at)]);
  };
  const spent = async () => Number(await served.redis.get(month));

  test("a reservation is found again before any limit, and refuses its number and its address to others", async () => {
    expect(await reserve("a", "p1", "a1")).toEqual(["reserved", 0, 3]);
    expect(await reserve("a", "p1", "a1", now, { ...most, calls: 0 })).toEqual(["reserved", 0, 0]);
    expect(await reserve("b", "p1", "a2")).toEqual(["number_called", now + 24 * hourMs, 2]);
    expect(await reserve("b", "p2", "a1")).toEqual(["address_called", now + 24 * hourMs, 2]);
  });

  test("one that was not made firm lapses; one that was holds its rolling day to the millisecond", async () => {
    await reserve("a", "p1", "a1");
    expect(await reserve("b", "p1", "a2", now + 300_000, most, true)).toEqual(["reserved", 0, 3]);
    await commit("a", "p1", "a1");
    const day = now + 24 * hourMs;
    expect(await reserve("b", "p1", "a2", day - 1, most, true)).toEqual(["number_called", day, 2]);
    expect(await reserve("b", "p1", "a2", day, most, true)).toEqual(["reserved", 0, 3]);
  });

  test.each([
    ["calls", { ...most, calls: 2 }],
    ["seconds", { ...most, seconds: 539 }],
    ["money", { ...most, microUsd: 2_789_999 }],
  ])("the third call is refused when the %s do not reach, and nothing of it is held", async (_, limits) => {
    await reserve("a", "p1", "a1");
    await commit("a", "p1", "a1");
    await reserve("b", "p2", "a2");
    expect(await reserve("b", "p2", "a2", now, limits, true)).toEqual(["reserved", 0, 1]);
    expect(await reserve("c", "p3", "a3", now, limits)).toEqual(["budget_spent", 0, 0]);
    expect(await served.redis.hexists(keys.entries, "c")).toBe(0);
    expect(await reserve("c", "p3", "a3")).toMatchObject(["reserved", 0, 1]);
  });

  test("a dry run holds nothing", async () => {
    expect(await reserve("a", "p1", "a1", now, most, true)).toEqual(["reserved", 0, 3]);
    expect(await served.redis.exists(keys.entries)).toBe(0);
  });

  test("money is counted once, however often a call is made firm, and becomes what the call came to", async () => {
    await reserve("a", "p1", "a1");
    expect(await commit("a", "p1", "a1")).toBe(1);
    expect(await commit("a", "p1", "a1")).toBe(0);
    expect(await spent()).toBe(call.microUsd);
    expect(await settle("a", 1, 0, 20, 103_334)).toBe(1);
    expect(await spent()).toBe(103_334);
    expect(await reserve("b", "p2", "a1")).toMatchObject(["reserved", 0, 2]);
    expect(await reserve("c", "p1", "a3")).toMatchObject(["number_called", now + 24 * hourMs, 1]);
  });

  test("a call that ends before it was made firm has its money counted too", async () => {
    await reserve("a", "p1", "a1");
    await settle("a", 1, 1, 20, 103_334);
    expect(await spent()).toBe(103_334);
    expect(await commit("a", "p1", "a1")).toBe(0);
    expect(await spent()).toBe(103_334);
  });

  test("what rang nowhere leaves nothing behind, and what is not known is said to be so", async () => {
    await reserve("a", "p1", "a1");
    await commit("a", "p1", "a1");
    expect(await settle("a", 0, 0, 0, 0)).toBe(1);
    expect([await spent(), await served.redis.hlen(keys.entries)]).toEqual([0, 0]);
    expect(await settle("a", 0, 0, 0, 0)).toBe(0);
  });

  test.each([
    ["what it came to", [1, 1, 20, 103_334], 103_334],
    ["nothing", [0, 0, 0, 0], 0],
  ])(
    "a call of last month that ends in this one leaves %s in last month, and this one alone",
    async (_, kept: readonly number[], left) => {
      await reserve("a", "p1", "a1");
      await commit("a", "p1", "a1");
      const next = Date.parse("2026-12-01T00:00:00Z");
      await settleAt(next, "a", kept);
      expect([await spent(), await served.redis.exists(keys.month(new Date(next)))]).toEqual([left, 0]);
    },
  );

  test("a month's money is forgotten, but not before the next month is over", async () => {
    const longest = 62 * 86_400;
    expect(await served.redis.ttl(month)).toBeGreaterThan(longest - 60);
    await served.redis.persist(month);
    await reserve("a", "p1", "a1");
    await commit("a", "p1", "a1");
    expect(await served.redis.ttl(month)).toBeGreaterThan(longest - 60);
    await served.redis.persist(month);
    await settle("a", 1, 1, 20, 103_334);
    expect(await served.redis.ttl(month)).toBeGreaterThan(longest - 60);
  });

  test("a memory that was lost is not trusted, and the ledger is copied in once", async () => {
    await served.redis.flushall();
    expect(await reserve("a", "p1", "a1")).toEqual(["not_ready", 0, 0]);
    expect(await rebuild(call.microUsd, "z", entry("p1", "a9"))).toBe(1);
    expect(await rebuild(0)).toBe(0);
    expect(await spent()).toBe(call.microUsd);
    expect(await reserve("a", "p1", "a1")).toEqual(["number_called", now + 24 * hourMs, 2]);
  });
});

test("the month before is the calendar's, by UTC", () => {
  const monthBefore = (at: string) => keys.monthBefore(new Date(at));
  expect(monthBefore("2027-01-01T00:00:00Z")).toBe("{demo}:month:2026-12");
  expect(monthBefore("2027-03-31T23:59:59Z")).toBe("{demo}:month:2027-02");
});
