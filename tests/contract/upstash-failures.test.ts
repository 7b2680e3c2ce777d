import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { engines, type ServedUpstash, serveUpstash, TOKEN } from "../support/upstash";

describe.each(engines)("failures of the %s", (engine) => {
  let served: ServedUpstash;
  beforeEach(async () => {
    served = await serveUpstash(engine);
  });
  afterEach(() => served.stop());

  const asked = () => served.context.journal.list({ vendor: "upstash" }).length;

  test.each([undefined, "Bearer wrong", `Basic ${TOKEN}`, "Bearer "])(
    "authorization %s is 401, and nothing is done",
    async (authorization) => {
      const init = {
        method: "POST",
        body: '["SET","k","v"]',
        headers: { authorization: authorization ?? "" },
      };
      expect(await served.send("", init)).toEqual({
        status: 401,
        json: { error: "WRONGPASS invalid or missing auth token" },
      });
      expect(await served.redis.exists("k")).toBe(0);
    },
  );

  test("the client tells a wrong token, and a token in the address is taken", async () => {
    const stranger = new Redis({ url: served.url, token: "another" });
    await expect(stranger.get("k")).rejects.toThrow(/WRONGPASS/);
    const answer = await fetch(`${served.url}/ping?_token=${TOKEN}`);
    expect(await answer.json()).toEqual({ result: "PONG" });
  });

  test("an injected failure speaks in Upstash's form", async () => {
    served.context.faults.add({ vendor: "upstash", status: 500, times: 1 });
    await expect(served.redis.get("k")).rejects.toThrow(/ERR a failure injected/);
    expect(asked()).toBe(1);
  });

  test("a cut connection fails the client; `retry: false` still asks twice, `retries: 0` once", async () => {
    served.context.faults.add({ vendor: "upstash", drop: true });
    await expect(served.redis.incr("n")).rejects.toThrow(/fetch failed/);
    expect(asked()).toBe(1);
    const twice = new Redis({ url: served.url, token: TOKEN, retry: false });
    await expect(twice.incr("n")).rejects.toThrow(/fetch failed/);
    expect(asked()).toBe(3);
  });

  test("a limiter throws when the connection is cut", async () => {
    served.context.faults.add({ vendor: "upstash", drop: true });
    const limiter = Ratelimit.fixedWindow(1, "1 h");
    const ratelimit = new Ratelimit({ redis: served.redis, limiter, ephemeralCache: false });
    await expect(ratelimit.limit("ada")).rejects.toThrow(/fetch failed/);
  });

  test("a client's own time limit ends a slow request", async () => {
    served.context.faults.add({ vendor: "upstash", delayMs: 2000, times: 1 });
    const signal = () => AbortSignal.timeout(50);
    const redis = new Redis({ url: served.url, token: TOKEN, retry: { retries: 0 }, signal });
    await expect(redis.get("k")).rejects.toThrow(/timeout/);
  });

  test("reset forgets every key, in less than 100 ms, and the state counts them", async () => {
    const times: number[] = [];
    // The quickest of three: another process on this machine may make one slow.
    for (let round = 0; round < 3; round += 1) {
      await served.redis.mset({ a: 1, b: 2, c: 3 });
      await expect.poll(() => served.upstash.state()).toMatchObject({ status: "running", keys: 3 });
      const started = performance.now();
      await served.upstash.reset();
      times.push(performance.now() - started);
      expect(served.upstash.state()).toMatchObject({ keys: 0 });
      expect(await served.redis.dbsize()).toBe(0);
    }
    expect(Math.min(...times)).toBeLessThan(100);
  });
});

describe.runIf(engines.includes("server"))("a server that dies", () => {
  let served: ServedUpstash;
  beforeEach(async () => {
    served = await serveUpstash("server");
  });
  afterEach(() => served.stop());

  const kill = () => {
    const pid = served.upstash.redisPid();
    if (!pid) throw new Error("There is no server to kill.");
    process.kill(pid, "SIGKILL");
    return pid;
  };

  test("is started again with all it was told, and says so meanwhile", async () => {
    await served.redis.set("k", "kept");
    const pid = kill();
    await expect.poll(() => served.upstash.state()).toMatchObject({ status: "restarting" });
    expect(await served.send("/get/k")).toEqual({
      status: 503,
      json: { error: "ERR the database is not available" },
    });
    await expect.poll(() => served.upstash.state(), { timeout: 5000 }).toMatchObject({ status: "running" });
    expect(await served.redis.get("k")).toBe("kept");
    expect(served.upstash.redisPid()).not.toBe(pid);
    expect(served.events).toEqual(["redis.died", "redis.restarted"]);
  });

  test("is started again however often it dies", { timeout: 20_000 }, async () => {
    for (let death = 1; death <= 10; death += 1) {
      const pid = kill();
      await expect
        .poll(() => [served.upstash.state(), served.upstash.redisPid() !== pid], {
          timeout: 5000,
          message: `after ${death} deaths`,
        })
        .toMatchObject([{ status: "running" }, true]);
    }
    expect(await served.redis.set("k", "told")).toBe("OK");
  });

  test("is waited for by a reset", async () => {
    await served.redis.set("k", "kept");
    kill();
    await expect.poll(() => served.upstash.state()).toMatchObject({ status: "restarting" });
    await served.upstash.reset();
    expect(await served.redis.get("k")).toBeNull();
  });

  test("keeps its keys over a stop and a start of the sandbox", async () => {
    await served.redis.set("k", "kept");
    await served.stop("keep");
    served = await serveUpstash("server", served.dir);
    expect(await served.redis.get("k")).toBe("kept");
  });
});
