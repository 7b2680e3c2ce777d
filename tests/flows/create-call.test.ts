import { beforeEach, describe, expect, inject, it } from "vitest";
import { app, control, cookieOf, request, sameOrigin, sweep, until } from "../support/client";

type Requests = { requests: { path: string; status: number; body: Record<string, unknown> }[] };

const url = () => app("/api/retell/create-call");
const create = (body: unknown = {}, headers: Record<string, string> = sameOrigin()) =>
  request(url(), { body, headers });
const createdAtRetell = async () => {
  const { json } = await control("requests?vendor=retell");
  return (json as Requests).requests.filter((r) => r.path === "/v2/create-web-call");
};
const fail = (fault: Record<string, unknown>) =>
  control("faults", { vendor: "retell", path: "/v2/create-web-call", times: 1, ...fault });

beforeEach(async () => {
  await control("reset", {});
});

describe("create-call", () => {
  it("answers a token, an id and how long the call may last, and nothing else", async () => {
    const answer = await create();
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json).sort()).toEqual(["accessToken", "callId", "maxSeconds"]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("takes an empty body too", async () => {
    expect((await create("")).status).toBe(200);
  });

  it("tells Retell an opaque id, a cap and empty variables, and nothing about the visitor", async () => {
    await create({}, { ...sameOrigin(), "x-client-address": "203.0.113.9" });
    const [sent] = await createdAtRetell();
    expect(sent?.body).toEqual({
      agent_id: expect.stringMatching(/^agent_/),
      agent_version: "latest_published",
      metadata: { claim_id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      retell_llm_dynamic_variables: { user_name: "", user_context: "" },
      agent_override: { agent: { max_call_duration_ms: 420_000 } },
    });
  });

  it("gives a new visitor a signed cookie that scripts cannot read, and knows it again", async () => {
    const first = await create();
    const cookie = first.headers.get("set-cookie");
    expect(cookie).toMatch(/^doc_visitor=v1\.[0-9a-f-]{36}\.[\w-]{43};.*HttpOnly/i);
    expect(cookie).toMatch(/SameSite=lax/i);
    const again = await create({}, { ...sameOrigin(), cookie: cookieOf(first) });
    expect(again.headers.get("set-cookie")).toBeNull();
  });

  it("gives a forged cookie's bearer a new identity", async () => {
    const forged = `doc_visitor=v1.11111111-1111-4111-8111-111111111111.${"A".repeat(43)}`;
    const answer = await create({}, { ...sameOrigin(), cookie: forged });
    expect(answer.headers.get("set-cookie")).toMatch(/^doc_visitor=v1\.(?!11111111-)/);
  });

  it.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another port of this host", { origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" }],
    ["an opaque origin", { origin: "null" }],
    ["a foreign origin alone", { origin: "https://evil.example" }],
    ["no sign of where it comes from", {}],
  ])("refuses %s with 403 before anything is asked of Retell", async (_name, headers) => {
    const answer = await create({}, headers);
    expect(answer.status).toBe(403);
    expect(answer.json).toEqual({
      error: expect.any(String),
      code: "cross_site",
      requestId: expect.any(String),
    });
    expect(await createdAtRetell()).toEqual([]);
  });

  it("lets in a request that says where it is from by either header", async () => {
    expect((await create({}, { origin: inject("app") })).status).toBe(200);
    expect((await create({}, { "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  it.each([
    ["nonsense", "{nonsense", 400, "invalid_json"],
    ["an array", [], 400, "invalid_request"],
    ["a number", "5", 400, "invalid_request"],
    ["null", "null", 400, "invalid_request"],
    ["a field nobody asked for", { agent_id: 5 }, 400, "invalid_request"],
    ["more than 64 kB", { a: "x".repeat(70_000) }, 413, "body_too_large"],
  ])("refuses %s", async (_name, body, status, code) => {
    const answer = await create(body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    if (code === "invalid_request") expect(Object.keys(answer.json.fields as object)).toHaveLength(1);
    expect(await createdAtRetell()).toEqual([]);
  });

  it("refuses other methods with 405 in our shape", async () => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
      const answer = await request(url(), { method, headers: sameOrigin() });
      expect([method, answer.status, answer.json.code]).toEqual([method, 405, "method_not_allowed"]);
    }
  });

  it.each([
    [401, 503, "voice_misconfigured"],
    [402, 503, "voice_unpaid"],
    [422, 503, "voice_misconfigured"],
    [429, 429, "voice_busy"],
    [500, 502, "voice_failed"],
    [503, 502, "voice_failed"],
  ])("turns Retell's %i into %i %s, and asks once", async (vendorStatus, status, code) => {
    await fail({ status: vendorStatus });
    const answer = await create();
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.headers.get("retry-after")).toBe(status === 429 ? "30" : null);
    expect(await createdAtRetell()).toHaveLength(1);
  });

  it("is closed while the limits cannot be checked, and says nothing else", async () => {
    await control("faults", { vendor: "upstash", status: 500, times: 1 });
    const answer = await create();
    expect([answer.status, answer.json.code]).toEqual([503, "limits_unavailable"]);
    expect(answer.json.error).toMatch(/no call can begin\. Nothing was counted; try again/);
    expect(await createdAtRetell()).toEqual([]);
  });

  it("turns a dropped connection into 502, and asks once", async () => {
    await fail({ drop: true });
    const answer = await create();
    expect([answer.status, answer.json.code]).toEqual([502, "voice_failed"]);
    expect(await createdAtRetell()).toHaveLength(1);
  });

  it("gives Retell ten seconds, then answers 504, and asks once", async () => {
    await fail({ delayMs: 10_500 });
    const answer = await create();
    expect([answer.status, answer.json.code]).toEqual([504, "voice_timeout"]);
    expect(await createdAtRetell()).toHaveLength(1);
    // Retell has made the call by now, or is about to: we count it as well.
    await until(
      async () => (await sweep("queue")).json.drift,
      (drift) => drift === 0,
    );
  });

  it("hands out no token when its row cannot be written, and frees the call at Retell", async () => {
    await control("faults", {
      vendor: "supabase",
      path: "/rest/v1/rpc/record_web_call",
      status: 503,
      times: 1,
    });
    const answer = await create();
    expect([answer.status, answer.json.code]).toEqual([503, "storage_unavailable"]);
    const { json } = await control("requests?vendor=retell");
    expect((json as Requests).requests.some((r) => r.path.startsWith("/v2/stop-call/"))).toBe(true);
  });

  it("is refused as busy when Retell's slots are taken", async () => {
    await control("retell", { concurrencyLimit: 1 });
    expect((await create()).status).toBe(200);
    const second = await create();
    expect([second.status, second.json.code]).toEqual([429, "voice_busy"]);
    await control("retell", { concurrencyLimit: 20 });
  });
});

