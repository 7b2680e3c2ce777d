import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { app, control, request, sameOrigin, sweep } from "../support/client";
import { signIn } from "../support/flow-sign-in";
import { openStackDatabase } from "../support/stack-database";
import { toldCall } from "../support/told-call";

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
    const { callId, cookie } = await toldCall();
    expect((await sweep("retention")).json).toMatchObject({ calls: 0 });
    await makeOlder(callId);
    expect((await sweep("retention")).json).toMatchObject({ calls: 1 });
    const answer = await request<Recap>(app(`/api/calls/${callId}`), { headers: { cookie } });
    expect(answer.json).toMatchObject({ status: "ended", isErased: true, summary: null, transcript: [] });
    expect(await deletions()).toMatchObject([{ path: `/v2/delete-call/${callId}`, status: 204 }]);
    expect((await sweep("retention")).json).toMatchObject({ calls: 0 });
  });

  it("erases our copy even while Retell is down, and asks Retell again until its copy is gone", async () => {
    const { callId, cookie } = await toldCall();
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

  it("goes on with the rest when one step fails, and says that it did", async () => {
    const { callId, cookie } = await toldCall();
    await makeOlder(callId);
    await control("faults", {
      vendor: "supabase",
      path: "/rest/v1/rpc/delete_orphans",
      status: 503,
      times: 1,
    });
    const swept = await sweep("retention");
    expect([swept.status, swept.json.code]).toEqual([503, "storage_unavailable"]);
    const answer = await request<Recap>(app(`/api/calls/${callId}`), { headers: { cookie } });
    expect(answer.json).toMatchObject({ isErased: true, transcript: [] });
  });

  it("lets what was kept be, until nobody is left whom it is kept for", async () => {
    const [ada] = [await signIn(), await signIn()];
    const settings = { keepCalls: true, remember: true, displayName: null };
    const headers = { ...sameOrigin(), cookie: ada.cookie };
    await request(app("/api/settings"), { method: "PUT", body: settings, headers });
    const { callId } = await toldCall(ada.cookie);
    await makeOlder(callId);
    expect((await sweep("retention")).json).toMatchObject({ calls: 0, deletions: 0 });
    // As from Supabase's dashboard.
    await database.query("delete from auth.users where id = $1", [ada.id]);
    expect((await sweep("retention")).json).toMatchObject({ deletions: 1 });
    const { rows } = await database.query(
      "select owner_id, visitor_id, summary, vendor_erased_at is not null as is_gone from app.calls where call_id = $1",
      [callId],
    );
    expect(rows).toEqual([{ owner_id: null, visitor_id: null, summary: null, is_gone: true }]);
    expect(await deletions()).toMatchObject([{ path: `/v2/delete-call/${callId}`, status: 204 }]);
  });

  it("empties what came in after its days", async () => {
    const { callId } = await toldCall();
    const bodies = async () =>
      (
        await database.query(
          "select count(*)::int as n from app.webhook_events where call_id = $1 and body <> ''",
          [callId],
        )
      ).rows[0].n;
    expect((await sweep("retention")).json.bodies).toBe(0);
    expect(await bodies()).toBe(1);
    await database.query("update app.webhook_events set processed_at = processed_at - interval '31 days'");
    expect((await sweep("retention")).json.bodies).toBe(1);
    expect(await bodies()).toBe(0);
  });

  it("has no recording to give once a call is erased", async () => {
    const { callId, cookie } = await toldCall();
    await makeOlder(callId);
    await sweep("retention");
    const answer = await request(app(`/api/calls/${callId}/recording`), { headers: { cookie } });
    expect([answer.status, answer.json.code]).toEqual([404, "recording_not_ready"]);
  });
});

/** The database's clock cannot be moved, so the call is. */
async function makeOlder(callId: string): Promise<void> {
  await database.query(
    "update app.calls set created_at = created_at - interval '25 hours' where call_id = $1",
    [callId],
  );
}
