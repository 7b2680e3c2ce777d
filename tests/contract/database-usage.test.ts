import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());
beforeEach(async () => {
  ({ pool } = await database.createFromTemplate());
});

const NOON = Date.UTC(2026, 10, 21, 12);
const at = (minutes: number) => new Date(NOON + minutes * 60_000);
const HOUR = 60;

type Who = { visitor?: string; owner?: string | null; address?: string };
type Claim = { outcome: string; id: string; seconds: number; returns_at: Date | null };

async function claim(minutes: number, who: Who = {}, address = 7200, day = 120_000): Promise<Claim> {
  const { rows } = await pool.query(
    "select * from app.claim_web_call($1, $2, $3, 420, 60, $4, $5, 30, 3, $6)",
    [who.visitor ?? ANN, who.owner ?? null, who.address ?? "home", address, day, at(minutes)],
  );
  return rows[0];
}
const ANN = randomUUID();
const record = (callId: string, claimId: string, minutes: number) =>
  pool.query("select app.record_web_call($1, $2, 'agent', 0, $3)", [callId, claimId, at(minutes)]);
const say = (callId: string, minutes: number, facts: Record<string, unknown>, rank = 40) =>
  pool.query("select app.apply_call_facts($1, $2, $3, $4)", [
    callId,
    rank,
    JSON.stringify(facts),
    at(minutes),
  ]);
const end = (callId: string, minutes: number, seconds: number) =>
  say(callId, minutes, { status: "ended", duration_ms: seconds * 1000 });
const usage = async (minutes: number, who: Who = {}) => {
  const { rows } = await pool.query("select * from app.get_web_usage($1, $2, 420, 30, $3)", [
    who.visitor ?? ANN,
    who.owner ?? null,
    at(minutes),
  ]);
  return rows[0];
};
/** A whole call of so many seconds. */
async function talk(minutes: number, seconds: number, who: Who = {}): Promise<void> {
  const { id } = await claim(minutes, who);
  await record(`call_${id}`, id, minutes);
  await end(`call_${id}`, minutes + seconds / 60, seconds);
}

describe("talking time", () => {
  it("is the whole allowance at first, and what is left of it afterwards", async () => {
    expect(await claim(0)).toMatchObject({ outcome: "claimed", seconds: 420 });
    await pool.query("delete from app.web_claims");
    await talk(0, 100.2);
    expect(await claim(10)).toMatchObject({ outcome: "claimed", seconds: 319 });
  });

  it("is neither given back nor taken for good by times that cannot be", async () => {
    const told = [
      { started_at: at(60).toISOString(), ended_at: at(0).toISOString() },
      { started_at: "1970-01-01T00:00:00Z", ended_at: at(0).toISOString() },
    ];
    for (const times of told) {
      const { id } = await claim(0, { visitor: randomUUID(), address: "elsewhere" });
      await record(`call_${id}`, id, 0);
      await say(`call_${id}`, 0, { status: "ended", ...times });
    }
    const { rows } = await pool.query("select settled_seconds from app.web_claims order by 1");
    expect(rows).toEqual([{ settled_seconds: 0 }, { settled_seconds: 86_400 }]);
    expect(await claim(1)).toMatchObject({ outcome: "claimed", seconds: 420 });
  });

  it("is refused below the shortest call, with the moment when enough is a day old", async () => {
    await talk(0, 300);
    await talk(30, 65);
    expect(await claim(60)).toMatchObject({ outcome: "usage_spent", returns_at: at(24 * HOUR) });
    expect(await claim(24 * HOUR - 1)).toMatchObject({ outcome: "usage_spent" });
    expect(await claim(24 * HOUR + 1)).toMatchObject({ outcome: "claimed", seconds: 355 });
  });

  it("comes back in a rolling day, not at midnight", async () => {
    await talk(11 * HOUR + 55, 400);
    expect(await claim(12 * HOUR + 5)).toMatchObject({ outcome: "usage_spent" });
  });

  it("goes to one of many who ask at once in the same name", async () => {
    const claims = await Promise.all(Array.from({ length: 40 }, () => claim(0)));
    expect(claims.filter(({ outcome }) => outcome === "claimed")).toHaveLength(1);
    expect(new Set(claims.map(({ outcome }) => outcome))).toEqual(new Set(["claimed", "already_talking"]));
  });

  it("is held by a live call to the last second of its cap, whatever has passed of it", async () => {
    const { id } = await claim(0);
    await record("live", id, 0);
    await say("live", 0, { status: "ongoing", started_at: at(0).toISOString() }, 10);
    expect(await claim(6)).toMatchObject({ outcome: "already_talking" });
    expect(await usage(2)).toMatchObject({ used_seconds: 120, left_seconds: 300, live_call_id: "live" });
    expect(await usage(60)).toMatchObject({ used_seconds: 420 });
    await end("live", 2, 120);
    expect(await usage(6)).toMatchObject({ used_seconds: 120, live_call_id: null, resets_at: at(24 * HOUR) });
    expect(await claim(6)).toMatchObject({ outcome: "claimed", seconds: 300 });
  });

  it("is given back for a call that never came, or that nobody joined", async () => {
    const { id } = await claim(0);
    await pool.query("select app.cancel_web_call($1, 0, '{}', $2)", [id, at(0)]);
    const second = await claim(0);
    expect(second).toMatchObject({ outcome: "claimed", seconds: 420 });
    await record("unjoined", second.id, 0);
    await say("unjoined", 1, { status: "not_connected" });
    expect(await claim(1)).toMatchObject({ outcome: "claimed", seconds: 420 });
  });

  it("is not held for ever by a claim whose server died before there was a call", async () => {
    await claim(0);
    expect(await claim(0.4)).toMatchObject({ outcome: "already_talking" });
    expect(await claim(0.6)).toMatchObject({ outcome: "claimed", seconds: 420 });
  });

  it("is shared by an account's browsers, and by whoever signs in on a browser", async () => {
    const owner = randomUUID();
    await talk(0, 200);
    await pool.query("select app.claim_visitor_calls($1, $2, $3)", [ANN, owner, at(5)]);
    expect(await claim(6, { visitor: randomUUID(), owner })).toMatchObject({ seconds: 220 });
    await pool.query("delete from app.web_claims where call_id is null");
    expect(await claim(7, { owner: randomUUID() })).toMatchObject({ seconds: 220 });
    await pool.query("delete from app.web_claims where call_id is null");
    expect(await claim(8, { visitor: randomUUID() })).toMatchObject({ seconds: 420 });
  });

  it("ends for an address, and for everyone, when their day is spent", async () => {
    for (let person = 0; person < 3; person++) await talk(person, 400, { visitor: randomUUID() });
    const stranger = { visitor: randomUUID() };
    expect(await claim(9, stranger, 1200)).toMatchObject({ outcome: "usage_spent" });
    expect(await claim(9, { ...stranger, address: "elsewhere" }, 1200)).toMatchObject({ outcome: "claimed" });
    expect(await claim(9, { visitor: randomUUID() }, 7200, 1259)).toMatchObject({
      outcome: "web_budget_spent",
    });
    expect(await claim(9, { visitor: randomUUID(), address: "x" }, 7200, 1700)).toMatchObject({
      seconds: 80,
    });
  });
});

