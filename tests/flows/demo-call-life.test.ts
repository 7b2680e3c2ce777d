import { beforeEach, describe, expect, it } from "vitest";
import type { DemoCallOffer, DemoCallView } from "../../lib/demo-call/view";
import { app, control, request, sandbox, sweep, until } from "../support/client";
import { dials, type Person, release, somebody, submit } from "../support/demo-call";
import { openStackDatabase } from "../support/stack-database";

const again = () => ({ recaptchaToken: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() });
const offer = (person: Person) =>
  request<DemoCallOffer>(app("/api/demo-call"), { headers: { "x-client-address": person.address } });

async function call(person: Person) {
  const { callId, statusToken } = (await submit(person)).json;
  const status = (token = statusToken) =>
    request<DemoCallView>(app(`/api/demo-call/${callId}`), { headers: { authorization: `Bearer ${token}` } });
  const statusWhen = async (isWanted: (view: DemoCallView) => boolean) =>
    (
      await until(
        () => status(),
        (answer) => isWanted(answer.json),
        40_000,
      )
    ).json;
  return { callId, status, statusWhen };
}

beforeEach(async () => {
  await control("reset", {});
});

async function flushRedis() {
  const flushed = await request(sandbox("/upstash"), {
    body: ["FLUSHALL"],
    headers: { authorization: "Bearer sandbox-redis-token" },
  });
  expect(flushed.status).toBe(200);
}

describe("a demo call", () => {
  it("is told from calling over live captions to its end and recap, to the bearer of its token alone", async () => {
    const person = somebody();
    const { callId, status, statusWhen } = await call(person);
    expect((await status()).json).toMatchObject({
      state: "calling",
      pollAfterMs: expect.any(Number),
      consent: { text: expect.stringMatching(/AI/) },
    });
    await statusWhen((view) => view.state === "live" && view.captions.length > 0);
    await control(`calls/${callId}/hangup`, {});
    const ended = await statusWhen((view) => view.state === "ended" && view.pollAfterMs === null);
    expect(ended).toMatchObject({ reason: "user_hangup", summary: expect.any(String) });
    for (const token of ["", "x", "é".repeat(43)]) {
      const answer = await request(app(`/api/demo-call/${callId}`), {
        headers: { authorization: `Bearer ${encodeURIComponent(token)}` },
      });
      expect([answer.status, answer.json.code]).toEqual([404, "not_found"]);
    }
    expect((await submit({ ...somebody(), address: person.address })).json.code).toBe("address_called");
    expect((await submit({ ...person, address: somebody().address }, again())).json.code).toBe(
      "number_called",
    );
  });

  it("that nobody picked up keeps its number spent, and gives the address back", async () => {
    await control("scenario", { name: "no-answer" });
    const person = somebody();
    const { statusWhen } = await call(person);
    await control("clock", { advanceMs: 40_000 });
    expect(await statusWhen((view) => view.state === "ended")).toMatchObject({ reason: "dial_no_answer" });
    await until(
      () => offer(person),
      (answer) => answer.json.isOpen,
    );
    expect((await submit({ ...somebody(), address: person.address })).status).toBe(200);
    expect((await submit({ ...person, address: somebody().address }, again())).json.code).toBe(
      "number_called",
    );
  });

  it("that rang nowhere gives everything back", async () => {
    await control("scenario", { name: "dial-failed" });
    const person = somebody();
    const { statusWhen } = await call(person);
    expect(await statusWhen((view) => view.state === "ended")).toMatchObject({ reason: "dial_failed" });
    await until(
      () => offer(person),
      (answer) => answer.json.isOpen,
    );
    expect((await submit(person, again())).status).toBe(200);
  });

  it("is offered before anything is typed, and reading the offer spends nothing", async () => {
    const person = somebody();
    const open = (await offer(person)).json;
    expect(open).toMatchObject({ isOpen: true, closedBecause: null, nextCallAt: null });
    expect((await offer(person)).json.callsLeftToday).toBe(open.callsLeftToday);
    await submit(person);
    const closed = (await offer(person)).json;
    expect(closed).toMatchObject({ isOpen: false, closedBecause: "called_today" });
    expect(Date.parse(closed.nextCallAt ?? "") - Date.now()).toBeGreaterThan(23 * 3_600_000);
  });

  it("is remembered when Redis has lost its memory: the ledger is copied back in", async () => {
    const person = somebody();
    expect((await submit(person)).status).toBe(200);
    await flushRedis();
    expect((await submit(person, again())).json.code).toBe("number_called");
    expect(await dials()).toHaveLength(1);
  });

  it("is the number's only one when Redis loses its memory between the hold and the intent", async () => {
    const person = somebody();
    const path = "/rest/v1/rpc/write_demo_intent";
    await control("faults", { vendor: "supabase", path, held: true, times: 1 });
    const first = submit(person);
    await until(
      () => control("requests?vendor=supabase"),
      ({ text }) => text.includes(path),
    );
    await flushRedis();
    const other = { ...person, address: somebody().address };
    expect((await submit(other, again())).status).toBe(200);
    const database = await openStackDatabase();
    const anHourAgo = "update app.demo_calls set intended_at = intended_at - interval '1 hour'";
    await database.query(`${anHourAgo} where state = 'placed'`);
    await release();
    const late = await first;
    expect([late.status, late.json.code]).toEqual([429, "number_called"]);
    const waitSeconds = Number(late.headers.get("retry-after"));
    expect(waitSeconds).toBeLessThanOrEqual(23 * 3600);
    expect(waitSeconds).toBeGreaterThan(22 * 3600);
    expect(await dials()).toHaveLength(1);
  });

  it("that could not be written down is when the page asks for it, and its number stays spent", async () => {
    const person = somebody();
    const record = { vendor: "supabase", path: "/rest/v1/rpc/record_demo_call", status: 503 };
    await control("faults", { ...record, times: 2 });
    const { callId, status } = await call(person);
    expect([(await status()).status, (await status("x")).status]).toEqual([503, 404]);
    expect((await status()).json).toMatchObject({ callId, state: expect.stringMatching(/calling|live/) });
    expect((await submit(person)).json).toMatchObject({ success: true, callId });
    expect((await submit(person, again())).json.code).toBe("number_called");
    expect(await dials()).toHaveLength(1);
  });

  it("that Retell took without our hearing of it is found by the sweep, and its number stays spent", async () => {
    const person = somebody();
    const record = { vendor: "supabase", path: "/rest/v1/rpc/record_demo_call", status: 503 };
    await control("faults", { ...record, times: 1 });
    const { callId, status } = await call(person);
    const database = await openStackDatabase();
    await database.query("update app.demo_calls set intended_at = intended_at - interval '31 seconds'");
    await sweep("calls");
    expect((await database.query("select call_id from app.demo_calls")).rows).toEqual([{ call_id: callId }]);
    expect((await status()).json).toMatchObject({ callId });
    expect((await submit(person, again())).json.code).toBe("number_called");
  });
});
