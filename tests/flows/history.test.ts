import { randomUUID } from "node:crypto";
import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CallListItem, CallRecap } from "../../types/call";
import { Caller } from "../support/caller";
import { app, control, cookieOf, request, sameOrigin, signature, sweep, until } from "../support/client";
import { signIn } from "../support/flow-sign-in";
import { runOut, type SignedIn } from "../support/sign-in";
import { openStackDatabase } from "../support/stack-database";

type Page = { calls: CallListItem[]; nextCursor: string | null; code?: string; fields?: object };

let database: pg.Pool;
let ann: SignedIn;
let ben: SignedIn;

beforeAll(async () => {
  await control("reset", {});
  database = await openStackDatabase();
  [ann, ben] = [await signIn(), await signIn()];
});
beforeEach(async () => {
  await control("faults", undefined, "DELETE");
  await database.query("truncate app.calls cascade");
});

const list = (query: string, cookie = ann.cookie) =>
  request<Page>(app(`/api/calls?${query}`), { headers: { cookie } });
const idsOf = async (query: string) => (await list(query)).json.calls.map((call) => call.callId);
const one = (callId: string, cookie = ann.cookie) =>
  request<CallRecap>(app(`/api/calls/${callId}`), { headers: { cookie } });
const change = (callId: string, body: unknown, cookie = ann.cookie) =>
  request<{ isKept?: boolean; code?: string; fields?: object }>(app(`/api/calls/${callId}`), {
    method: "PATCH",
    body,
    headers: { ...sameOrigin(), cookie },
  });
const remove = (callId: string, cookie = ann.cookie) =>
  request<{ code?: string }>(app(`/api/calls/${callId}`), {
    method: "DELETE",
    headers: { ...sameOrigin(), cookie },
  });

/** Ended calls of hers, `minutes` apart, told in one go. */
async function addCalls(
  ids: readonly string[],
  over: Record<string, unknown> = {},
  minutes = 1,
): Promise<void> {
  const told = { status: "ended", summary: "A night.", transcript: "[]", owner_id: ann.id, ...over };
  await database.query(
    `insert into app.calls (call_id, owner_id, last_event_at, created_at, updated_at)
     select u.id, $2::uuid, t.at, t.at, t.at from unnest($1::text[]) with ordinality as u (id, place),
       lateral (select timestamptz '2026-11-20T12:00:00Z' - u.place * make_interval(mins => $3::int) as at) t`,
    [ids, told.owner_id, minutes],
  );
  await database.query(
    "update app.calls set status = $2, summary = $3, transcript = $4 where call_id = any ($1)",
    [ids, told.status, told.summary, told.transcript],
  );
}

