import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { app, control, request, sweep, until } from "../support/client";
import { dials, fault, type Person, release, somebody, submit } from "../support/demo-call";
import { ageIntents, holds, nothingHeld, oneCallHeld, redis } from "../support/demo-holds";
import { openStackDatabase } from "../support/stack-database";

const siteverify = { vendor: "recaptcha", path: "/api/siteverify" };
const upstash = { vendor: "upstash", path: "/pipeline" };
const dial = { vendor: "retell", path: "/v2/create-phone-call" };
const rpc = (name: string) => ({ vendor: "supabase", path: `/rest/v1/rpc/${name}` });
const json = (body: string) => ({ nonsense: { type: "application/json", body } });
const html = { nonsense: true };
/** Lets a vendor's next request pass, so that the one after it meets what is added then. */
const pass = { delayMs: 0, times: 1 };

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
  // From now on Redis knows the scripts, and each step is one request.
  await submit(somebody());
});
beforeEach(async () => {
  await control("reset", {});
});

const another = () => ({ recaptchaToken: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() });
const faults = async () => (await control("faults")).json.faults;

async function codeFor(person: Person, change = {}) {
  const { status, json: answer, text } = await submit(person, change);
  if (status !== 200)
    expect(answer).toMatchObject({ error: expect.any(String), requestId: expect.any(String) });
  expect(text).not.toContain("It works!");
  return [status, answer.code];
}

/** Refused with this, nothing rang and nothing is held, and the same person gets through at once. */
async function expectRefused(status: number, code: string, retry: object) {
  const person = somebody();
  expect(await codeFor(person)).toEqual([status, code]);
  await release();
  await until(
    () => control("requests"),
    ({ text }) => !text.includes('"status":0'),
  );
  expect([await dials(), await faults()]).toEqual([[], []]);
  expect(await holds(database)).toEqual(nothingHeld);
  expect(await codeFor(person, retry)).toEqual([200, undefined]);
  expect(await dials()).toHaveLength(1);
  expect(await holds(database)).toEqual(oneCallHeld);
}

describe("a captcha service that answers", () => {
  it.each([
    ["a web page", html],
    ["JSON without success", json('{"score":0.9}')],
    ["success as text", json('{"success":"true","score":0.9}')],
    ["a score as text", json('{"success":true,"score":"0.9"}')],
    ["no date", json('{"success":true,"score":0.9,"challenge_ts":"soon"}')],
    ["null", json("null")],
    ["half of its JSON", json('{"success":')],
  ])("%s, closes the phone for that moment", async (_what, effect) => {
    await fault({ ...siteverify, ...effect, times: 1 });
    await expectRefused(503, "captcha_unavailable", { recaptchaToken: crypto.randomUUID() });
  });
});

const oddRedis: [string, object][] = [
  ["a web page", html],
  ["nothing", json("")],
  ["no list", json('{"result":"banana"}')],
  ["an empty list", json("[]")],
  ["a word", json('[{"result":"banana"}]')],
  ["an error with a good status", json('[{"error":"ERR banana"}]')],
  ["null", json('[{"result":null}]')],
  ["a list of something else", json('[{"result":["reserved"]}]')],
];

describe("a Redis that answers", () => {
  it.each(oddRedis)("%s, where requests are counted, calls nobody", async (_what, effect) => {
    await fault({ ...upstash, ...effect, times: 1 });
    await expectRefused(503, "limits_unavailable", {});
  });

  it.each(oddRedis)("%s, where the call is reserved, calls nobody", async (_what, effect) => {
    await fault({ ...upstash, ...pass });
    await fault({ ...upstash, ...effect, times: 1 });
    await expectRefused(503, "limits_unavailable", another());
  });

  it.each([
    ["a web page, after it has reserved,", { ...html, after: true }],
    ["nothing, in a cut connection, after it has reserved,", { drop: true, after: true }],
    ["only after a second, when it has reserved,", { held: true, after: true }],
    ["late, and only then reserves,", { held: true }],
  ])("%s holds nothing", async (_what, effect) => {
    await redis("SET", "{demo}:ready", "1");
    await fault({ ...upstash, ...pass });
    await fault({ ...upstash, ...effect, times: 1 });
    await expectRefused(503, "limits_unavailable", another());
  });

  it("a word, where a call that rang nowhere is given back, gives it back when it is asked again", async () => {
    await control("scenario", { name: "dial-failed" });
    const person = somebody();
    expect(await codeFor(person)).toEqual([200, undefined]);
    await fault({ ...upstash, ...json('[{"result":"banana"}]') });
    const ended = "select 1 from app.calls where status in ('ended', 'not_connected', 'error')";
    await until(async () => (await database.query(ended)).rowCount, Boolean);
    await sweep("calls");
    expect((await holds(database)).ledger).toEqual(oneCallHeld.ledger);
    await control("faults", undefined, "DELETE");
    await sweep("calls");
    expect(await holds(database)).toMatchObject(nothingHeld);
    expect(await codeFor(person, another())).toEqual([200, undefined]);
  });

  it("a word, where a call that rings is made firm, has the money counted when it ends", async () => {
    await control("scenario", { name: "no-answer" });
    await redis("SET", "{demo}:ready", "1");
    const person = somebody();
    await fault({ ...upstash, ...pass, times: 2 });
    await fault({ ...upstash, ...json('[{"result":"banana"}]'), times: 1 });
    const { status, json: placed } = await submit(person);
    expect([status, await faults()]).toEqual([200, []]);
    expect((await holds(database)).redis).toMatchObject([{ isFirm: false }]);
    expect(await codeFor(person, another())).toEqual([429, "number_called"]);
    await control(`calls/${placed.callId}/answer`, {});
    await control(`calls/${placed.callId}/hangup`, {});
    const settled = await until(
      () => holds(database),
      ({ ledger: [line], monthMicroUsd }) => line?.microUsd !== 930_000 && line?.microUsd === monthMicroUsd,
    );
    expect(settled.redis).toMatchObject([{ isFirm: true }]);
    expect(await codeFor(person, another())).toEqual([429, "number_called"]);
  });
});

