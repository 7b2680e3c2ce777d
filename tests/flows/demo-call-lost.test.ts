import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { appIsBack, killApp } from "../support/app-process";
import { control, sweep, until } from "../support/client";
import { dials, fault, type Person, somebody, submit } from "../support/demo-call";
import { ageIntents, holds, nothingHeld, oneCallHeld, oneIntentHeld } from "../support/demo-holds";
import { openStackDatabase } from "../support/stack-database";

const dial = { vendor: "retell", path: "/v2/create-phone-call" };
const lookUp = { vendor: "retell", path: "/v3/list-calls" };
const rpc = (name: string) => ({ vendor: "supabase", path: `/rest/v1/rpc/${name}` });

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
});
beforeEach(async () => {
  await control("reset", {});
});

const another = () => ({ recaptchaToken: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() });
/** Every phone that rang at Retell, whoever heard of it. */
const rung = async () => ((await control("calls")).json as { calls: { call_id: string }[] }).calls;
const answerTo = async (person: Person, change = {}) => {
  const { status, json } = await submit(person, change);
  return [status, json.code ?? json.callId];
};

async function settleIntents() {
  await ageIntents(database);
  const { status, json } = await sweep("calls");
  expect([status, json.intents]).toEqual([200, 1]);
}

/** One phone rang, its key answers with it, and its number stays spent. */
async function expectRungOnce(person: Person) {
  const [call, ...others] = await rung();
  expect([await dials(), others]).toEqual([[expect.anything()], []]);
  expect(await answerTo(person)).toEqual([200, call?.call_id]);
  expect(await answerTo({ ...person, address: somebody().address }, another())).toEqual([
    429,
    "number_called",
  ]);
  expect(await holds(database)).toEqual(oneCallHeld);
}

/** Nothing rang, nothing is held, and the same person gets through at once. */
async function expectGivenBack(person: Person) {
  expect(await rung()).toEqual([]);
  expect(await holds(database)).toEqual(nothingHeld);
  expect(await answerTo(person)).toEqual([502, "phone_failed"]);
  expect(await answerTo(person, another())).toEqual([200, expect.stringMatching(/^call_/)]);
  expect(await rung()).toHaveLength(1);
}

describe("a phone that rings, while the answer is lost", () => {
  it.each([
    ["in a cut connection", { drop: true }],
    ["behind a 503", { status: 503 }],
    ["behind a web page", { nonsense: true }],
    ["in JSON without its id", { nonsense: { type: "application/json", body: '{"call_id":7}' } }],
    ["because it takes longer than ten seconds", { delayMs: 10_500 }],
  ])("%s, is found at once and not rung again", async (_how, effect) => {
    await fault({ ...dial, ...effect, after: true, times: 1 });
    const person = somebody();
    expect(await answerTo(person)).toEqual([200, (await rung())[0]?.call_id]);
    await expectRungOnce(person);
  });
});

describe("when the look-up fails too", () => {
  it.each([
    ["with an error", { status: 500, times: 2 }],
    ["in a cut connection", { drop: true, times: 2 }],
    ["with a web page", { nonsense: true, times: 1 }],
    [
      "with JSON that lists nothing",
      { nonsense: { type: "application/json", body: '{"calls":[]}' }, times: 1 },
    ],
    [
      "with somebody else's call",
      {
        nonsense: {
          type: "application/json",
          body: '{"items":[{"call_id":"call_other","metadata":{}}],"has_more":false}',
        },
        times: 1,
      },
    ],
  ])("%s, the hold stays until the sweep has found out", async (_how, effect) => {
    for (const after of [true, undefined]) {
      await control("reset", {});
      await fault({ ...dial, drop: true, after, times: 1 });
      await fault({ ...lookUp, ...effect });
      const person = somebody();
      expect(await answerTo(person)).toEqual([502, "phone_unsettled"]);
      expect(await answerTo(person)).toEqual([409, "in_progress"]);
      expect(await answerTo(person, another())).toEqual([429, "number_called"]);
      expect(await holds(database)).toEqual(oneIntentHeld("unknown"));
      await settleIntents();
      await (after ? expectRungOnce(person) : expectGivenBack(person));
    }
  });
});

describe("an app that is killed", () => {
  const app = inject("app");

  async function killWhen(person: Person, isThere: () => Promise<boolean>) {
    const cut = submit(person).catch(() => undefined);
    await until(isThere, Boolean);
    killApp(app);
    expect(await cut).toBeUndefined();
    await appIsBack(app);
  }
  const hasIntent = async () =>
    (await database.query("select 1 from app.demo_calls where state = 'intent'")).rowCount === 1;

  it("after its intent was written, before it dialled, has rung nobody, and gives all back", async () => {
    await fault({ ...rpc("write_demo_intent"), after: true, held: true, times: 1 });
    const person = somebody();
    await killWhen(person, hasIntent);
    expect([await dials(), await rung()]).toEqual([[], []]);
    expect(await holds(database)).toEqual(oneIntentHeld("intent"));
    await settleIntents();
    await expectGivenBack(person);
  });

  it.each([
    [
      "while Retell dials, before it heard of it",
      { ...dial, after: true, held: true, times: 1 },
      async () => (await rung()).length === 1,
    ],
    [
      "after it heard of the call, before it wrote it down",
      { ...rpc("record_demo_call"), held: true, drop: true, times: 1 },
      async () => (await control("requests?vendor=supabase")).text.includes("/rpc/record_demo_call"),
    ],
  ])("%s, has rung once, and the number is spent", async (_when, effect, isThere) => {
    await fault(effect);
    const person = somebody();
    await killWhen(person, isThere);
    expect(await rung()).toHaveLength(1);
    expect(await answerTo(person)).toEqual([409, "in_progress"]);
    expect(await answerTo(person, another())).toEqual([429, "number_called"]);
    await settleIntents();
    await expectRungOnce(person);
  });
});
