import { beforeEach, describe, expect, inject, it } from "vitest";
import type { DeletionReport } from "../../types/account";
import { appIsBack, killApp } from "../support/app-process";
import { app, control, request, sameOrigin, sweep, until } from "../support/client";
import { signIn } from "../support/flow-sign-in";
import { cookiesAfter, type SignedIn } from "../support/sign-in";
import { openStackDatabase } from "../support/stack-database";
import { deliverWebhook, toldCall } from "../support/told-call";

const database = await openStackDatabase();

type Requests = { requests: { path: string; method: string; status: number }[] };
const DELETE_CALL = { vendor: "retell", path: "/v2/delete-call" };
const DELETE_USER = { vendor: "supabase", path: "/auth/v1/admin/users" };

const get = <T>(path: string, cookie: string) => request<T>(app(path), { headers: { cookie } });
const erase = (person: SignedIn, confirm: unknown = person.email, headers = sameOrigin()) =>
  request(app("/api/account"), {
    method: "DELETE",
    body: { confirm },
    headers: { ...headers, cookie: person.cookie },
  });
const report = async (cookie: string) => (await get<DeletionReport>("/api/account/deletion", cookie)).json;
const fault = (body: Record<string, unknown>) => control("faults", body);
const deletionsAtRetell = async () =>
  ((await control("requests?vendor=retell")).json as Requests).requests.filter(
    ({ method }) => method === "DELETE",
  );
/** As if a minute had passed since Retell was asked. */
const aMinuteLater = () =>
  database.query("update app.calls set vendor_asked_at = vendor_asked_at - interval '61 seconds'");

/** Waits until every fault has met its request. */
const faultsMet = () =>
  until(
    async () => (await control("faults")).json as { faults: unknown[] },
    ({ faults }) => faults.length === 0,
  );
/** Lets minutes and sweeps pass until nothing is left. */
const reportOnceDone = (cookie: string) =>
  until(
    async () => {
      await aMinuteLater();
      await sweep("retention");
      return report(cookie);
    },
    ({ state }) => state === "done",
  );

/** Somebody with kept calls. */
async function somebody(calls = 2) {
  const person = await signIn();
  await request(app("/api/settings"), {
    method: "PUT",
    body: { keepCalls: true, remember: true, displayName: "Ada" },
    headers: { ...sameOrigin(), cookie: person.cookie },
  });
  const made = [];
  for (let i = 0; i < calls; i++) made.push(await toldCall(person.cookie, { summary: `A secret, ${i}.` }));
  return { person, calls: made };
}

/** What is left of anybody's calls, and of who they were. */
async function traces() {
  const { rows } = await database.query(
    `select (select count(*)::int from app.calls c where c::text ilike '%secret%' or owner_id is not null or visitor_id is not null) as calls,
       (select count(*)::int from app.webhook_events e where e::text ilike '%secret%') as events,
       (select count(*)::int from app.settings) as settings`,
  );
  return rows[0];
}
const none = { calls: 0, events: 0, settings: 0 };
const all = {
  state: "done",
  calls: 2,
  callsErasedHere: 2,
  callsErasedAtRetell: 2,
  clips: 0,
  clipsErased: 0,
  isAccountGone: true,
};

beforeEach(async () => {
  await control("reset", {});
});