describe("a database that answers", () => {
  it.each([
    ["a web page to a claim", rpc("claim_demo_call"), html],
    ["an object to a claim", rpc("claim_demo_call"), json("{}")],
    ["no rows to a claim", rpc("claim_demo_call"), json("[]")],
    [
      "a proxy's 404 to a claim",
      rpc("claim_demo_call"),
      { nonsense: { status: 404, body: "<p>Not here.</p>" } },
    ],
    ["a web page to the ledger's reading", rpc("list_demo_reservations"), html],
    ["an object to the ledger's reading", rpc("list_demo_reservations"), json("{}")],
    ["no rows to the ledger's reading", rpc("list_demo_reservations"), json("[]")],
    ["a web page to an intent", rpc("write_demo_intent"), html],
    ["a word to an intent", rpc("write_demo_intent"), json('"banana"')],
  ])("%s, calls nobody", async (_what, where, effect) => {
    await fault({ ...where, ...effect, times: 1 });
    await expectRefused(503, "storage_unavailable", another());
  });

  it("a web page to an intent that it has written, calls nobody, and the sweep gives it back", async () => {
    await fault({ ...rpc("write_demo_intent"), ...html, after: true, times: 1 });
    const person = somebody();
    expect(await codeFor(person)).toEqual([503, "storage_unavailable"]);
    expect(await codeFor(person)).toEqual([409, "in_progress"]);
    await ageIntents(database);
    await sweep("calls");
    expect([await dials(), await holds(database)]).toEqual([[], nothingHeld]);
    expect(await codeFor(person)).toEqual([502, "phone_failed"]);
    expect(await codeFor(person, another())).toEqual([200, undefined]);
  });

  it.each([
    ["a web page", html],
    ["an object", json("{}")],
  ])("%s when a call is written down, has rung once, and the sweep writes it down", async (_what, effect) => {
    await fault({ ...rpc("record_demo_call"), ...effect, times: 1 });
    const person = somebody();
    const { status, json: placed } = await submit(person);
    expect(status).toBe(200);
    await ageIntents(database);
    for (const name of ["take_unsettled_demo_intents", "list_unsettled_demo_calls"]) {
      await fault({ ...rpc(name), ...effect, times: 1 });
      const answer = await sweep("calls");
      expect([answer.status, answer.json.code]).toEqual([503, "storage_unavailable"]);
    }
    await sweep("calls");
    const again = await submit(person);
    expect([again.status, again.json.callId]).toEqual([200, placed.callId]);
    expect(await dials()).toHaveLength(1);
    expect(await codeFor(person, another())).toEqual([429, "number_called"]);
  });

  it("something else to a call's status, is said to be out of reach", async () => {
    const { callId, statusToken } = (await submit(somebody())).json;
    const headers = { authorization: `Bearer ${statusToken}` };
    for (const effect of [html, json("{}"), json('[{"call_id":7}]')]) {
      await fault({ ...rpc("get_demo_call"), ...effect, times: 1 });
      const answer = await request(app(`/api/demo-call/${callId}`), { headers });
      expect([answer.status, answer.json.code]).toEqual([503, "storage_unavailable"]);
    }
    expect((await request(app(`/api/demo-call/${callId}`), { headers })).status).toBe(200);
  });
});

describe("a Retell that dials nobody and answers", () => {
  it.each([
    ["a web page", html],
    ["JSON without a call", json("{}")],
    ["an id that is no text", json('{"call_id":7}')],
    ["null", json("null")],
    ["half of its JSON", json('{"call_id":')],
    ["several places to look", { nonsense: { status: 300, body: "" } }],
    ["that it waited too long for us", { status: 408 }],
  ])("%s, is looked up, and gives everything back", async (_what, effect) => {
    await fault({ ...dial, ...effect, times: 1 });
    const person = somebody();
    expect(await codeFor(person)).toEqual([502, "phone_failed"]);
    const asked = (await control("requests?vendor=retell")).text;
    expect(asked).toContain("/v3/list-calls");
    expect([await dials(), (await control("calls")).json.calls]).toEqual([[expect.anything()], []]);
    expect(await holds(database)).toEqual(nothingHeld);
    expect(await codeFor(person)).toEqual([502, "phone_failed"]);
    expect(await dials()).toHaveLength(1);
    expect(await codeFor(person, another())).toEqual([200, undefined]);
    expect((await control("calls")).json.calls).toHaveLength(1);
  });
});