describe("a call that is not one's own", () => {
  it("is not found: unknown id, no cookie, another visitor, a forged cookie", async () => {
    const mine = await create();
    const path = `/api/calls/${mine.json.callId}`;
    const other = cookieOf(await create());
    const own = cookieOf(mine);
    expect((await request(app(path), { headers: { cookie: own } })).status).toBe(200);
    for (const cookie of [
      "",
      other,
      own.replace(/.$/, "_"),
      "doc_visitor=x",
      `doc_visitor=${"x".repeat(5000)}`,
    ]) {
      const answer = await request(app(path), { headers: { cookie } });
      expect([answer.status, answer.json.code]).toEqual([404, "not_found"]);
    }
    for (const id of ["call_unknown", "%00", "x".repeat(300), "..%2f..%2fetc"]) {
      const answer = await request(app(`/api/calls/${id}`), { headers: { cookie: own } });
      expect([id.slice(0, 20), answer.status]).toEqual([id.slice(0, 20), 404]);
    }
  });
});

describe("what is not there", () => {
  it("is 404 in our shape under /api, whatever the method", async () => {
    for (const method of ["GET", "POST", "DELETE"]) {
      const answer = await request(app("/api/nothing/here"), { method, headers: sameOrigin() });
      expect([answer.status, answer.json.code]).toEqual([404, "not_found"]);
    }
  });
});

describe("the sweeps", () => {
  it("let nobody in without the secret", async () => {
    for (const name of ["inbox", "calls", "clips", "queue", "retention"]) {
      const path = `/api/cron/${name}`;
      for (const authorization of ["", "Bearer wrong", "Bearer "]) {
        const answer = await request(app(path), { headers: { authorization } });
        expect([path, answer.status, answer.json.code]).toEqual([path, 401, "unauthorized"]);
      }
    }
  });
});
