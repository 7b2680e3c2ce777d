import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { app, control, cookieOf, request, sameOrigin, signature, sweep, until } from "../support/client";
import { openStackDatabase } from "../support/stack-database";

type Call = { callId: string; cookie: string };
type Recap = {
  status: string;
  summary: string | null;
  transcript: unknown[];
  reason: string | null;
  durationMs: number;
};

const hook = () => app("/api/retell-webhook");
const deliver = (body: string, headers = signature(body)) => request(hook(), { body, headers });

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
});
beforeEach(async () => {
  await control("reset", {});
});

describe("the webhook", () => {
  it("says that it is there", async () => {
    expect((await request(hook())).json).toEqual({ status: "ok", endpoint: "retell-webhook" });
  });

  it("takes what either of two live keys has signed, as while a key is being replaced", async () => {
    const [first, second] = [await startCall(), await startCall()];
    expect((await deliver(ended(first.callId))).status).toBe(204);
    const body = ended(second.callId);
    const next = signature(body, Date.now(), "key_sandbox_next_00000000000");
    expect((await deliver(body, next)).status).toBe(204);
    expect(await storedOf(second)).toBe(1);
  });

  it.each([
    ["no signature", (_body: string) => ({})],
    ["another key's signature", (body: string) => signature(body, Date.now(), "another-key")],
    ["a signature over another body", (body: string) => signature(`${body} `)],
    ["a signature older than five minutes", (body: string) => signature(body, Date.now() - 301_000)],
    ["a signature from the future", (body: string) => signature(body, Date.now() + 301_000)],
    ["a malformed signature", () => ({ "x-retell-signature": "v=1,d=zz" })],
  ])("refuses %s with 401 and stores nothing", async (_name, headersFor) => {
    const call = await startCall();
    const body = ended(call.callId);
    const answer = await deliver(body, headersFor(body) as Record<string, string>);
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({ code: "bad_signature", requestId: expect.any(String) });
    expect(await storedOf(call)).toBe(0);
    expect((await recap(call)).json.status).toBe("registered");
  });

  it("refuses signed nonsense with 400", async () => {
    for (const body of [
      "{nonsense",
      "",
      "[]",
      "null",
      '"text"',
      "{}",
      '{"event":"call_ended"}',
      '{"event":1,"call":{"call_id":"x"}}',
    ]) {
      expect([body, (await deliver(body)).status]).toEqual([body, 400]);
    }
  });

  it("refuses more than 4 MB with 413, and takes just less", async () => {
    const bodyOf = (bytes: number) => {
      const frame = ended("call_large", { transcript: "" });
      return ended("call_large", { transcript: "x".repeat(bytes - frame.length) });
    };
    expect((await deliver(bodyOf(4 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await deliver(bodyOf(4 * 1024 * 1024))).status).toBe(204);
  });

  it("takes the same event twice and stores it once", async () => {
    const call = await startCall();
    const body = ended(call.callId);
    expect((await deliver(body)).status).toBe(204);
    expect((await deliver(body)).status).toBe(204);
    expect(await storedOf(call)).toBe(1);
    expect((await recapWhen(call, (r) => r.status === "ended")).durationMs).toBe(9000);
  });

  it("gives the same row whatever the order of events", async () => {
    const rows: Recap[] = [];
    for (const order of ["sea", "sae", "esa", "eas", "ase", "aes"]) {
      const call = await startCall();
      const bodies: Record<string, string> = {
        s: event("call_started", call.callId, { call_status: "ongoing", start_timestamp: 1_700_000_000_000 }),
        e: ended(call.callId),
        a: ended(
          call.callId,
          { call_analysis: { call_summary: "A long night.", user_sentiment: "Neutral" } },
          "call_analyzed",
        ),
      };
      for (const name of order) expect((await deliver(bodies[name] ?? "")).status).toBe(204);
      const row = await recapWhen(call, (r) => r.status === "ended" && r.summary !== null);
      rows.push({ ...row, callId: "", createdAt: "" } as Recap);
    }
    for (const row of rows) expect(row).toEqual(rows[0]);
    expect(rows[0]).toMatchObject({
      status: "ended",
      reason: "user_hangup",
      summary: "A long night.",
      durationMs: 9000,
    });
  });

  it("stores the reason, the cost in micro-dollars, the latency and the analysis", async () => {
    const call = await startCall();
    const more = {
      call_cost: { combined_cost: 12.5 },
      latency: { e2e: { p50: 800 } },
      call_analysis: { user_sentiment: "Neutral", custom_analysis_data: { mood: "tired" } },
    };
    expect((await deliver(ended(call.callId, more, "call_analyzed"))).status).toBe(204);
    await recapWhen(call, (r) => r.status === "ended");
    const columns = "reason, cost_micro_usd::int, latency, sentiment, analysis";
    const { rows } = await database.query(`select ${columns} from app.calls where call_id = $1`, [
      call.callId,
    ]);
    expect(rows).toEqual([
      {
        reason: "user_hangup",
        cost_micro_usd: 125_000,
        latency: { e2e: { p50: 800 } },
        sentiment: "Neutral",
        analysis: { mood: "tired" },
      },
    ]);
  });

  it("keeps text that PostgreSQL's jsonb cannot hold from losing the event", async () => {
    const call = await startCall();
    const transcript_object = [{ role: "user", content: "nul \u0000 and half \ud800 a pair 🙂", words: [] }];
    expect((await deliver(ended(call.callId, { transcript_object }))).status).toBe(204);
    const row = await recapWhen(call, (r) => r.status === "ended");
    expect(row.transcript).toMatchObject([{ content: "nul  and half \ufffd a pair 🙂" }]);
  });

  it("drops an odd field and keeps the rest of the event", async () => {
    const call = await startCall();
    const body = ended(call.callId, {
      duration_ms: "soon",
      latency: 7,
      call_cost: [],
      disconnection_reason: 5,
    });
    expect((await deliver(body)).status).toBe(204);
    expect((await recapWhen(call, (r) => r.status === "ended")).durationMs).toBe(9000);
  });

  it("answers 5xx and stores nothing while the database is down, so that Retell tries again", async () => {
    const call = await startCall();
    const body = ended(call.callId);
    const path = "/rest/v1/rpc/accept_webhooks";
    await control("faults", { vendor: "supabase", path, status: 503, times: 1 });
    const down = await deliver(body);
    expect(down.status).toBe(503);
    expect(down.json).toMatchObject({ code: "storage_unavailable" });
    expect(await storedOf(call)).toBe(0);
    expect((await recap(call)).json.status).toBe("registered");
    expect((await deliver(body)).status).toBe(204);
    expect((await recapWhen(call, (r) => r.status === "ended")).status).toBe("ended");
  });

  it("is caught up by the sweep when processing right after the answer failed", async () => {
    const call = await startCall();
    await control("faults", {
      vendor: "supabase",
      path: "/rest/v1/rpc/process_calls",
      status: 503,
      times: 1,
    });
    expect((await deliver(ended(call.callId))).status).toBe(204);
    await until(
      () => control("requests?vendor=supabase"),
      (answer) => answer.text.includes("process_calls"),
    );
    expect((await recap(call)).json.status).toBe("registered");
    expect((await sweep("inbox")).status).toBe(200);
    expect((await recap(call)).json.status).toBe("ended");
  });
});

async function startCall(): Promise<Call> {
  const answer = await request<{ callId: string }>(app("/api/retell/create-call"), {
    body: {},
    headers: sameOrigin(),
  });
  expect(answer.status).toBe(200);
  return { callId: answer.json.callId, cookie: cookieOf(answer) };
}

/** How many events of a call the inbox holds. */
async function storedOf({ callId }: Call): Promise<number> {
  const { rows } = await database.query("select from app.webhook_events where call_id = $1", [callId]);
  return rows.length;
}

const recap = (call: Call) =>
  request<Recap>(app(`/api/calls/${call.callId}`), { headers: { cookie: call.cookie } });

async function recapWhen(call: Call, isWanted: (row: Recap) => boolean): Promise<Recap> {
  return (
    await until(
      () => recap(call),
      (answer) => isWanted(answer.json),
    )
  ).json;
}

function event(name: string, callId: string, call: Record<string, unknown>): string {
  const basics = { call_id: callId, call_type: "web_call", agent_id: "agent_1", agent_version: 0 };
  return JSON.stringify({ event: name, call: { ...basics, ...call } });
}

function ended(callId: string, call: Record<string, unknown> = {}, name = "call_ended"): string {
  return event(name, callId, {
    call_status: "ended",
    start_timestamp: 1_700_000_000_000,
    end_timestamp: 1_700_000_009_000,
    transcript: "",
    transcript_object: [],
    disconnection_reason: "user_hangup",
    ...call,
  });
}

describe("an event with something odd in it", () => {
  const deep = (levels: number) => `${"[".repeat(levels)}1${"]".repeat(levels)}`;
  const raw = (callId: string, fields: string, name = "call_ended") =>
    `{"event":"${name}","call":{"call_id":"${callId}","call_status":"ended","disconnection_reason":"user_hangup",` +
    `"start_timestamp":1700000000000,"end_timestamp":1700000009000,${fields}}}`;

  it.each([
    ["NUL in its name", "call\\u0000_ended", '"x":1'],
    ["half a surrogate pair in its name", "call_ended\\ud800", '"x":1'],
    [
      "odd names in its analysis",
      "call_ended",
      '"call_analysis":{"custom_analysis_data":{"a\\u0000b":1,"c\\ud800":2}}',
    ],
    ["odd names in its latency", "call_ended", '"latency":{"\\u0000":1}'],
    ["a recording at an odd address", "call_ended", '"recording_url":"http://a.example/\\u0000\\ud800x"'],
    [
      "an analysis 100 000 levels deep",
      "call_ended",
      `"call_analysis":{"custom_analysis_data":{"a":${deep(100_000)}}}`,
    ],
    ["a latency 5 000 levels deep", "call_ended", `"latency":{"a":${deep(5000)}}`],
    ["a start in the year 10209", "call_ended", '"start_timestamp":260000000000000'],
    ["a start at the end of time", "call_ended", '"start_timestamp":8640000000000000'],
  ])("is stored and taken in: %s", async (_name, event, fields) => {
    const call = await startCall();
    expect((await deliver(raw(call.callId, fields, event))).status).toBe(204);
    expect((await recapWhen(call, (r) => r.status === "ended")).reason).toBe("user_hangup");
  });

  it("keeps the utterances that it can read when one has a role that nobody knows", async () => {
    const call = await startCall();
    const line = (role: string) => ({ role, content: `from the ${role}`, words: [] });
    const transcript_object = [line("user"), line("human_agent"), line("agent")];
    expect((await deliver(ended(call.callId, { transcript_object }))).status).toBe(204);
    const row = await recapWhen(call, (r) => r.status === "ended");
    expect(row.transcript).toMatchObject([{ role: "user" }, { role: "agent" }]);
  });
});