describe("the list of one's calls", () => {
  it("is one's own alone, and nobody's without a session", async () => {
    await addCalls(["mine"]);
    await addCalls(["his"], { owner_id: ben.id });
    expect(await idsOf("")).toEqual(["mine"]);
    const answer = await request(app("/api/calls"));
    expect([answer.status, answer.json.code]).toEqual([401, "not_signed_in"]);
    expect((await list("")).headers.get("cache-control")).toBe("no-store");
  });

  it("gives each of 10 000 calls once, in order, however it is walked", async () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `call_${i}`);
    // Ten to a moment, so that the moment alone does not tell them apart.
    await database.query(
      `insert into app.calls (call_id, owner_id, status, last_event_at, created_at, updated_at)
       select u.id, $2::uuid, 'ended', now(), timestamptz '2026-11-20T12:00:00.123456Z' - (u.place / 10) * interval '1 minute', now()
       from unnest($1::text[]) with ordinality as u (id, place)`,
      [ids, ann.id],
    );
    const walked: CallListItem[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { json } = await list(`limit=100&cursor=${cursor}`);
      walked.push(...json.calls);
      cursor = json.nextCursor;
    }
    expect(walked).toHaveLength(10_000);
    expect(new Set(walked.map((call) => call.callId)).size).toBe(10_000);
    const times = walked.map((call) => call.createdAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  it("narrows by day, ending and words, together", async () => {
    await addCalls(["yesterday", "before"], {}, 60 * 13);
    await addCalls(["other"], { status: "error", summary: "“Schön”, said Dr. O'Neill." });
    expect(await idsOf("from=2026-11-20&to=2026-11-20")).toEqual(["other"]);
    expect(await idsOf("to=2026-11-19")).toEqual(["yesterday", "before"]);
    expect(await idsOf("from=2026-11-20T12:58:00%2B01:00&status=error")).toEqual(["other"]);
    expect(await idsOf("status=not_connected")).toEqual([]);
    for (const q of ["schön", "SCHO\u0308N", "o'neill", '"schön"', "dr. o'n"]) {
      expect([q, await idsOf(`q=${encodeURIComponent(q)}`)]).toEqual([q, ["other"]]);
    }
    for (const q of ["%", "'; --", "😀", "schönheit"]) {
      expect([q, await idsOf(`q=${encodeURIComponent(q)}`)]).toEqual([q, []]);
    }
    expect(await idsOf("q=night&status=error")).toEqual([]);
  });

  it.each([
    ["cursor", "x"],
    ["from", "soon"],
    ["to", "2026-02-30"],
    ["limit", "101"],
    ["status", "over"],
    ["q", "x".repeat(201)],
  ])("refuses a bad %s with a sentence of its own", async (field, value) => {
    const answer = await list(`${field}=${value}`);
    expect([answer.status, answer.json.code]).toEqual([400, "invalid_request"]);
    expect(answer.json.fields).toEqual({ [field]: expect.stringMatching(/\.$/) });
  });
});

describe("one's own call", () => {
  it("takes a name and loses it again, and is kept or let go", async () => {
    await addCalls(["mine"]);
    await database.query("update app.calls set created_at = now()");
    expect((await change("mine", { title: " The pager \n night " })).json).toEqual({ success: true });
    expect((await one("mine")).json).toMatchObject({
      title: "The pager night",
      isKept: false,
      belongsTo: "account",
    });
    expect(await idsOf("q=pager")).toEqual(["mine"]);
    expect((await change("mine", { isKept: true, title: "" })).json).toEqual({ success: true, isKept: true });
    expect((await one("mine")).json).toMatchObject({ title: null, isKept: true });
    const { rows } = await database.query("select kept_version from app.calls");
    expect(rows).toEqual([{ kept_version: expect.stringMatching(/^\d{4}-\d\d-\d\d/) }]);
    expect((await change("mine", { isKept: false })).json).toEqual({ success: true, isKept: false });
    const tooLong = await change("mine", { title: "x".repeat(81) });
    expect([tooLong.status, tooLong.json.fields]).toEqual([400, { title: expect.any(String) }]);
    await database.query("select app.erase_call('mine', now())");
    expect((await change("mine", { isKept: true })).json).toEqual({ success: true, isKept: false });
  });

  it("is nobody else's on any route or method: not another account's, a visitor's or a stranger's", async () => {
    await addCalls(["mine"]);
    const caller = await Caller.dial();
    const path = (id: string, rest = "") => app(`/api/calls/${id}${rest}`);
    for (const [id, cookie] of [
      ["mine", ben.cookie],
      ["mine", caller.cookie],
      [caller.callId, ben.cookie],
    ] as const) {
      const headers = { ...sameOrigin(), cookie };
      const answers = await Promise.all([
        request(path(id), { headers }),
        request(path(id, "/recording"), { headers }),
        fetch(path(id, "/recording"), { method: "HEAD", headers }),
        request(path(id), { method: "PATCH", body: { title: "x" }, headers }),
        request(path(id), { method: "PATCH", body: { isKept: true }, headers }),
        request(path(id), { method: "DELETE", headers }),
        request(path(id, "/end"), { body: {}, headers }),
        request(app(`/calls/${id}`), { headers }),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 404));
    }
    expect((await one("mine")).json).toMatchObject({ title: null, isKept: false });
    expect((await caller.recap()).status).toBe(200);
    const crossSite = { "sec-fetch-site": "cross-site", cookie: ann.cookie };
    expect((await request(path("mine"), { method: "DELETE", headers: crossSite })).status).toBe(403);
    caller.line.send({ type: "hangup" });
  });

  it("once deleted is gone here and at Retell, with its recording, and no late event brings it back", async () => {
    const caller = await endedCall(ann.cookie);
    expect((await one(caller.callId)).json).toMatchObject({ belongsTo: "account", hasRecording: true });
    const head = await fetch(app(`/api/calls/${caller.callId}/recording`), {
      method: "HEAD",
      headers: { cookie: ann.cookie, range: "bytes=4-11" },
    });
    expect([head.status, head.headers.get("content-range"), head.headers.get("cache-control")]).toEqual([
      206,
      expect.stringMatching(/^bytes 4-11\/\d+$/),
      "private, no-store",
    ]);

    expect((await remove(caller.callId)).json).toEqual({ success: true });
    expect((await remove(caller.callId)).status).toBe(404);
    expect((await one(caller.callId)).status).toBe(404);
    const recording = await fetch(app(`/api/calls/${caller.callId}/recording`), {
      headers: { cookie: ann.cookie },
    });
    expect(recording.status).toBe(404);
    expect(await idsOf("")).toEqual([]);
    await until(
      async () => (await control("requests?vendor=retell")).text,
      (journal) => journal.includes(`"DELETE","path":"/v2/delete-call/${caller.callId}","status":204`),
    );
    await told(caller.callId, { call_analysis: { call_summary: "It was said again." } });
    expect((await one(caller.callId)).status).toBe(404);
    const { rows } = await database.query(
      "select summary, transcript, recording_url, title, deleted_at, vendor_erased_at from app.calls where call_id = $1",
      [caller.callId],
    );
    const empty = { summary: null, transcript: null, recording_url: null, title: null };
    expect(rows).toEqual([{ ...empty, deleted_at: expect.any(Date), vendor_erased_at: expect.any(Date) }]);
  });

  it("is erased here though Retell is down, and there by a later sweep", async () => {
    const caller = await endedCall(ann.cookie);
    await control("faults", { vendor: "retell", path: "/v2/delete-call", status: 500, times: 2 });
    expect((await remove(caller.callId)).status).toBe(200);
    await until(
      async () => (await control("requests?vendor=retell")).text,
      (journal) => journal.split(`/v2/delete-call/${caller.callId}`).length > 2,
    );
    expect((await one(caller.callId)).status).toBe(404);
    const { rows } = await database.query("select vendor_erased_at from app.calls");
    expect(rows).toEqual([{ vendor_erased_at: null }]);
    expect((await sweep("retention")).json).toMatchObject({ calls: 1 });
  });
});

describe("while Supabase Auth is down", () => {
  it("one's own call is not called missing on any route, and no call begins that her account would lose", async () => {
    const visitor = cookieOf(
      await request(app("/api/retell/create-call"), { body: {}, headers: sameOrigin() }),
    );
    const person = await signIn(undefined, { cookie: visitor });
    await addCalls(["hers"], { owner_id: person.id });
    const cookie = runOut(person.cookie);
    await control("faults", { vendor: "supabase", path: "/auth/v1/token", status: 503 });
    const headers = { ...sameOrigin(), cookie };
    const ask = async (method: string, rest = "", body: unknown = method === "GET" ? undefined : {}) => {
      const { status, json } = await request(app(`/api/calls/hers${rest}`), { method, body, headers });
      return [status, json.code];
    };
    const answers = await Promise.all([
      ask("GET"),
      ask("GET", "/recording"),
      ask("GET", "/captions"),
      ask("PATCH", "", { isKept: true }),
      ask("DELETE"),
      ask("POST", "/end"),
      ask("POST", "/feedback", { mood: 3, keep: true }),
    ]);
    expect(answers).toEqual(answers.map(() => [503, "auth_unavailable"]));
    const sinceMs = Date.now();
    const begun = await request(app("/api/retell/create-call"), { body: {}, headers });
    expect([begun.status, begun.json.code]).toEqual([503, "session_unproved"]);
    expect((await control(`requests?vendor=retell&since=${sinceMs}`)).text).not.toContain("create-web-call");
    await control("faults", undefined, "DELETE");
    expect((await remove("hers", cookie)).status).toBe(200);
  });
});

describe("a visitor's call", () => {
  it("can be deleted by its browser, and cannot be named without an account", async () => {
    const caller = await Caller.dial();
    caller.line.send({ type: "hangup" });
    await caller.recapWhen((recap) => recap.status === "ended");
    const named = await change(caller.callId, { title: "x" }, caller.cookie);
    expect([named.status, named.json.code]).toEqual([401, "not_signed_in"]);
    expect((await remove(caller.callId, caller.cookie)).status).toBe(200);
    expect((await remove(caller.callId, caller.cookie)).status).toBe(404);
    expect((await caller.recap()).status).toBe(404);
  });
});

/** A call of somebody's, over and told. */
async function endedCall(cookie: string): Promise<Caller> {
  const caller = await Caller.dial(cookie);
  caller.line.send({ type: "hangup" });
  await caller.recapWhen((recap) => recap.status === "ended" && recap.isAnalyzed && recap.hasRecording);
  return caller;
}

async function told(callId: string, over: object): Promise<void> {
  const call = { call_id: callId, call_status: "ended", marker: randomUUID(), ...over };
  const body = JSON.stringify({ event: "call_analyzed", call });
  const answer = await request(app("/api/retell-webhook"), { body, headers: signature(body) });
  expect(answer.status).toBe(204);
  await until(
    async () =>
      (
        await database.query("select 1 from app.webhook_events where call_id = $1 and processed_at is null", [
          callId,
        ])
      ).rows,
    (rows) => rows.length === 0,
  );
}
