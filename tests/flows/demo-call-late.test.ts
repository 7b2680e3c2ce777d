import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { control, request, sandbox, sweep, until } from "../support/client";
import { dials, fault, type Person, somebody, submit } from "../support/demo-call";
import { ageIntents, holds, nothingHeld, oneCallHeld, oneIntentHeld } from "../support/demo-holds";
import { openStackDatabase } from "../support/stack-database";

const dial = { vendor: "retell", path: "/v2/create-phone-call" };
const retellKey = { authorization: "Bearer key_sandbox_0000000000000000" };

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
});
beforeEach(async () => {
  await control("reset", {});
  await control("scenario", { name: "manual" });
});

const another = () => ({ recaptchaToken: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() });
const rung = async () => ((await control("calls")).json as { calls: { call_id: string }[] }).calls;
const answerTo = async (person: Person, change = {}) => {
  const { status, json } = await submit(person, change);
  return [status, json.code ?? json.callId];
};
async function sweepWhenOlder(seconds: number) {
  await ageIntents(database, seconds);
  expect((await sweep("calls")).json.intents).toBe(1);
}

describe("a dial that is not answered in time", () => {
  it("keeps its hold while a call may come of it, and is that call when it comes", async () => {
    await fault({ ...dial, delayMs: 11_500, times: 1 });
    const person = somebody();
    expect(await answerTo(person)).toEqual([502, "phone_unsettled"]);
    expect(await rung()).toEqual([]);
    expect(await holds(database)).toEqual(oneIntentHeld("unknown"));
    expect(await answerTo(person)).toEqual([409, "in_progress"]);
    expect(await answerTo(person, another())).toEqual([429, "number_called"]);

    const [call] = await until(rung, (calls) => calls.length === 1);
    await sweepWhenOlder(31);
    expect(await answerTo(person)).toEqual([200, call?.call_id]);
    expect(await answerTo(person, another())).toEqual([429, "number_called"]);
    expect(await holds(database)).toEqual(oneCallHeld);
    expect([await dials(), await rung()]).toEqual([[expect.anything()], [call]]);
  });

  it("gives everything back when no call has come of it in two minutes, and not before", async () => {
    await fault({ ...dial, delayMs: 10_500, status: 503, times: 1 });
    const person = somebody();
    expect(await answerTo(person)).toEqual([502, "phone_unsettled"]);
    await sweepWhenOlder(31);
    expect(await holds(database)).toEqual(oneIntentHeld("unknown"));
    await sweepWhenOlder(90);
    expect(await holds(database)).toEqual(nothingHeld);
    expect(await answerTo(person)).toEqual([502, "phone_failed"]);
    expect(await answerTo(person, another())).toEqual([200, expect.stringMatching(/^call_/)]);
  });
});

it("a call that comes of a dial which was given up keeps its number spent, and its cost is counted", async () => {
  await fault({ ...dial, status: 503, times: 1 });
  const person = somebody();
  expect(await answerTo(person)).toEqual([502, "phone_failed"]);
  expect(await holds(database)).toEqual(nothingHeld);
  const callId = await placeLate();
  await sweepWhenOlder(121);
  expect(await answerTo(person)).toEqual([200, callId]);
  const stranger = { ...person, address: somebody().address };
  expect(await answerTo(stranger, another())).toEqual([429, "number_called"]);
  expect(await holds(database)).toEqual(oneCallHeld);

  await control(`calls/${callId}/answer`, {});
  await control(`calls/${callId}/hangup`, {});
  const settled = await until(
    () => holds(database),
    ({ ledger }) => ledger[0]?.seconds !== 180,
  );
  const [line] = settled.ledger;
  expect(line).toMatchObject({ state: "placed", hasPhone: true });
  expect(settled.monthMicroUsd).toBe(line?.microUsd);
  expect(line?.microUsd).toBeGreaterThan(0);
});

/** The dial that Retell answered with a 5xx is placed by it after all. */
async function placeLate(): Promise<string> {
  const [asked] = await dials();
  const { json } = await request<{ call_id: string }>(sandbox("/retell/v2/create-phone-call"), {
    body: asked?.body,
    headers: retellKey,
  });
  return json.call_id;
}
