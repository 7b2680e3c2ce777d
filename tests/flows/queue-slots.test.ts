import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { Caller } from "../support/caller";
import { control, request, sandbox, sweep, until } from "../support/client";
import { dials, fault, release, somebody, submit } from "../support/demo-call";
import { openStackDatabase } from "../support/stack-database";
import { freeSlot, letTurnsPass, loseWebhooks, openLeases, takeSlots, Waiting } from "../support/waiting";

const database = await openStackDatabase();
const come = () => Waiting.joined(inject("app"));
const WEB_SLOTS = 18;
const dial = { vendor: "retell", path: "/v2/create-phone-call", times: 1 };
const intent = "/rest/v1/rpc/write_demo_intent";

beforeEach(async () => {
  await control("reset", {});
});

const sweepQueue = async () => (await sweep("queue")).json;
const phoneLeases = async () =>
  (
    await database.query(
      "select call_id, released_by from app.slot_leases where kind = 'phone' order by taken_at",
    )
  ).rows;

/** A call on the account that is none of ours. */
async function callByOthers(): Promise<void> {
  const { RETELL_AGENT_ID } = parseEnv(readFileSync(join(inject("sandboxDir"), "env"), "utf8"));
  const { status } = await request(sandbox("/retell/v2/create-web-call"), {
    body: { agent_id: RETELL_AGENT_ID },
    headers: { authorization: "Bearer key_sandbox_0000000000000000" },
  });
  expect(status).toBe(201);
}

describe("a call's slot", () => {
  it("is free as soon as its end is known, and the next is called up", async () => {
    await takeSlots(database, WEB_SLOTS - 1);
    const caller = await Caller.dial();
    const next = await come();
    expect((await next.poll()).json.state).toBe("waiting");
    await control(`calls/${caller.callId}/hangup`, {});
    await until(next.poll, ({ json }) => json.state === "ready");
  });

  it("is free when its page ends the call, joined or not", async () => {
    const [first, second] = [await come(), await come()];
    for (const visitor of [first, second]) {
      const { callId } = (await visitor.call()).json;
      expect((await visitor.end(callId)).status).toBe(200);
      expect((await visitor.poll()).json.state).toBe("left");
    }
    expect(await openLeases(database)).toBe(0);
  });

  it("is free within a sweep when every webhook of the call was lost", async () => {
    const callers = [await Caller.dial(), await Caller.dial(), await Caller.dial()];
    const undo = await loseWebhooks(database);
    try {
      for (const { callId } of callers) await control(`calls/${callId}/hangup`, {});
      // Younger ones may still be on their way to Retell.
      await database.query("update app.slot_leases set taken_at = taken_at - interval '21 seconds'");
      const settled = await until(sweepQueue, ({ settled }) => settled === 3);
      expect(settled).toEqual({ waiting: 0, drift: -3, settled: 3 });
      expect(await openLeases(database)).toBe(0);
      expect(await sweepQueue()).toEqual({ waiting: 0, drift: 0, settled: 0 });
    } finally {
      await undo();
    }
  });

  it("is free by itself when its webhooks were lost and Retell cannot be asked", async () => {
    await takeSlots(database, WEB_SLOTS - 1);
    const caller = await Caller.dial();
    const next = await come();
    const { rows } = await database.query(
      "select extract(epoch from expires_at - now())::int as seconds from app.slot_leases where call_id = $1",
      [caller.callId],
    );
    // The cap of the call and a minute.
    expect(Math.abs(rows[0]?.seconds - 480)).toBeLessThan(10);
    const undo = await loseWebhooks(database);
    await fault({ vendor: "retell", path: "/get-concurrency", status: 500 });
    try {
      await control(`calls/${caller.callId}/hangup`, {});
      expect(await sweepQueue()).toMatchObject({ drift: null, settled: 0 });
      expect((await next.poll()).json.state).toBe("waiting");
      await database.query("update app.slot_leases set expires_at = now() where call_id = $1", [
        caller.callId,
      ]);
      expect(await sweepQueue()).toMatchObject({ waiting: 0, drift: null });
      expect((await next.poll()).json.state).toBe("ready");
    } finally {
      await undo();
    }
  });
});

describe("Retell's count", () => {
  it("is set beside ours: what it has more takes slots from the second look on, until it has it no more", async () => {
    await takeSlots(database, WEB_SLOTS - 2);
    await database.query("update app.slot_leases set claim_id = null");
    await callByOthers();
    expect(await sweepQueue()).toEqual({ waiting: 0, drift: 1, settled: 0 });
    expect(await sweepQueue()).toEqual({ waiting: 0, drift: 1, settled: 0 });
    await come();
    const second = await come();
    expect((await second.poll()).json.state).toBe("waiting");
    await control("clock", { advanceMs: 31_000 });
    expect(await sweepQueue()).toMatchObject({ waiting: 1, drift: 0 });
    expect((await second.poll()).json.state).toBe("ready");
  });

  it("leaves all as it is when it is not to be had, or is nonsense", async () => {
    await callByOthers();
    await sweepQueue();
    const gauge = async () =>
      (await database.query("select foreign_calls, drift, measured_at from app.queue_gauge")).rows;
    const before = await gauge();
    expect(before).toMatchObject([{ drift: 1 }]);
    for (const wrong of [{ status: 500 }, { status: 429 }, { nonsense: true }]) {
      await fault({ vendor: "retell", path: "/get-concurrency", ...wrong });
      expect(await sweepQueue()).toMatchObject({ drift: null });
      await control("faults", undefined, "DELETE");
    }
    expect(await gauge()).toEqual(before);
  });

  it("is obeyed where it is lower than what we were told to use", async () => {
    await control("retell", { concurrencyLimit: 3 });
    await sweepQueue();
    const states = [];
    for (let i = 0; i < 4; i++) states.push((await (await come()).poll()).json.state);
    // Two of the three are the phone's.
    expect(states).toEqual(["ready", "waiting", "waiting", "waiting"]);
  });
});

