import { beforeEach, describe, expect, it } from "vitest";
import { type AnalyzedCall, analyzedCall, readCall, tellAnalyzed } from "../support/analyzed-call";
import { app, control, cookieOf, request, sameOrigin, sweep, until } from "../support/client";
import { signIn } from "../support/flow-sign-in";
import { openStackDatabase } from "../support/stack-database";

const database = await openStackDatabase();

type Given = { isKept: boolean; code: string; fields: Record<string, string> };
type Requests = { requests: { path: string; method: string; status: number }[] };

const least = { mood: 4, keep: false };
const give = (call: AnalyzedCall, body: unknown) =>
  request<Given>(app(`/api/calls/${call.callId}/feedback`), {
    body,
    headers: { ...sameOrigin(), cookie: call.cookie },
  });
const keep = ({ callId, cookie }: AnalyzedCall, isKept: boolean) =>
  request<Given>(app(`/api/calls/${callId}`), {
    method: "PATCH",
    body: { isKept },
    headers: { ...sameOrigin(), cookie },
  });
const rowsOf = async (callId: string) =>
  (await database.query("select * from app.feedback where call_id = $1", [callId])).rows;
const callRow = async (callId: string) =>
  (await database.query("select * from app.calls where call_id = $1", [callId])).rows[0];
/** The database's clock cannot be moved, so the calls are. */
const aDayLater = () => database.query("update app.calls set created_at = created_at - interval '25 hours'");
const deletedAtRetell = async () =>
  ((await control("requests?vendor=retell")).json as Requests).requests
    .filter(({ method, status }) => method === "DELETE" && status === 204)
    .map(({ path }) => path.split("/").at(-1));

beforeEach(async () => {
  await control("reset", {});
});

describe("what a caller decides after a call", () => {
  it("keeps it past its day, or lets it go here and at Retell, as does skipping the form", async () => {
    const [kept, letGo, skipped] = [await analyzedCall(), await analyzedCall(), await analyzedCall()];
    expect((await give(kept, { ...least, keep: true })).json).toEqual({ success: true, isKept: true });
    expect((await give(letGo, least)).json).toEqual({ success: true, isKept: false });
    await aDayLater();
    expect((await sweep("retention")).json).toMatchObject({ calls: 2 });
    expect((await readCall(kept)).json).toMatchObject({
      isErased: false,
      isKept: true,
      hasFeedback: true,
      summary: "A long night.",
    });
    for (const call of [letGo, skipped])
      expect((await readCall(call)).json).toMatchObject({ isErased: true, summary: null, transcript: [] });
    expect((await deletedAtRetell()).sort()).toEqual([letGo.callId, skipped.callId].sort());
    expect(await callRow(kept.callId)).toMatchObject({ kept_version: "2026-11-21" });
  });

  it("cannot bring back what is erased, and neither can anything that Retell says later", async () => {
    const call = await analyzedCall();
    await aDayLater();
    await sweep("retention");
    const erased = await callRow(call.callId);
    expect((await give(call, { ...least, keep: true })).json).toEqual({ success: true, isKept: false });
    expect((await keep(call, true)).json.isKept).toBe(false);
    expect((await tellAnalyzed(call.callId)).status).toBe(204);
    await sweep("inbox");
    await sweep("calls");
    expect((await readCall(call)).json).toMatchObject({ isErased: true, isKept: false, summary: null });
    const { updated_at: _, last_event_at: __, evidence: ___, ...after } = await callRow(call.callId);
    expect(erased).toMatchObject(after);
    const { rows } = await database.query(
      "select 1 from app.webhook_events where call_id = $1 and (body <> '' or facts::text like '%night%')",
      [call.callId],
    );
    expect(rows).toEqual([]);
  });

  it("can be thought over, by a browser and by an account", async () => {
    const call = await analyzedCall();
    await give(call, least);
    expect((await keep(call, true)).json.isKept).toBe(true);
    const { cookie } = await signIn(undefined, { cookie: call.cookie });
    const mine = { ...call, cookie };
    expect((await readCall(mine)).json).toMatchObject({ isKept: true, hasFeedback: true });
    expect((await keep(mine, false)).json.isKept).toBe(false);
    expect((await keep(call, true)).status).toBe(404);
    await aDayLater();
    expect((await sweep("retention")).json).toMatchObject({ calls: 1 });
  });

  it("holds against a sweep at the same moment: what was called kept is never erased", async () => {
    const call = await analyzedCall();
    await aDayLater();
    const lock = await database.connect();
    await lock.query("begin");
    await lock.query("select pg_advisory_xact_lock(hashtextextended('call:' || $1, 0))", [call.callId]);
    const swept = sweep("retention");
    await waiting(1);
    const given = give(call, { ...least, keep: true });
    // Whoever keeps waits for the sweep, or has answered before it.
    await Promise.race([waiting(2), given]);
    await lock.query("commit");
    lock.release();
    const [{ json }] = await Promise.all([given, swept]);
    const { isErased, isKept } = (await readCall(call)).json;
    expect([isErased, isKept]).toEqual([!json.isKept, json.isKept]);
  });
});

