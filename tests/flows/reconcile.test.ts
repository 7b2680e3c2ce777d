import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FakeBrowser } from "../../sandbox/retell/media/testing/fake-browser";
import { Caller } from "../support/caller";
import { app, control, request, sandbox, signature, sweep, until } from "../support/client";
import { openStackDatabase } from "../support/stack-database";

type Deliveries = { deliveries: { callId: string; event: string; body: string }[] };
type Requests = { requests: { path: string }[] };

const KEY = "key_sandbox_0000000000000000";
const lost = { vendor: "supabase", path: "/rest/v1/rpc/accept_webhooks", status: 503 };

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
});
beforeEach(async () => {
  await control("reset", {});
});

describe("a call whose webhooks were all lost", () => {
  it("ends in the row that they would have made, with reason, cost and analysis", async () => {
    await control("faults", lost);
    const caller = await Caller.dial();
    await caller.line.until("Doc's first word", () => caller.line.audioAt.length > 0);
    caller.line.send({ type: "hangup" });
    await analyzed(caller.callId);
    expect((await caller.recap()).json.status).toBe("registered");
    expect((await sweep("calls")).json).toMatchObject({ missed: 1 });
    const found = await rowOf(caller.callId);
    expect(found).toMatchObject({
      status: "ended",
      reason: "user_hangup",
      cost_micro_usd: expect.any(Number),
      summary: expect.any(String),
      sentiment: expect.any(String),
      analysis: expect.any(Object),
      recording_url: expect.any(String),
    });
    expect((await sweep("calls")).json).toMatchObject({ missed: 0 });
    await control("faults", undefined, "DELETE");
    await deliverAll(caller.callId);
    await sweep("inbox");
    expect(await rowOf(caller.callId)).toEqual(found);
  });

  it("gets a row without an owner when we never knew of it", async () => {
    await control("faults", lost);
    const callId = await strangersCall();
    expect((await sweep("calls")).json).toMatchObject({ missed: 1 });
    expect(await rowOf(callId)).toMatchObject({ status: "ended", visitor_id: null, owner_id: null });
  });

  it("waits for a Retell that cannot list calls, and for one that cannot give this call", async () => {
    await control("faults", lost);
    const callId = await strangersCall();
    await control("faults", { vendor: "retell", path: "/v3/list-calls", status: 500, times: 2 });
    expect((await sweep("calls")).json).toMatchObject({ missed: 0 });
    expect((await database.query("select from app.watermarks")).rowCount).toBe(0);
    await control("faults", { vendor: "retell", path: `/v2/get-call/${callId}`, status: 500, times: 2 });
    expect((await sweep("calls")).json).toMatchObject({ missed: 0 });
    const { json: call } = await control(`calls/${callId}`);
    const { rows } = await database.query("select at from app.watermarks");
    expect(rows[0]?.at.getTime()).toBe(call.end_timestamp);
    expect((await sweep("calls")).json).toMatchObject({ missed: 1 });
    expect(await rowOf(callId)).toMatchObject({ status: "ended" });
  });

  it("is passed by once it is erased", async () => {
    await control("faults", lost);
    const callId = await strangersCall();
    await database.query(
      "insert into app.calls (call_id, last_event_at, created_at, updated_at) values ($1, now(), now(), now())",
      [callId],
    );
    await database.query("select app.erase_call($1, now())", [callId]);
    expect((await sweep("calls")).json).toMatchObject({ missed: 0 });
    expect(await rowOf(callId)).toMatchObject({ transcript: null, summary: null });
  });
});

describe("a call that outlives its cap", () => {
  it("is stopped at Retell by the sweep", async () => {
    const caller = await Caller.dial();
    await caller.recapWhen((recap) => recap.status === "ongoing");
    const stops = async () =>
      ((await control("requests?vendor=retell")).json as Requests).requests.filter((r) =>
        /stop-call/.test(r.path),
      );
    expect((await sweep("calls")).json).toMatchObject({ stopped: 0 });
    await database.query(
      "update app.calls set max_duration_seconds = 60, started_at = now() - interval '81 seconds', created_at = now() - interval '81 seconds'",
    );
    expect((await sweep("calls")).json).toMatchObject({ stopped: 1 });
    expect(await stops()).toMatchObject([{ path: `/v2/stop-call/${caller.callId}` }]);
    expect((await caller.recapWhen((recap) => recap.status === "ended")).reason).toBe("manual_stopped");
    expect((await sweep("calls")).json).toMatchObject({ stopped: 0 });
  });
});

/** A call with Doc that did not come through our site. */
async function strangersCall(): Promise<string> {
  const agents = await retell<{ items: { agent_id: string; agent_name: string }[] }>("/v2/list-agents", {});
  const doc = agents.items.find((agent) => /Doc/.test(agent.agent_name));
  const made = await retell<{ call_id: string; access_token: string }>("/v2/create-web-call", {
    agent_id: doc?.agent_id,
  });
  const payload = JSON.parse(Buffer.from(made.access_token.split(".")[1] ?? "", "base64url").toString());
  const line = new FakeBrowser(payload.url, made.access_token);
  await line.until("the call", () => line.messages.length > 0);
  line.send({ type: "hangup" });
  await analyzed(made.call_id);
  return made.call_id;
}

async function retell<T>(path: string, body: object): Promise<T> {
  const answer = await request<T>(sandbox(`/retell${path}`), {
    body,
    headers: { authorization: `Bearer ${KEY}` },
  });
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return answer.json;
}

const analyzed = (callId: string) =>
  until(
    () => control(`calls/${callId}`),
    (answer) => /"call_analysis"/.test(answer.text),
  );

/** Delivers what Retell sent and nobody took, late and newly signed. */
async function deliverAll(callId: string): Promise<void> {
  const { deliveries } = (await control("deliveries")).json as Deliveries;
  const own = deliveries.filter((delivery) => delivery.callId === callId);
  expect(own.map((delivery) => delivery.event)).toEqual(
    expect.arrayContaining(["call_ended", "call_analyzed"]),
  );
  for (const { body } of own.reverse()) {
    expect((await request(app("/api/retell-webhook"), { body, headers: signature(body) })).status).toBe(204);
  }
}

/** Everything but when it was written, how much each value weighs, and what makes each signed address another. */
async function rowOf(callId: string): Promise<Record<string, unknown>> {
  const { rows } = await database.query(
    "select to_jsonb(c) - array['evidence', 'updated_at', 'last_event_at'] as row from app.calls c where call_id = $1",
    [callId],
  );
  return JSON.parse(JSON.stringify(rows[0]?.row ?? null).replaceAll(/[?]Expires=[^"]*/g, ""));
}
