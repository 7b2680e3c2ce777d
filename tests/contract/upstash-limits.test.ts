import { Ratelimit } from "@upstash/ratelimit";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engines, type ServedUpstash, serveUpstash } from "../support/upstash";

type Limiter = ReturnType<typeof Ratelimit.fixedWindow>;

/** Reads, decides in Lua, then writes: what an interleaving would break. */
const RESERVE = `
local all, used = redis.call('HGETALL', KEYS[1]), 0
for i = 1, #all, 2 do used = used + tonumber(all[i + 1]) end
if used + tonumber(ARGV[2]) > tonumber(ARGV[3]) then return {'refused', used} end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return {'reserved', used + tonumber(ARGV[2])}`;
const GIVE_BACK = "return redis.call('HDEL', KEYS[1], ARGV[1])";

describe.each(engines)("limits on the %s", (engine) => {
  let served: ServedUpstash;
  beforeAll(async () => {
    served = await serveUpstash(engine);
  });
  afterAll(() => served.stop());
  beforeEach(() => served.upstash.reset());

  const limit = (limiter: Limiter, timeout?: number) =>
    new Ratelimit({
      redis: served.redis,
      limiter,
      prefix: "{contract}",
      ephemeralCache: false,
      ...(timeout && { timeout }),
    });

  test.each([
    ["fixed", Ratelimit.fixedWindow(3, "1 h")],
    ["sliding", Ratelimit.slidingWindow(3, "1 h")],
  ])("a %s window admits its number, tells what is left, and gives it back", async (_, limiter) => {
    const ratelimit = limit(limiter);
    expect(await ratelimit.getRemaining("ada")).toMatchObject({ remaining: 3, limit: 3 });
    const answers = [];
    for (let i = 0; i < 4; i += 1) answers.push(await ratelimit.limit("ada"));
    expect(answers.map(({ success }) => success)).toEqual([true, true, true, false]);
    expect(answers.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0]);
    expect((await ratelimit.limit("someone else")).success).toBe(true);
    await ratelimit.limit("ada", { rate: -1 });
    await ratelimit.resetUsedTokens("ada");
    expect(await ratelimit.getRemaining("ada")).toMatchObject({ remaining: 3 });
    expect((await ratelimit.limit("ada")).success).toBe(true);
  });

  test.each([
    ["fixed", Ratelimit.fixedWindow(10, "1 h")],
    ["sliding", Ratelimit.slidingWindow(10, "1 h")],
  ])("of 50 at once a %s window admits exactly ten", async (_, limiter) => {
    const ratelimit = limit(limiter);
    const answers = await Promise.all(Array.from({ length: 50 }, () => ratelimit.limit("crowd")));
    expect(answers.filter(({ success }) => success)).toHaveLength(10);
  });

  test("a script goes by its hash, and is sent in full only when the hash is unknown", async () => {
    const script = served.redis.createScript<string[]>(`return {KEYS[1], ARGV[1], '${engine}'}`);
    const since = Date.now();
    for (const word of ["a", "b"]) expect(await script.exec(["{k}"], [word])).toEqual(["{k}", word, engine]);
    const sent = served.context.journal.list({ since }).map(({ body }) => JSON.stringify(body));
    expect(sent.filter((body) => body.includes('"eval"'))).toHaveLength(1);
    expect(sent.filter((body) => body.includes('"evalsha"'))).toHaveLength(2);
  });

  test("a script with Upstash's own flag keeps the hash of what was written", async () => {
    const { redis } = served;
    const source = `#!lua flags=allow-key-locking\nreturn redis.call('INCRBY', KEYS[1], ARGV[1])`;
    const sha = await redis.scriptLoad(source);
    expect(await redis.scriptExists(sha, "0".repeat(40))).toEqual([1, 0]);
    expect(await redis.evalsha(sha, ["n"], ["2"])).toBe(2);
    expect(await redis.eval(source, ["n"], ["3"])).toBe(5);
    expect(await redis.evalRo("return redis.call('GET', KEYS[1])", ["n"], [])).toBe(5);
    await redis.scriptFlush();
    await expect(redis.evalsha(sha, ["n"], ["2"])).rejects.toThrow(/NOSCRIPT/);
  });

  test("what a script returns becomes replies as Redis makes them", async () => {
    const source = "return {1.9, true, false, 'text', {2, {'deep'}}}";
    expect(await served.redis.eval(source, [], [])).toEqual([1, 1, null, "text", [2, ["deep"]]]);
    expect(await served.redis.eval("return redis.status_reply('FINE')", [], [])).toBe("FINE");
    expect(await served.redis.eval("return nil", [], [])).toBeNull();
    await expect(served.redis.eval("return redis.error_reply('BUSY here')", [], [])).rejects.toThrow(
      /BUSY here/,
    );
    await expect(served.redis.eval("this is no Lua", [], [])).rejects.toThrow(/ERR /);
    expect(await served.redis.eval("return redis.call('GET', KEYS[1]) or 'none'", ["no"], [])).toBe("none");
  });

  test("fifty reserves at once never take more than there is, and what is given back can be had again", async () => {
    const { redis } = served;
    const reserve = redis.createScript<[string, number]>(RESERVE);
    const ids = Array.from({ length: 50 }, (_, i) => `intent-${i}`);
    const take = (id: string) => reserve.exec(["{demo}:entries"], [id, "7", "70"]);
    const outcomes = await Promise.all(ids.map(take));
    const winners = ids.filter((_, i) => outcomes[i]?.[0] === "reserved");
    expect(winners).toHaveLength(10);
    expect(Object.keys((await redis.hgetall("{demo}:entries")) ?? {}).sort()).toEqual([...winners].sort());
    const giveBack = redis.createScript<number>(GIVE_BACK);
    expect(await giveBack.exec(["{demo}:entries"], winners.slice(0, 1))).toBe(1);
    expect(await take("late")).toEqual(["reserved", 70]);
    expect(await take("later")).toEqual(["refused", 70]);
  });

  test("a limiter whose time runs out says yes, so that the app leaves the clock to the client", async () => {
    served.context.faults.add({ vendor: "upstash", delayMs: 400, times: 1 });
    const answer = await limit(Ratelimit.fixedWindow(1, "1 h"), 50).limit("slow");
    expect(answer).toMatchObject({ success: true, reason: "timeout" });
  });
});
