import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { Caller } from "../support/caller";
import { app, control, cookieOf, request, sameOrigin, sweep, until } from "../support/client";
import { fault, release } from "../support/demo-call";
import { openStackDatabase } from "../support/stack-database";

const database = await openStackDatabase();

type Usage = { limitSeconds: number; usedSeconds: number; leftSeconds: number; resetsAt: string | null };
type Created = { callId: string; accessToken: string; maxSeconds: number };

const create = (cookie = "") =>
  request<Created & { code: string; retryAfterSeconds: number }>(app("/api/retell/create-call"), {
    body: {},
    headers: { ...sameOrigin(), ...(cookie && { cookie }) },
  });
const usage = async (cookie: string) =>
  (await request<Usage>(app("/api/rate-limit"), { headers: { cookie } })).json;
const end = (callId: string, cookie: string) =>
  request(app(`/api/calls/${callId}/end`), { method: "POST", headers: { ...sameOrigin(), cookie } });
/** Lets a visitor have talked so long, an hour ago. */
const talked = async (cookie: string, seconds: number) => {
  const visitor = /v1\.([0-9a-f-]{36})/.exec(cookie)?.[1];
  await database.query(
    `insert into app.web_claims (visitor_id, address_hash, seconds, claimed_at, call_id, settled_seconds)
     values ($1, 'test', $2, now() - interval '1 hour', $3, $2)`,
    [visitor, seconds, `talked_${randomUUID()}`],
  );
};
/** A browser that has been here and holds nothing. */
async function visitor(): Promise<string> {
  const first = await create();
  await end(first.json.callId, cookieOf(first));
  return cookieOf(first);
}

beforeEach(async () => {
  await control("reset", {});
});

describe("talking time", () => {
  it("is all there for somebody new, with or without a cookie", async () => {
    const whole = { limitSeconds: 420, usedSeconds: 0, leftSeconds: 420, resetsAt: null };
    expect(await usage("")).toEqual(whole);
    expect(await usage(await visitor())).toEqual(whole);
  });

  it("caps the next call at what is left, here and at Retell", async () => {
    const cookie = await visitor();
    await talked(cookie, 200);
    const since = Date.now();
    expect((await create(cookie)).json.maxSeconds).toBe(220);
    const { json } = await control(`requests?vendor=retell&since=${since}`);
    const [asked] = (json.requests as { path: string; body: Record<string, unknown> }[]).filter(
      ({ path }) => path === "/v2/create-web-call",
    );
    expect(asked?.body.agent_override).toEqual({ agent: { max_call_duration_ms: 220_000 } });
  });

  it("refuses with less than a minute left, says when there is time again, and asks nothing of Retell", async () => {
    const cookie = await visitor();
    await talked(cookie, 361);
    const since = Date.now();
    const { status, json, headers } = await create(cookie);
    expect([status, json.code]).toEqual([429, "usage_spent"]);
    const wait = Number(headers.get("retry-after"));
    expect(wait).toBeGreaterThan(22.9 * 3600);
    expect(wait).toBeLessThanOrEqual(23 * 3600);
    expect((await control(`requests?vendor=retell&since=${since}`)).json.requests).toEqual([]);
    const { usedSeconds, leftSeconds, resetsAt } = await usage(cookie);
    expect([usedSeconds, leftSeconds]).toEqual([361, 59]);
    expect(Date.parse(resetsAt ?? "") / 1000).toBeCloseTo(Date.now() / 1000 + wait, -2);
  });

  it("gives 40 tabs that press at once no longer than one", async () => {
    const cookie = await visitor();
    const answers = await Promise.all(Array.from({ length: 40 }, () => create(cookie)));
    const granted = answers.filter(({ status }) => status === 200);
    expect(granted.reduce((sum, { json }) => sum + json.maxSeconds, 0)).toBeLessThanOrEqual(420);
    expect(granted).toHaveLength(1);
    for (const { status, json, headers } of answers.filter((answer) => answer.status !== 200)) {
      expect([status, json.code, headers.get("retry-after")]).toEqual([429, "already_talking", null]);
    }
  });

  it("is counted by the server from the call itself, to the second it ended", async () => {
    const caller = await Caller.dial();
    await control("clock", { advanceMs: 65_000 });
    await control(`calls/${caller.callId}/hangup`, {});
    const { durationMs } = await caller.recapWhen(
      ({ status, durationMs }) => status === "ended" && durationMs !== null,
    );
    const used = Math.ceil((durationMs ?? 0) / 1000);
    expect(used).toBeGreaterThanOrEqual(65);
    const { usedSeconds } = await until(
      () => usage(caller.cookie),
      ({ usedSeconds }) => usedSeconds > 0,
    );
    expect(usedSeconds).toBe(used);
    expect((await create(caller.cookie)).json.maxSeconds).toBe(420 - used);
  });

  it("is free again for who let the call go before it began, at once", async () => {
    const cookie = await visitor();
    for (let i = 0; i < 3; i++) {
      const { status, json } = await create(cookie);
      expect([status, json.maxSeconds]).toEqual([200, 420]);
      expect((await end(json.callId, cookie)).status).toBe(200);
    }
  });

  it("is free again when the webhooks of the last call were all lost", async () => {
    const caller = await Caller.dial();
    await database.query(
      "create or replace function app.test_lost() returns trigger language plpgsql as $$ begin return null; end $$; create trigger test_lost before insert on app.webhook_events for each row execute function app.test_lost()",
    );
    try {
      await control("clock", { advanceMs: 30_000 });
      await control(`calls/${caller.callId}/hangup`, {});
      const { status, json } = await until(
        () => create(caller.cookie),
        (answer) => answer.status === 200,
      );
      expect(status).toBe(200);
      expect(json.maxSeconds).toBeLessThanOrEqual(390);
    } finally {
      await database.query("drop trigger test_lost on app.webhook_events; drop function app.test_lost()");
    }
  });

  it("is given back when Retell refuses or cannot be reached", async () => {
    const cookie = await visitor();
    for (const fault of [{ status: 500 }, { drop: true }]) {
      await control("faults", { vendor: "retell", path: "/v2/create-web-call", times: 1, ...fault });
      expect((await create(cookie)).status).toBeGreaterThanOrEqual(429);
      expect((await usage(cookie)).leftSeconds).toBe(420);
    }
    expect((await create(cookie)).json.maxSeconds).toBe(420);
  });

  it("starts no call when it cannot be counted", async () => {
    await control("faults", {
      vendor: "supabase",
      path: "/rest/v1/rpc/begin_web_call",
      status: 503,
      times: 1,
    });
    const since = Date.now();
    expect((await create()).json.code).toBe("storage_unavailable");
    expect((await control(`requests?vendor=retell&since=${since}`)).json.requests).toEqual([]);
  });
});