/** Until so many wait for the lock of a call. */
const waiting = (wanted: number) =>
  until(
    async () =>
      (await database.query("select from pg_locks where locktype = 'advisory' and not granted")).rowCount ??
      0,
    (count) => count >= wanted,
    4000,
  );

describe("the form after a call", () => {
  it("counts once: of eight at once, and of any that comes later, one stands", async () => {
    const call = await analyzedCall();
    const bodies = Array.from({ length: 8 }, (_, i) => ({ mood: (i % 5) + 1, keep: i % 2 === 0 }));
    const answers = await Promise.all(bodies.map((body) => give(call, body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ json }) => json.isKept)).size).toBe(1);
    const [first, ...others] = await rowsOf(call.callId);
    expect(others).toEqual([]);
    const isKept = answers[0]?.json.isKept;
    expect((await give(call, { mood: 1, keep: !isKept, role: "fellow" })).json.isKept).toBe(isKept);
    expect(await rowsOf(call.callId)).toEqual([first]);
    expect((await readCall(call)).json.isKept).toBe(isKept);
  });

  it("is only for one's own call, once it is over", async () => {
    const call = await analyzedCall();
    const stranger = await analyzedCall();
    for (const cookie of ["", stranger.cookie, (await signIn()).cookie])
      expect((await give({ ...call, cookie }, least)).status).toBe(404);
    expect((await give({ ...call, callId: "call_nowhere" }, least)).status).toBe(404);
    const live = await request<{ callId: string }>(app("/api/retell/create-call"), {
      body: {},
      headers: sameOrigin(),
    });
    const answer = await give({ callId: live.json.callId, cookie: cookieOf(live) }, least);
    expect([answer.status, answer.json.code]).toEqual([409, "call_not_over"]);
    const elsewhere = await request<Given>(app(`/api/calls/${call.callId}/feedback`), {
      body: least,
      headers: { cookie: call.cookie, origin: "https://evil.example" },
    });
    expect([elsewhere.status, elsewhere.json.code]).toEqual([403, "cross_site"]);
    expect((await database.query("select from app.feedback")).rowCount).toBe(0);
  });

  it("says which field is not as it should be, and stores nothing", async () => {
    const call = await analyzedCall();
    const wrong = { mood: 6, role: "wizard", workplace: "a\u0007b", email: "nobody", keep: "yes", more: 1 };
    const answer = await give(call, wrong);
    expect([answer.status, Object.keys(answer.json.fields).sort()]).toEqual([
      400,
      ["email", "keep", "mood", "more", "role", "workplace"],
    ]);
    for (const body of ["", "[]", "null", "{", '"x"'])
      expect([body, (await give(call, body)).status]).toEqual([body, 400]);
    expect((await give(call, { ...least, workplace: "x".repeat(70_000) })).status).toBe(413);
    expect(await rowsOf(call.callId)).toEqual([]);
  });

  it("seals a visitor's e-mail, and forgets it after its days; an account's is not taken", async () => {
    const call = await analyzedCall();
    const body = { ...least, role: "resident", workplace: " St. Mary's ", email: " a@example.com " };
    await give(call, body);
    const [row] = await rowsOf(call.callId);
    expect(row).toMatchObject({ mood: 4, role: "resident", workplace: "St. Mary's" });
    expect(row.email_sealed).toMatch(/^v1\.[\w-]{16}\.[\w-]{22}\.[\w-]{18}$/);
    await database.query("update app.feedback set given_at = given_at - interval '89 days'");
    expect((await sweep("retention")).json).toMatchObject({ contacts: 0 });
    await database.query("update app.feedback set given_at = given_at - interval '2 days'");
    expect((await sweep("retention")).json).toMatchObject({ contacts: 1 });
    expect(await rowsOf(call.callId)).toMatchObject([{ mood: 4, email_sealed: null }]);

    const mine = await analyzedCall((await signIn()).cookie);
    await give(mine, { ...least, email: "a@example.com" });
    expect(await rowsOf(mine.callId)).toMatchObject([{ mood: 4, email_sealed: null }]);
  });

  it("can have an account's talks kept and remembered from now on, but no browser's", async () => {
    const visitor = await analyzedCall();
    const refused = await give(visitor, { ...least, keep: true, remember: true });
    expect([refused.status, refused.json.code]).toEqual([401, "not_signed_in"]);
    expect(await rowsOf(visitor.callId)).toEqual([]);

    const { cookie, id } = await signIn();
    const mine = await analyzedCall(cookie);
    expect((await give(mine, { ...least, keep: true, remember: true })).json.isKept).toBe(true);
    const { rows } = await database.query("select * from app.settings where user_id = $1", [id]);
    expect(rows).toMatchObject([{ keep_calls: true, remember: true, consent_version: "2026-11-21" }]);

    const next = await analyzedCall(cookie);
    expect((await readCall(next)).json).toMatchObject({ isKept: true, hasFeedback: false });
    expect((await give(next, least)).json.isKept).toBe(false);
    await aDayLater();
    await sweep("retention");
    expect((await readCall(mine)).json.isErased).toBe(false);
    expect((await readCall(next)).json.isErased).toBe(true);
  });
});
