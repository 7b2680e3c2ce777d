import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appIsBack, killApp, killPostgres } from "../support/app-process";
import { request, until } from "../support/client";
import { type Stack, startStack } from "../support/stack";
import { connectToStack } from "../support/stack-connection";
import { letTurnsPass, openLeases, Waiting } from "../support/waiting";

const SLOTS = 2;
const KILLS = Number(process.env.QUEUE_KILLS ?? 3);

/** A stack of its own: two slots in all, by the environment alone. */
let stack: Stack;
let database: pg.Pool;
beforeAll(async () => {
  stack = await startStack({ MAX_CONCURRENT_CALLS: String(SLOTS), PHONE_RESERVE: "0" });
  database = await connectToStack(stack.sandbox, stack.dir);
  await control("cron", { isPaused: true });
  await writeDownWhoIsCalledUp();
}, 300_000);
afterAll(async () => {
  await database?.end();
  await stack?.stop();
});
beforeEach(async () => {
  await control("reset", {});
});

const control = (path: string, body: unknown) => request(`${stack.sandbox}/control/${path}`, { body });
const sweep = () =>
  request(`${stack.app}/api/cron/queue`, {
    headers: { authorization: "Bearer sandbox-cron-secret-0000000000000000" },
  });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function callsAtRetell(): Promise<number> {
  const { json } = await request<{ current_concurrency: number }>(`${stack.sandbox}/retell/get-concurrency`, {
    headers: { authorization: "Bearer key_sandbox_0000000000000000" },
  });
  return json.current_concurrency;
}

/** Asks Retell how many calls it counts, all the while; tells how many it were at most. */
async function watchRetell(work: () => Promise<unknown>): Promise<number> {
  let [most, isOver] = [0, false];
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, await callsAtRetell());
      await pause(10);
    }
  })();
  await work().finally(() => {
    isOver = true;
  });
  await watching;
  return most;
}

/** The numbers of the tickets as they were called up, one under the lock after the other. */
const calledUp = async () =>
  (await database.query("select number::int from app.test_called_up order by place")).rows.map(
    ({ number }) => number,
  );

const writeDownWhoIsCalledUp = () =>
  database.query(
    `create table app.test_called_up (place serial, number bigint);
     create function app.test_call_up() returns trigger language plpgsql as $$ begin
       insert into app.test_called_up (number) values (new.number); return null; end $$;
     create trigger test_call_up after update on app.queue_tickets for each row
       when (old.state = 'waiting' and new.state = 'ready') execute function app.test_call_up()`,
  );

describe("thirty people and two slots", () => {
  it("all get in, in the order in which they came, and Retell never counts a third call", async () => {
    const people: Waiting[] = [];
    for (let i = 0; i < 30; i++) people.push(await Waiting.joined(stack.app));
    const begun: number[] = [];
    const visit = async (person: Waiting, index: number) => {
      await person.turn();
      const { status, json: call } = await person.call();
      expect([index, status]).toEqual([index, 200]);
      begun.push(index);
      await pause(100);
      expect((await person.end(call.callId)).status).toBe(200);
    };
    const most = await watchRetell(() => Promise.all(people.map(visit)));
    expect(most).toBe(SLOTS);
    const order = await calledUp();
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).toHaveLength(30);
    // Two are called up together, and either may be the quicker.
    for (const [at, index] of begun.entries()) expect(Math.abs(at - index)).toBeLessThan(SLOTS);
    expect(await openLeases(database)).toBe(0);
  }, 120_000);

  it("get no third call by pressing all at once", async () => {
    const people = Array.from({ length: 30 }, () => new Waiting(stack.app));
    let answers: number[] = [];
    const most = await watchRetell(async () => {
      answers = (await Promise.all(people.map((person) => person.call()))).map(({ status }) => status);
    });
    expect(answers.sort()).toEqual([200, 200, ...Array(28).fill(409)]);
    expect(most).toBe(SLOTS);
    const places = await Promise.all(people.map(async (person) => (await person.join()).json.position ?? 0));
    expect(places.sort((a, b) => a - b)).toEqual([0, 0, ...Array.from({ length: 28 }, (_, i) => i + 1)]);
  });
});

describe("a crash", () => {
  const path = "/v2/create-web-call";
  it(
    `of the app between the slot and the call keeps no slot, ${KILLS} times over`,
    async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        // Ten deaths within a minute are final to whoever starts the app again.
        if (KILLS > 8) await pause(7000);
        // Retell makes the call, and the app is killed while it waits to hear of it.
        await control("faults", { vendor: "retell", path, after: true, held: true, times: 1 });
        const [unlucky, next] = [await Waiting.joined(stack.app), await Waiting.joined(stack.app)];
        const other = await Waiting.joined(stack.app);
        expect((await other.poll()).json.state).toBe("waiting");
        const cut = unlucky.call().catch(() => undefined);
        await until(unlucky.poll, ({ json }) => json.state === "active");
        killApp(stack.app);
        expect(await cut).toBeUndefined();
        await appIsBack(stack.app);
        expect(await openLeases(database)).toBe(SLOTS);
        await control("clock", { advanceMs: 31_000 });
        await letTurnsPass(database);
        expect((await sweep()).status).toBe(200);
        // The slot is free again, and the place is not lost: it is the first to be called up.
        expect((await unlucky.poll()).json.state).toBe("ready");
        expect((await other.poll()).json.state).toBe("ready");
        expect((await next.poll()).json.state).toBe("expired");
        expect([kill, await openLeases(database)]).toEqual([kill, SLOTS]);
        await unlucky.leave();
        await other.leave();
        expect([kill, await openLeases(database)]).toEqual([kill, 0]);
      }
    },
    60_000 + KILLS * 20_000,
  );

  it("of the database while turns come and go loses no place, and calls up nobody out of order", async () => {
    const people: Waiting[] = [];
    for (let i = 0; i < 12; i++) people.push(await Waiting.joined(stack.app));
    let isOver = false;
    const statuses = new Set<number>();
    const wait = async (person: Waiting) => {
      while (!isOver) {
        const { status, json } = await person.poll();
        statuses.add(status);
        if (json.state === "ready") statuses.add((await person.leave()).status);
        if (json.state === "left") return;
        await pause(200);
      }
    };
    const waiting = Promise.all(people.map(wait));
    await until(calledUp, (numbers) => numbers.length > 3);
    await killPostgres(database);
    await until(
      async () => (await calledUp().catch(() => [])).length,
      (called) => called === people.length,
      30_000,
    );
    await waiting;
    isOver = true;
    expect([...statuses].sort()).toEqual([200, 503]);
    const order = await calledUp();
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(await openLeases(database)).toBe(0);
  }, 90_000);
});
