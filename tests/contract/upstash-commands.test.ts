import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engines, type ServedUpstash, serveUpstash } from "../support/upstash";

test("there is an engine to test, whatever this machine has", () => {
  expect(engines).toContain("imitation");
});

describe.each(engines)("commands on the %s", (engine) => {
  let served: ServedUpstash;
  beforeAll(async () => {
    served = await serveUpstash(engine);
  });
  afterAll(() => served.stop());
  beforeEach(() => served.upstash.reset());

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    served.send(path, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers,
    });

  test("it is the engine that was asked for", () => {
    const { engine: name } = served.upstash.state() as { engine: string };
    expect(name).toMatch(engine === "server" ? /^(redis|valkey)-server$/ : /^ioredis-mock$/);
    expect(served.events).toEqual([]);
  });

  test("values of every kind come back as they went in", async () => {
    const { redis } = served;
    const values = ["plain", "OK", "héé🙂 \u0000 \n", "", { a: [1, { b: null }] }, 42, 4.5, [1, "OK", "x"]];
    for (const [i, value] of values.entries()) {
      expect(await redis.set(`value:${i}`, value)).toBe("OK");
      expect(await redis.get(`value:${i}`)).toEqual(value);
    }
    expect(await redis.get("nothing")).toBeNull();
  });

  test("hashes, sets, sorted sets and lists have their shapes", async () => {
    const { redis } = served;
    expect(await redis.hset("h", { name: "Ada", visits: 2 })).toBe(2);
    expect(await redis.hgetall("h")).toEqual({ name: "Ada", visits: 2 });
    expect(await redis.hgetall("none")).toBeNull();
    expect(await redis.hincrby("h", "visits", -5)).toBe(-3);
    expect(await redis.sadd("s", "a", "b", "a")).toBe(2);
    expect((await redis.smembers("s")).sort()).toEqual(["a", "b"]);
    expect(await redis.zadd("z", { score: 2, member: "late" }, { score: 1, member: "early" })).toBe(2);
    expect(await redis.zrange("z", 0, -1, { withScores: true })).toEqual(["early", 1, "late", 2]);
    expect(await redis.rpush("l", "OK", "two")).toBe(2);
    expect(await redis.lrange("l", 0, -1)).toEqual(["OK", "two"]);
    expect((await redis.scan(0, { match: "h*" }))[1]).toEqual(["h"]);
  });

  test("keys expire, and NX minds them", async () => {
    const { redis } = served;
    expect(await redis.set("k", 1, { ex: 60 })).toBe("OK");
    expect(await redis.ttl("k")).toBe(60);
    expect(await redis.set("k", 2, { nx: true })).toBeNull();
    expect(await redis.pttl("k")).toBeGreaterThan(58_000);
    expect(await redis.persist("k")).toBe(1);
    expect(await redis.ttl("k")).toBe(-1);
    expect(await redis.ttl("none")).toBe(-2);
    await redis.set("brief", 1, { px: 20 });
    await expect.poll(() => redis.exists("brief")).toBe(0);
    expect(await redis.get("brief")).toBeNull();
  });

  test("a pipeline answers each command, and one failure leaves the others alone", async () => {
    const { redis } = served;
    const pipeline = redis.pipeline().incr("n").evalsha("0".repeat(40), [], []).incr("n").get("n");
    const outcomes = await pipeline.exec<[number, unknown, number, number]>({ keepErrors: true });
    expect(outcomes.map(({ result }) => result)).toEqual([1, undefined, 2, 2]);
    expect(outcomes[1].error).toMatch(/^NOSCRIPT/);
    await expect(redis.pipeline().evalsha("0".repeat(40), [], []).exec()).rejects.toThrow(
      /Command 1 .* failed/,
    );
  });

  test("a transaction is one, however many run at once", async () => {
    const { redis } = served;
    const runs = Array.from({ length: 30 }, () =>
      redis.multi().incr("a").get("a").incr("b").get("b").exec<[number, number, number, number]>(),
    );
    for (const [a, seenA, b, seenB] of await Promise.all(runs)) expect([seenA, b, seenB]).toEqual([a, a, a]);
    expect(await redis.get("b")).toBe(30);
  });

  test("a transaction with a command that is none does nothing at all", async () => {
    const refused = await post("/multi-exec", [["INCR", "n"], ["NONSENSE"]]);
    expect(refused).toEqual({
      status: 400,
      json: { error: "EXECABORT Transaction discarded because of previous errors." },
    });
    expect(await served.redis.get("n")).toBeNull();
  });

  test("a command may be a path, with the body and the query as its last words", async () => {
    expect(await served.send("/set/a%2Fb/h%C3%A9")).toEqual({ status: 200, json: { result: "OK" } });
    expect(await served.send("/get/a%2Fb")).toEqual({ status: 200, json: { result: "hé" } });
    expect(await post("/set/c?EX=60", "from the body")).toEqual({ status: 200, json: { result: "OK" } });
    expect(await served.send("/ttl/c")).toEqual({ status: 200, json: { result: 60 } });
    expect(await served.send("/mget/a%2Fb/c/d")).toMatchObject({
      json: { result: ["hé", "from the body", null] },
    });
  });

  test("strings are encoded when asked for, and a plain OK never", async () => {
    const base64 = { "upstash-encoding": "base64" };
    expect(await post("", ["SET", "k", "v"], base64)).toMatchObject({ json: { result: "OK" } });
    expect(await post("", ["GET", "k"], base64)).toMatchObject({ json: { result: "dg==" } });
    expect(
      await post(
        "/pipeline",
        [
          ["MGET", "k", "no"],
          ["INCR", "n"],
        ],
        base64,
      ),
    ).toMatchObject({
      json: [{ result: ["dg==", null] }, { result: 1 }],
    });
    expect(await post("", ["GET", "k"])).toMatchObject({ json: { result: "v" } });
  });

  test("names of commands may be in any case, and numbers and booleans are words", async () => {
    expect(await post("", ["sEt", "n", 5])).toMatchObject({ json: { result: "OK" } });
    expect(await post("", ["incrby", "n", 2])).toMatchObject({ json: { result: 7 } });
    expect(await post("", ["set", "b", true])).toMatchObject({ json: { result: "OK" } });
    expect(await post("", ["get", "b"])).toMatchObject({ json: { result: "true" } });
  });

  test.each([
    ["", "{nonsense", "ERR failed to parse command"],
    ["", "[]", "ERR failed to parse command"],
    ["", '["SET","k",{"a":1}]', "ERR failed to parse command"],
    ["/pipeline", "[]", "ERR empty pipeline request"],
    ["/pipeline", '["GET","k"]', "ERR failed to parse pipeline request"],
    ["/multi-exec", '[[""],[]]', "ERR failed to parse multi-exec request"],
    ["", '["SUBSCRIBE","c"]', "ERR Command is not available: 'SUBSCRIBE'."],
    ["", '["config","get","*"]', "ERR Command is not available: 'CONFIG'."],
    ["/multi-exec", '[["BLPOP","l",0]]', "ERR Command is not available: 'BLPOP'."],
    ["", '["NONSENSE"]', "ERR unknown command 'NONSENSE'"],
    ["", '["disconnect"]', "ERR unknown command 'DISCONNECT'"],
  ])("POST %s with %s is 400 with a sentence", async (path, body, sentence) => {
    const { status, json } = await post(path, body);
    expect([status, json]).toEqual([400, { error: expect.stringContaining(sentence) }]);
  });

  test("a server's own errors pass, with the command behind them as the client puts it", async ({ skip }) => {
    skip(engine === "imitation", "the imitation does not mind types");
    await served.redis.set("text", "words", { ex: 60 });
    await expect(served.redis.hgetall("text")).rejects.toThrow(
      /^WRONGTYPE .*command was: \["hgetall","text"\]/,
    );
    await expect(served.redis.incr("text")).rejects.toThrow(/ERR value is not an integer/);
    await served.redis.set("text", "others", { keepTtl: true });
    const ttl = await served.redis.ttl("text");
    // Redis rounds what is left, and a busy machine may have let a second pass.
    expect(ttl).toBeGreaterThan(30);
    expect(ttl).toBeLessThanOrEqual(60);
  });
});
