import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { control, sweep, until } from "../support/client";
import { dials, fault, release, somebody, submit } from "../support/demo-call";
import { ageIntents, holds, nothingHeld, oneIntentHeld } from "../support/demo-holds";
import { openStackDatabase } from "../support/stack-database";

const dial = { vendor: "retell", path: "/v2/create-phone-call" };
const writeIntent = "/rest/v1/rpc/write_demo_intent";

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
});
beforeEach(async () => {
  await control("reset", {});
});

const isFirm = async () => (await holds(database)).redis.map((hold) => hold.isFirm);
const another = () => ({ recaptchaToken: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() });

describe("whoever is dialled", () => {
  it("is held for the day while Retell has not answered yet, and no longer when it refuses", async () => {
    await fault({ ...dial, status: 422, held: true, times: 1 });
    const person = somebody();
    const refused = submit(person);
    await until(dials, (requests) => requests.length === 1);
    expect(await until(isFirm, (firm) => firm[0] === true)).toEqual([true]);
    await release();
    expect([(await refused).status, (await refused).json.code]).toEqual([502, "phone_failed"]);
    expect(await holds(database)).toEqual(nothingHeld);
  });

  it("is given back by the sweep when Redis is away while Retell refuses", async () => {
    await fault({ ...dial, status: 422, held: true, times: 1 });
    const person = somebody();
    const refused = submit(person);
    await until(isFirm, (firm) => firm[0] === true);
    await until(dials, (requests) => requests.length === 1);
    await fault({ vendor: "upstash", status: 503 });
    await release();
    expect((await refused).status).toBe(503);
    await control("faults", undefined, "DELETE");
    expect(await holds(database)).toEqual(oneIntentHeld("intent"));
    await ageIntents(database);
    expect((await sweep("calls")).json.intents).toBe(1);
    expect(await holds(database)).toEqual(nothingHeld);
    expect((await submit(person, another())).status).toBe(200);
  });

  it("is given back by the sweep when nobody knows whether Redis heard of the hold", async () => {
    await fault({ ...dial, status: 422, times: 1 });
    await fault({ vendor: "supabase", path: writeIntent, held: true, times: 1 });
    const person = somebody();
    const refused = submit(person);
    await until(
      () => control("requests?vendor=supabase"),
      ({ text }) => text.includes(writeIntent),
    );
    await fault({ vendor: "upstash", status: 503, after: true, times: 1 });
    await release();
    expect([(await refused).status, (await refused).json.code]).toEqual([502, "phone_failed"]);
    expect(await holds(database)).toEqual(oneIntentHeld("intent"));
    await ageIntents(database);
    expect((await sweep("calls")).json.intents).toBe(1);
    expect(await holds(database)).toEqual(nothingHeld);
    expect((await submit(person, another())).status).toBe(200);
  });
});