describe("deleting one's account", () => {
  it("ends the session, erases here, at Retell and at Supabase, and shows the proof to this browser alone", async () => {
    const { person, calls } = await somebody();
    const answer = await erase(person, ` ${person.email.toUpperCase()} `);
    expect([answer.status, answer.json]).toEqual([202, { deletionId: expect.any(String), state: "running" }]);
    expect(await traces()).toEqual(none);
    const after = cookiesAfter(person.cookie, answer.headers.getSetCookie());
    expect(after).not.toContain("doc_session");
    expect(answer.headers.getSetCookie().join("\n")).toMatch(/doc_deletion=v1\.[^;]+;[^\n]*HttpOnly/i);
    const done = await until(
      () => report(after),
      ({ state }) => state === "done",
    );
    expect(done).toEqual({ ...all, requestedAt: expect.any(String), finishedAt: expect.any(String) });
    expect(
      (await deletionsAtRetell()).map(({ path, status }) => [path.split("/").at(-1), status]).sort(),
    ).toEqual(calls.map(({ callId }) => [callId, 204]).sort());
    for (const cookie of ["", person.cookie, `doc_deletion=v1.${answer.json.deletionId}.${"A".repeat(43)}`]) {
      expect((await get("/api/account/deletion", cookie)).status).toBe(404);
    }
    const again = await signIn(person.email, { cookie: after, address: "203.0.113.77" });
    expect(again.id).not.toBe(person.id);
    expect([again.claimedCalls, (await get<{ calls: [] }>("/api/calls", again.cookie)).json.calls]).toEqual([
      0,
      [],
    ]);
  }, 180_000);

  it("leaves an old session elsewhere with nothing to read and nothing to write", async () => {
    const { person, calls } = await somebody();
    await erase(person);
    expect((await get<{ calls: [] }>("/api/calls", person.cookie)).json.calls).toEqual([]);
    for (const { callId, cookie } of calls) {
      expect((await get(`/api/calls/${callId}`, cookie)).status).toBe(404);
      expect((await get(`/api/calls/${callId}/recording`, cookie)).status).toBe(404);
    }
    const write = await request(app("/api/settings"), {
      method: "PUT",
      body: { keepCalls: true, remember: true, displayName: "Ada" },
      headers: { ...sameOrigin(), cookie: person.cookie },
    });
    expect([write.status, write.json.code]).toEqual([401, "not_signed_in"]);
    expect((await get<{ displayName: null }>("/api/settings", person.cookie)).json.displayName).toBeNull();
    expect((await erase(person)).status).toBe(202);
    const { rows } = await database.query("select count(*)::int as n from app.deletions");
    expect(rows[0].n).toBe(1);
  });

  it("is for who names the account by its address, from our own pages, and else touches nothing", async () => {
    const { person } = await somebody(1);
    for (const confirm of ["", "somebody@else.example", 5, null]) {
      const answer = await erase(person, confirm);
      expect([answer.status, answer.json.code]).toEqual([400, "invalid_request"]);
      expect(Object.keys(answer.json.fields as object)).toEqual(["confirm"]);
    }
    const elsewhere = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await erase(person, person.email, elsewhere)).status).toBe(403);
    expect((await get<{ calls: unknown[] }>("/api/calls", person.cookie)).json.calls).toHaveLength(1);
  });

  it("is undone by nothing that comes later: every webhook again, the reconciler, all sweeps", async () => {
    const { person, calls } = await somebody();
    const { rows: claims } = await database.query("select claim_id from app.calls order by created_at");
    const after = cookiesAfter("", (await erase(person)).headers.getSetCookie());
    for (const [i, { body }] of calls.entries()) {
      const call = JSON.parse(body).call;
      await deliverWebhook(body);
      for (const event of ["call_started", "call_ended", "transcript_updated", "call_analyzed"]) {
        const metadata = { claim_id: claims[i]?.claim_id };
        const late = { ...call, metadata, recording_url: `${call.recording_url}?secret` };
        expect((await deliverWebhook(JSON.stringify({ event, call: late }))).status).toBe(204);
      }
    }
    for (const name of ["inbox", "calls", "retention", "calls"] as const)
      expect((await sweep(name)).status).toBe(200);
    expect(await traces()).toEqual(none);
    expect(await report(after)).toMatchObject(all);
  });
});

describe("a deletion that meets trouble", () => {
  const cases: [string, Record<string, unknown>, Partial<DeletionReport>][] = [
    [
      "Retell failing",
      { ...DELETE_CALL, status: 500, times: 4 },
      { callsErasedAtRetell: 0, isAccountGone: false },
    ],
    [
      "Retell hanging up",
      { ...DELETE_CALL, drop: true, times: 4 },
      { callsErasedAtRetell: 0, isAccountGone: false },
    ],
    [
      "Retell's answers getting lost",
      { ...DELETE_CALL, status: 503, after: true, times: 1 },
      { callsErasedHere: 2 },
    ],
    [
      "Supabase Auth being down",
      { ...DELETE_USER, status: 503, times: 1 },
      { callsErasedAtRetell: 2, isAccountGone: false },
    ],
    [
      "Supabase Auth's answer getting lost",
      { ...DELETE_USER, drop: true, after: true, times: 1 },
      { callsErasedAtRetell: 2, isAccountGone: true },
    ],
    [
      "the database failing between two steps",
      { vendor: "supabase", path: "/rest/v1/rpc/take_deletion_calls", status: 503, times: 1 },
      { callsErasedHere: 2, callsErasedAtRetell: 0, isAccountGone: false },
    ],
  ];

  it.each(cases)("goes on after %s, and says meanwhile how far it is", async (_name, trouble, meanwhile) => {
    const { person } = await somebody();
    await fault({ ...trouble });
    const after = cookiesAfter("", (await erase(person)).headers.getSetCookie());
    expect(await traces()).toEqual(none);
    await faultsMet();
    const stuck = await until(
      () => report(after),
      (seen) =>
        Object.entries(meanwhile).every(([key, value]) => seen[key as keyof DeletionReport] === value),
    );
    if (meanwhile.isAccountGone === false) expect(stuck.state).toBe("running");
    expect(await reportOnceDone(after)).toMatchObject(all);
  });

  it("goes on when the app is killed in the middle of it", async () => {
    const { person } = await somebody();
    await fault({ ...DELETE_CALL, held: true, status: 503, times: 1 });
    const after = cookiesAfter("", (await erase(person)).headers.getSetCookie());
    await faultsMet();
    expect(killApp(inject("app"))).toBeGreaterThan(0);
    await appIsBack(inject("app"));
    expect((await report(after)).state).toBe("running");
    expect(await reportOnceDone(after)).toMatchObject(all);
    expect(await traces()).toEqual(none);
  }, 180_000);
});