describe("the sweep", () => {
  it("calls up who waits although nobody asks, and ends turns that nobody took", async () => {
    await takeSlots(database, WEB_SLOTS);
    const [first, second] = [await come(), await come()];
    await freeSlot(database);
    expect((await sweepQueue()).waiting).toBe(1);
    await letTurnsPass(database);
    expect((await sweepQueue()).waiting).toBe(0);
    expect((await first.poll()).json.state).toBe("expired");
    expect((await second.poll()).json.state).toBe("ready");
  });

  it("drops who has been silent for three minutes, and nobody who asked meanwhile", async () => {
    await takeSlots(database, WEB_SLOTS);
    const [gone, there] = [await come(), await come()];
    const silentFor = (seconds: number) =>
      database.query("update app.queue_tickets set seen_at = now() - make_interval(secs => $1)", [seconds]);
    await silentFor(170);
    await there.poll();
    await database.query("update app.queue_tickets set seen_at = seen_at - interval '11 seconds'");
    // The whole line is looked through four times a minute.
    await database.query("update app.queue_gauge set paced_at = paced_at - interval '15 seconds'");
    expect((await sweepQueue()).waiting).toBe(1);
    expect((await gone.poll()).json.state).toBe("expired");
    expect((await there.poll()).json).toMatchObject({ state: "waiting", position: 1 });
  });
});

describe("a phone", () => {
  it("that is rung takes a slot from before it is dialled until it is over", async () => {
    await fault({ vendor: "retell", path: "/v2/create-phone-call", held: true, times: 1 });
    const person = somebody();
    const placed = submit(person);
    await until(dials, (requests) => requests.length === 1);
    expect(await phoneLeases()).toEqual([{ call_id: null, released_by: null }]);
    await release();
    const { callId } = (await placed).json;
    expect(await phoneLeases()).toEqual([{ call_id: callId, released_by: null }]);
    await control(`calls/${callId}/decline`, {});
    await until(phoneLeases, ([lease]) => lease.released_by === "call_ended");
  });

  it("has a reserve that no call in the browser takes, and no more than there is", async () => {
    await takeSlots(database, WEB_SLOTS);
    expect((await new Waiting(inject("app")).call()).json.code).toBe("queue_wait");
    const answers = [await submit(somebody()), await submit(somebody()), await submit(somebody())];
    expect(answers.map(({ status, json }) => json.code ?? status)).toEqual([200, 200, "busy"]);
    expect(answers[2]?.status).toBe(503);
  });

  it("leaves a slot that came free to who waits in the browser", async () => {
    await takeSlots(database, WEB_SLOTS);
    const waiting = await come();
    await submit(somebody());
    await submit(somebody());
    await freeSlot(database);
    expect((await submit(somebody())).json.code).toBe("busy");
    expect((await waiting.poll()).json.state).toBe("ready");
  });

  it.each([
    ["Retell refuses it", { ...dial, status: 422 }],
    ["Retell has no line", { ...dial, status: 429 }],
    ["the line is cut and Retell has no such call", { ...dial, drop: true }],
  ])("takes no slot any more when %s", async (_when, wrong) => {
    await fault(wrong);
    expect((await submit(somebody())).status).toBeGreaterThan(500);
    expect(await phoneLeases()).toEqual([{ call_id: null, released_by: "failed" }]);
  });

  it("of which nobody knows whether it rings keeps its slot for five minutes, or until it is found", async () => {
    await fault({ ...dial, after: true, drop: true });
    await fault({ vendor: "retell", path: "/v3/list-calls", status: 500 });
    expect((await submit(somebody())).json.code).toBe("phone_unsettled");
    expect(await phoneLeases()).toEqual([{ call_id: null, released_by: null }]);
    await release();
    const { rows } = await database.query(
      "select extract(epoch from expires_at - taken_at)::int as seconds from app.slot_leases",
    );
    expect(rows).toEqual([{ seconds: 300 }]);
    await control("faults", undefined, "DELETE");
    await database.query("update app.demo_calls set intended_at = intended_at - interval '31 seconds'");
    await sweep("calls");
    const [found] = ((await control("calls")).json as { calls: { call_id: string }[] }).calls;
    expect(await phoneLeases()).toMatchObject([{ call_id: found?.call_id }]);
  });

  it("that was given up and rings after all takes its slot again, until it is over", async () => {
    await fault({ ...dial, status: 422 });
    await submit(somebody());
    const late = (change: string) => database.query(`update app.demo_calls set ${change}`);
    await late(
      "state = 'placed', call_id = 'call_late', dialled_at = now() + interval '1 hour', settled_at = null",
    );
    expect(await phoneLeases()).toEqual([{ call_id: "call_late", released_by: null }]);
    await sweepQueue();
    expect(await openLeases(database)).toBe(1);
    await late("settled_at = now()");
    expect(await phoneLeases()).toEqual([{ call_id: "call_late", released_by: "call_ended" }]);
  });

  it("takes no slot when its intent cannot be written", async () => {
    await fault({ vendor: "supabase", path: intent, status: 503, times: 1 });
    expect((await submit(somebody())).status).toBe(503);
    expect(await openLeases(database)).toBe(0);
  });
});
