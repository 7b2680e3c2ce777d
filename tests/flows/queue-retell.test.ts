import { beforeEach, describe, expect, inject, it } from "vitest";
import { control, request, sandbox, until } from "../support/client";
import { openStackDatabase } from "../support/stack-database";
import { takeSlots, Waiting } from "../support/waiting";

const database = await openStackDatabase();
const come = () => Waiting.joined(inject("app"));
/** Of 20 slots the browser leaves two to the phone. */
const WEB_SLOTS = 18;

beforeEach(async () => {
  await control("reset", {});
});

/** Retell makes a call, and the line is cut before it has told. */
const unheard = { vendor: "retell", path: "/v2/create-web-call", after: true, drop: true, times: 1 };

async function callsAtRetell(): Promise<number> {
  const { json } = await request<{ current_concurrency: number }>(sandbox("/retell/get-concurrency"), {
    headers: { authorization: "Bearer key_sandbox_0000000000000000" },
  });
  return json.current_concurrency;
}

const letTurnsEndIn = (seconds: number) =>
  database.query(
    "update app.queue_tickets set ready_until = now() + make_interval(secs => $1) where state = 'ready'",
    [seconds],
  );

describe("a turn that Retell does not take", () => {
  it("is stood in line for again, at the front, when Retell has no slot, and nobody is called up for 5 s", async () => {
    await takeSlots(database, WEB_SLOTS - 1);
    const [first, second] = [await come(), await come()];
    await first.note("Still here.");
    await control("faults", { vendor: "retell", path: "/v2/create-web-call", status: 429, times: 1 });
    const pausedAt = Date.now();
    const refused = await first.call();
    expect([refused.status, refused.json.code]).toEqual([429, "voice_busy"]);
    expect((await first.poll()).json).toMatchObject({ state: "waiting", position: 1, note: "Still here." });
    expect((await second.poll()).json).toMatchObject({ state: "waiting", position: 2 });
    await until(first.poll, ({ json }) => json.state === "ready");
    expect(Date.now() - pausedAt).toBeGreaterThan(4900);
    expect((await second.poll()).json).toMatchObject({ state: "waiting", position: 1 });
    expect((await first.call()).json.maxSeconds).toBe(420);
  });

  it("is stood in line for again while Retell may hold a call that it did not tell of, and no other begins", async () => {
    await takeSlots(database, WEB_SLOTS - 1);
    const [first, second] = [await come(), await come()];
    await first.note("Still here.");
    await control("faults", unheard);
    await control("faults", { vendor: "retell", path: "/v3/list-calls", status: 500 });
    expect((await first.call()).json.code).toBe("voice_failed");
    expect((await first.poll()).json).toMatchObject({ state: "waiting", position: 1, note: "Still here." });
    expect((await second.poll()).json).toMatchObject({ state: "waiting", position: 2 });
    expect((await second.call()).json).toMatchObject({ code: "queue_wait", position: 2 });
    expect(await callsAtRetell()).toBe(1);
    const { rowCount } = await database.query(
      "update app.slot_leases set expires_at = now() where expires_at < now() + interval '46 seconds'",
    );
    expect(rowCount).toBe(1);
    expect((await first.poll()).json.state).toBe("ready");
  });

  it("is kept when the call that Retell did not tell of is found, and ended there", async () => {
    await takeSlots(database, WEB_SLOTS - 1);
    const visitor = await come();
    await control("faults", unheard);
    expect((await visitor.call()).json.code).toBe("voice_failed");
    expect(await callsAtRetell()).toBe(0);
    expect((await visitor.poll()).json.state).toBe("ready");
    expect((await visitor.call()).json.maxSeconds).toBe(420);
    expect(await callsAtRetell()).toBe(1);
  });

  it("is kept for a minute when Retell fails, with its note and no time spent", async () => {
    await takeSlots(database, WEB_SLOTS - 1);
    const visitor = await come();
    await visitor.note("Still here.");
    await letTurnsEndIn(10);
    await control("faults", { vendor: "retell", path: "/v2/create-web-call", status: 500, times: 1 });
    expect((await visitor.call()).json.code).toBe("voice_failed");
    const { json } = await visitor.poll();
    expect(json).toMatchObject({ state: "ready", note: "Still here." });
    expect(Date.parse(json.expiresAt ?? "") - Date.now()).toBeGreaterThan(50_000);
    expect((await visitor.call()).json.maxSeconds).toBe(420);
  });
});