describe("ending a call from the page", () => {
  it("ends a live one at Retell, once, and only for whose it is", async () => {
    const caller = await Caller.dial();
    const stranger = await visitor();
    for (const cookie of ["", stranger]) {
      const answer = await end(caller.callId, cookie);
      expect([answer.status, answer.json.code]).toEqual([404, "not_found"]);
    }
    expect((await caller.recap()).json.status).toBe("ongoing");
    for (let i = 0; i < 2; i++) expect((await end(caller.callId, caller.cookie)).json.status).toBe("ended");
    const cross = await request(app(`/api/calls/${caller.callId}/end`), {
      method: "POST",
      headers: { cookie: caller.cookie, origin: "https://evil.example" },
    });
    expect(cross.status).toBe(403);
  });

  it("that ends by itself while it is being ended has ended, and nothing failed", async () => {
    const caller = await Caller.dial();
    await fault({ vendor: "retell", path: "/v2/stop-call", held: true, times: 1 });
    const since = Date.now();
    const ending = end(caller.callId, caller.cookie);
    await until(
      () => control(`requests?vendor=retell&since=${since}`),
      ({ text }) => text.includes("/v2/stop-call/"),
    );
    await control(`calls/${caller.callId}/hangup`, {});
    await release();
    const answer = await ending;
    expect([answer.status, answer.json.status]).toEqual([200, "ended"]);
  });
});

describe("a call whose row was never written", () => {
  it("still is its caller's, by the claim that its events carry", async () => {
    const cookie = await visitor();
    // Neither recorded nor stopped: as when the server dies right after Retell has answered.
    await control("faults", {
      vendor: "supabase",
      path: "/rest/v1/rpc/record_web_call",
      status: 503,
      times: 1,
    });
    await control("faults", { vendor: "retell", path: "/v2/stop-call/*", status: 500, times: 1 });
    expect((await create(cookie)).status).toBe(503);
    const { json } = await control("calls");
    const [{ call_id: callId } = { call_id: "" }] = (json.calls as { call_id: string }[]).slice(-1);
    await control("clock", { advanceMs: 60_000 });
    await until(
      async () => {
        await sweep("calls");
        return request(app(`/api/calls/${callId}`), { headers: { cookie } });
      },
      ({ status }) => status === 200,
    );
    expect((await usage(cookie)).leftSeconds).toBe(420);
  });
});
