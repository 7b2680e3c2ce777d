import { beforeEach, describe, expect, it } from "vitest";
import { Caller } from "../support/caller";
import { app, control, cookieOf, request, sweep, until } from "../support/client";
import { killSandbox } from "../support/sandbox-process";
import { openStackDatabase } from "../support/stack-database";

beforeEach(async () => {
  await control("reset", {});
});

describe("a call", () => {
  it("is told from its first event to its recap by signed webhooks alone", async () => {
    const caller = await Caller.dial();
    expect((await caller.recapWhen((r) => r.status === "ongoing")).durationMs).toBeNull();
    const heard = () => caller.line.transcript()[0]?.content ?? "";
    await caller.line.until("Doc's first words", () => heard().includes("Long day?"));
    caller.line.send({ type: "hangup" });
    const hungUpAt = Date.now();
    const recap = await caller.recapWhen((r) => r.status === "ended" && r.isAnalyzed, 5000);
    expect(Date.now() - hungUpAt).toBeLessThan(5000);
    expect(recap).toMatchObject({
      reason: "user_hangup",
      hasRecording: true,
      durationMs: expect.any(Number),
    });
    expect(recap.transcript[0]).toMatchObject({
      role: "agent",
      content: expect.stringMatching(/^Hey\. Long day\?/),
    });
  });

  it("can be heard again by its owner, in ranges, and by nobody else", async () => {
    const caller = await Caller.dial();
    const heard = () => caller.line.transcript()[0]?.content ?? "";
    await caller.line.until("Doc's first words", () => heard().includes("Long day?"));
    expect((await caller.recording()).status).toBe(404);
    caller.line.send({ type: "hangup" });
    await caller.recapWhen((r) => r.hasRecording);
    const whole = await caller.recording();
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect([whole.status, whole.headers.get("content-type")]).toEqual([200, "audio/wav"]);
    expect(bytes.subarray(0, 4).toString()).toBe("RIFF");
    const part = await caller.recording({ range: "bytes=4-11" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 4-11/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(4, 12));
    const captions = await fetch(app(`/api/calls/${caller.callId}/captions`), {
      headers: { cookie: caller.cookie },
    });
    expect([captions.headers.get("content-type"), captions.headers.get("cache-control")]).toEqual([
      "text/vtt; charset=utf-8",
      "private, no-store",
    ]);
    expect(await captions.text()).toMatch(/^WEBVTT\n\n00:00:\d\d\.\d{3} --> .*\n<v Doc>/);
    const stranger = await fetch(app(`/api/calls/${caller.callId}/recording`));
    expect([stranger.status, ((await stranger.json()) as { code: string }).code]).toEqual([404, "not_found"]);
  });

  it("gives a clear error for its recording while Retell is down", async () => {
    const caller = await Caller.dial();
    caller.line.send({ type: "hangup" });
    await caller.recapWhen((r) => r.hasRecording);
    await control("faults", { vendor: "retell", path: "/v2/get-call", status: 500 });
    const answer = await caller.recording();
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([502, "voice_failed"]);
  });

  it("ends in the same row when its webhooks come twice and out of order", async () => {
    await control("faults", { vendor: "retell", duplicate: 2 });
    await control("faults", { vendor: "retell", path: "call_ended", reorder: true });
    const caller = await Caller.dial();
    await caller.line.until("Doc's first word", () => caller.line.audioAt.length > 0);
    caller.line.send({ type: "hangup" });
    const recap = await caller.recapWhen((r) => r.status === "ended" && r.isAnalyzed);
    expect(recap).toMatchObject({ reason: "user_hangup", hasRecording: true });
  });

  it("is settled by the sweep when none of its webhooks arrived", async () => {
    const database = await openStackDatabase();
    await control("faults", { vendor: "supabase", path: "/rest/v1/rpc/accept_webhooks", status: 503 });
    const caller = await Caller.dial();
    caller.line.send({ type: "hangup" });
    await until(
      () => control("calls"),
      (answer) => /"call_analysis"/.test(answer.text),
    );
    expect((await caller.recap()).json.status).toBe("registered");
    await database.query("update app.calls set last_event_at = last_event_at - interval '46 seconds'");
    expect((await sweep("calls")).json).toMatchObject({ calls: 1 });
    expect((await caller.recap()).json).toMatchObject({
      status: "ended",
      reason: "user_hangup",
      isAnalyzed: true,
    });
  });

  it("that was never joined ends as an error by the sweep", async () => {
    const database = await openStackDatabase();
    const made = await request<{ callId: string }>(app("/api/retell/create-call"), {
      body: {},
      headers: { "sec-fetch-site": "same-origin" },
    });
    await control("clock", { advanceMs: 31_000 });
    await database.query("update app.calls set last_event_at = last_event_at - interval '46 seconds'");
    await sweep("calls");
    const headers = { cookie: cookieOf(made) };
    const recap = await request(app(`/api/calls/${made.json.callId}`), { headers });
    expect(recap.json).toMatchObject({ status: "error", reason: "error_user_not_joined" });
  });

  it("that Retell no longer knows ends as an error by the sweep, and a failed look-up changes nothing", async () => {
    const database = await openStackDatabase();
    const row = "'call_gone', now() - interval '1 hour', now() - interval '1 hour', now()";
    await database.query(
      `insert into app.calls (call_id, last_event_at, created_at, updated_at) values (${row})`,
    );
    const status = async () => (await database.query("select status, reason from app.calls")).rows;
    await control("faults", { vendor: "retell", path: "/v2/get-call", status: 500, times: 2 });
    expect((await sweep("calls")).json).toMatchObject({ calls: 1 });
    expect(await status()).toEqual([{ status: "registered", reason: null }]);
    await database.query("update app.calls set looked_up_at = now() - interval '1 hour'");
    expect((await sweep("calls")).json).toMatchObject({ calls: 1 });
    expect(await status()).toEqual([{ status: "error", reason: "unknown_to_vendor" }]);
  });

  it("survives the death of the sandbox as a row that ends as an error", async () => {
    const caller = await Caller.dial();
    await caller.recapWhen((r) => r.status === "ongoing");
    await killSandbox();
    const database = await openStackDatabase();
    await database.query("update app.calls set last_event_at = last_event_at - interval '31 seconds'");
    await sweep("calls");
    const recap = await caller.recapWhen((r) => r.status === "error");
    expect(recap.reason).toBe("error_retell");
  });
});