describe("a call whose row could not be written", () => {
  it("finds its owner through the claim that its events carry, and counts", async () => {
    const owner = randomUUID();
    await pool.query("select app.set_settings($1, null, true, true, 'v1', $2)", [owner, at(0)]);
    const { id } = await claim(0, { owner });
    await say("lost", 1, { status: "ended", duration_ms: 90_000, claim_id: id });
    const { rows } = await pool.query("select * from app.calls where call_id = 'lost'");
    expect(rows[0]).toMatchObject({
      visitor_id: ANN,
      owner_id: owner,
      max_duration_seconds: 420,
      kept_version: "v1",
    });
    expect(await usage(2)).toMatchObject({ used_seconds: 90 });
  });

  it("is taken in all the same when its claim is unknown", async () => {
    await say("odd", 1, { status: "ended", duration_ms: 90_000, claim_id: randomUUID() });
    const { rows } = await pool.query("select status, visitor_id from app.calls where call_id = 'odd'");
    expect(rows).toEqual([{ status: "ended", visitor_id: null }]);
  });
});

describe("memory", () => {
  const memory = async (owner: string) =>
    (await pool.query("select app.memory_of($1, 3) as memory", [owner])).rows[0].memory;
  const settings = (owner: string, keep: boolean, remember: boolean, minutes: number) =>
    pool.query("select app.set_settings($1, 'Ada', $2, $3, 'v1', $4)", [owner, keep, remember, at(minutes)]);

  it("is empty without a row, and of the last three kept talks otherwise, oldest first", async () => {
    const owner = randomUUID();
    expect(await memory(owner)).toMatchObject({ userName: null, summaries: [] });
    await settings(owner, true, true, 0);
    for (const place of [1, 2, 3, 4]) {
      const { id } = await claim(place, { visitor: randomUUID(), owner: place === 1 ? null : owner });
      await record(`m${place}`, id, place);
      await say(`m${place}`, place, { status: "ended", duration_ms: 1000, summary: `talk ${place}` });
    }
    await pool.query("update app.calls set owner_id = $1, kept_at = now() where call_id = 'm1'", [owner]);
    const { summaries, userName } = await memory(owner);
    expect(userName).toBe("Ada");
    expect(summaries.map((one: { text: string }) => one.text)).toEqual(["talk 2", "talk 3", "talk 4"]);
  });

  it("holds nothing that was not kept, is erased, or came before it was cleared, and nothing when switched off", async () => {
    const owner = randomUUID();
    await settings(owner, true, true, 0);
    for (const [place, callId] of ["cleared", "unkept", "erased", "stays"].entries()) {
      const { id } = await claim(place, { owner, visitor: randomUUID() });
      await record(callId, id, place);
      await say(callId, place, { status: "ended", duration_ms: 1000, summary: callId });
    }
    await pool.query("update app.settings set memory_cleared_at = $1", [at(0.5)]);
    await pool.query("update app.calls set kept_at = null where call_id = 'unkept'");
    await pool.query("select app.erase_call('erased', $1)", [at(9)]);
    const texts = async () => (await memory(owner)).summaries.map((one: { text: string }) => one.text);
    expect(await texts()).toEqual(["stays"]);
    await settings(owner, true, false, 10);
    expect(await texts()).toEqual([]);
  });
});
