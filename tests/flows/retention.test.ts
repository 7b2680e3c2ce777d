import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { app, control, cookieOf, request, sameOrigin, signature, sweep, until } from "../support/client";
import { openStackDatabase } from "../support/stack-database";

type Requests = { requests: { path: string; method: string; status: number }[] };
type Recap = { status: string; isErased: boolean; summary: string | null; transcript: unknown[] };

const deletions = async () =>
  ((await control("requests?vendor=retell")).json as Requests).requests.filter((r) => r.method === "DELETE");

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
});
beforeEach(async () => {
  await control("reset", {});
});

describe("retention", () => {
  it("erases what was said a day after the call, here and at Retell, and says so to its owner", async () => {
    const { callId, cookie } = await analyzedCall();
    expect((await sweep("retention")).json).toMatchObject({ calls: 0 });
    await makeOlder(callId);
    expect((await sweep("retention")).json).toMatchObject({ calls: 1 });
    const answer = await request<Recap>(app(`/api/calls/${callId}`), { headers: { cookie } });
    expect(answer.json).toMatchObject({ status: "ended", isErased: true, summary: null, transcript: [] });
    expect(await deletions()).toMatchObject([{ path: `/v2/delete-call/${callId}`, status: 204 }]);
    expect((await sweep("retention")).json).toMatchObject({ calls: 0 });
  });

  it("erases our copy even while Retell is down, and asks Retell again until its copy is gone", async () => {
    const { callId, cookie } = await analyzedCall();
    await makeOlder(callId);
    await control("faults", { vendor: "retell", path: "/v2/delete-call", status: 500, times: 2 });
    expect((await sweep("retention")).json).toMatchObject({ calls: 0 });
    const answer = await request<Recap>(app(`/api/calls/${callId}`), { headers: { cookie } });
    expect(answer.json).toMatchObject({ isErased: true, transcript: [] });
    expect((await sweep("retention")).json).toMatchObject({ calls: 0 });
    expect((await deletions()).map((r) => r.status)).toEqual([500, 500]);
    await database.query("update app.calls set vendor_asked_at = vendor_asked_at - interval '11 minutes'");
    expect((await sweep("retention")).json).toMatchObject({ calls: 1 });
    expect((await deletions()).map((r) => r.status)).toEqual([500, 500, 204]);
  });

  it("has no recording to give once a call is erased", async () => {
    const { callId, cookie } = await analyzedCall();
    await makeOlder(callId);
    await sweep("retention");
    const answer = await request(app(`/api/calls/${callId}/recording`), { headers: { cookie } });
    expect([answer.status, answer.json.code]).toEqual([404, "recording_not_ready"]);
  });
});

async function analyzedCall(): Promise<{ callId: string; cookie: string }> {
  const made = await request<{ callId: string }>(app("/api/retell/create-call"), {
    body: {},
    headers: sameOrigin(),
  });
  const { callId } = made.json;
  const cookie = cookieOf(made);
  const call = {
    call_id: callId,
    call_status: "ended",
    disconnection_reason: "user_hangup",
    transcript_object: [{ role: "user", content: "It was a long night.", words: [] }],
    recording_url: "http://127.0.0.1/recording.wav",
    call_analysis: { call_summary: "A long night." },
  };
  const body = JSON.stringify({ event: "call_analyzed", call });
  await request(app("/api/retell-webhook"), { body, headers: signature(body) });
  await until(
    () => request<Recap>(app(`/api/calls/${callId}`), { headers: { cookie } }),
    (answer) => answer.json.summary === "A long night.",
  );
  return { callId, cookie };
}

/** The database's clock cannot be moved, so the call is. */
async function makeOlder(callId: string): Promise<void> {
  await database.query(
    "update app.calls set created_at = created_at - interval '25 hours' where call_id = $1",
    [callId],
  );
}
