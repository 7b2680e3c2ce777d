import { beforeEach, describe, expect, inject, it } from "vitest";
import { app, control, cookieOf, request, sameOrigin } from "../support/client";
import { codeFor, signIn } from "../support/flow-sign-in";
import { cookiesAfter, newEmail, sessionIn } from "../support/sign-in";
import { openStackDatabase } from "../support/stack-database";

const database = await openStackDatabase();

type Journal = { requests: { path: string; status: number }[] };

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  request(app(`/api/auth/${path}`), { body, headers: { ...sameOrigin(), ...headers } });
const ask = (email: string) => post("code", { email });
const verify = (email: string, code: string) => post("verify", { email, code });
const later = (seconds: number) => control("clock", { advanceMs: seconds * 1000 });
const fault = (body: Record<string, unknown>) => control("faults", { vendor: "supabase", ...body });
const asked = async (path: string) => {
  const { requests } = (await control("requests?vendor=supabase")).json as Journal;
  return requests.filter((one) => one.path.startsWith(path));
};

/** Another code than the one that was mailed. */
const wrong = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, "0");

/** The sign-in page sends away whoever is signed in. */
const visit = (cookie: string, next = "/talk") =>
  request(app(`/sign-in?next=${encodeURIComponent(next)}`), { headers: { cookie } });
const isSignedIn = async (cookie: string) => {
  const answer = await visit(cookie);
  expect([200, 307]).toContain(answer.status);
  return answer.status === 307;
};

/** The cookies with their session's token about to run out, or worse. */
function cookieWith(cookie: string, change: Record<string, unknown>): string {
  const session = { ...sessionIn(cookie), ...change };
  return `doc_session=base64-${Buffer.from(JSON.stringify(session)).toString("base64url")}`;
}
const expired = { expires_at: Math.floor(Date.now() / 1000) - 10, access_token: "e30.e30.e30" };

beforeEach(async () => {
  await control("reset", {});
  await control("auth", {});
});

describe("signing in", () => {
  it("takes a mailed code for a session in cookies that scripts cannot read", async () => {
    const email = newEmail();
    const sent = await ask(`  ${email.toUpperCase()} `);
    expect([sent.status, sent.json]).toEqual([200, { success: true, resendAfterSeconds: 60 }]);
    const code = await codeFor(email);
    const answer = await verify(email, ` ${code.slice(0, 3)}-${code.slice(3)} `);
    expect([answer.status, answer.json]).toEqual([200, { success: true, claimedCalls: 0 }]);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^doc_session(\.\d)?=/);
      expect(cookie).toMatch(/; Path=\//i);
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; SameSite=lax/i);
    }
    expect(await isSignedIn(cookiesAfter("", cookies))).toBe(true);
    expect(await isSignedIn("")).toBe(false);
  });

  it("gives the account the calls that this browser made, once", async () => {
    const call = await request(app("/api/retell/create-call"), { body: {}, headers: sameOrigin() });
    const person = await signIn(newEmail(), { cookie: cookieOf(call) });
    expect(person.claimedCalls).toBe(1);
    expect(person.cookie).toContain("doc_visitor=");
    const { rows } = await database.query("select owner_id from app.calls where call_id = $1", [
      call.json.callId,
    ]);
    expect(rows[0]?.owner_id).toBe(person.id);
    expect((await signIn(newEmail(), { cookie: cookieOf(call) })).claimedCalls).toBe(0);
  });

  it.each([
    ["use_sign_in_code", 1],
    ["claim_visitor_calls", 0],
  ])(
    "gives them at once or when they are looked for, though the database fails in %s",
    async (name, atOnce) => {
      const call = await request(app("/api/retell/create-call"), { body: {}, headers: sameOrigin() });
      await fault({ path: `/rest/v1/rpc/${name}`, times: 1, status: 503 });
      const person = await signIn(newEmail(), { cookie: cookieOf(call) });
      expect(person.claimedCalls).toBe(atOnce);
      const list = await request<{ calls: { callId: string }[] }>(app("/api/calls"), {
        headers: { cookie: person.cookie },
      });
      expect(list.json.calls.map(({ callId }) => callId)).toEqual([call.json.callId]);
    },
  );

  it("answers for a known address as for an unknown one", async () => {
    const known = await signIn();
    await later(61);
    const answers = [await ask(known.email), await ask(newEmail())];
    expect(answers[0]?.json).toEqual(answers[1]?.json);
    const refusals = [await verify(known.email, "000000"), await verify(newEmail(), "000000")];
    expect(refusals[0]?.json).toEqual({ ...refusals[1]?.json, requestId: refusals[0]?.json.requestId });
  });

  it("refuses other sites, and says which field is wrong", async () => {
    for (const path of ["code", "verify", "sign-out"]) {
      const answer = await post(path, {}, { origin: "https://evil.example", "sec-fetch-site": "cross-site" });
      expect([path, answer.status, answer.json.code]).toEqual([path, 403, "cross_site"]);
    }
    const bad = await verify("no address", "12 34");
    expect([bad.status, bad.json.code]).toEqual([400, "invalid_request"]);
    expect(Object.keys(bad.json.fields as object).sort()).toEqual(["code", "email"]);
    expect((await post("code", "{")).json.code).toBe("invalid_json");
    expect((await post("code", { email: `${"a".repeat(70_000)}@example.com` })).status).toBe(413);
  });
});

describe("a code", () => {
  it("that is wrong five times is locked, also for the right one, until a new one is sent", async () => {
    const email = newEmail();
    await ask(email);
    const code = await codeFor(email);
    const codes: unknown[] = [];
    for (let i = 1; i <= 6; i++) codes.push((await verify(email, wrong(code, i))).json.code);
    expect(codes).toEqual([...Array(4).fill("code_wrong"), "code_locked", "code_locked"]);
    expect((await verify(email, code)).json.code).toBe("code_locked");
    expect(await asked("/auth/v1/verify")).toHaveLength(5);
    await later(61);
    await ask(email);
    expect((await verify(email, await codeFor(email))).status).toBe(200);
  });

  it("is not tried more often when twenty tries come at once", async () => {
    const email = newEmail();
    await ask(email);
    const code = await codeFor(email);
    const tries = Array.from({ length: 20 }, (_, i) => verify(email, wrong(code, i + 1)));
    const codes = (await Promise.all(tries)).map(({ json }) => json.code);
    expect(codes.filter((one) => one === "code_wrong")).toHaveLength(4);
    expect(codes.filter((one) => one === "code_locked")).toHaveLength(16);
    expect(await asked("/auth/v1/verify")).toHaveLength(5);
  });

  it("works once, and only who has it is told that it was used", async () => {
    const { email } = await signIn();
    const code = await codeFor(email);
    expect((await verify(email, code)).json.code).toBe("code_used");
    expect((await verify(email, wrong(code))).json.code).toBe("code_wrong");
  });

  it("runs out after ten minutes", async () => {
    const email = newEmail();
    await ask(email);
    await later(601);
    await database.query("update app.sign_in_codes set sent_at = sent_at - interval '601 seconds'");
    expect((await verify(email, await codeFor(email))).json.code).toBe("code_expired");
  });

  it("is mailed once a minute and six times an hour to one address, and refusals say how long to wait", async () => {
    const email = newEmail();
    await ask(email);
    const soon = await ask(email);
    expect([soon.status, soon.json.code]).toEqual([429, "mail_too_often"]);
    expect(Number(soon.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(soon.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    for (let i = 2; i <= 6; i++) {
      await later(61);
      expect((await ask(email)).status).toBe(200);
    }
    await later(61);
    const late = await ask(email);
    expect([late.status, late.json.code]).toEqual([429, "mail_too_often"]);
    expect(late.json.retryAfterSeconds).toBeGreaterThan(3500);
    expect(await asked("/auth/v1/otp")).toHaveLength(7);
  });

  it("cannot be had while mail cannot be sent, which costs nothing", async () => {
    const email = newEmail();
    await fault({ path: "/auth/v1/otp", times: 7, status: 503 });
    for (let i = 0; i < 7; i++) expect((await ask(email)).json.code).toBe("auth_unavailable");
    expect((await ask(email)).status).toBe(200);
    expect((await ask("nobody@example.invalid")).json.code).toBe("mail_refused");
  });
});

describe("a session", () => {
  it("is read without asking the auth server", async () => {
    const { cookie } = await signIn();
    await isSignedIn(cookie);
    const before = (await asked("/auth/v1")).length;
    for (let i = 0; i < 5; i++) expect(await isSignedIn(cookie)).toBe(true);
    expect((await asked("/auth/v1")).length).toBe(before);
  });

  it("goes on in six requests at once whose token has run out, and in each one's new cookies", async () => {
    const { cookie } = await signIn();
    const old = cookieWith(cookie, expired);
    const answers = await Promise.all(Array.from({ length: 6 }, () => visit(old)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(307));
    for (const answer of answers) {
      const renewed = cookiesAfter(old, answer.headers.getSetCookie());
      expect(sessionIn(renewed).expires_at).toBeGreaterThan(Date.now() / 1000);
      expect(await isSignedIn(renewed)).toBe(true);
    }
  });

  it("that is forged, cut or spoilt is none, and breaks nothing", async () => {
    const { cookie, accessToken } = await signIn();
    const [head = "", body = "", mac = ""] = accessToken.split(".");
    const claims = JSON.parse(Buffer.from(body, "base64url").toString());
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const other = encode({ ...claims, sub: "11111111-1111-4111-8111-111111111111" });
    const tokens = [
      `${head}.${other}.${mac}`,
      `${encode({ alg: "none", typ: "JWT" })}.${other}.`,
      `${encode({ alg: "HS256", typ: "JWT" })}.${other}.${mac}`,
      `${encode({ alg: "ES256", kid: "unknown", typ: "JWT" })}.${other}.${mac}`,
      `${head}.${Buffer.from("not json").toString("base64url")}.${mac}`,
      "",
      "a.b",
    ];
    const cookies = [
      ...tokens.map((access_token) => cookieWith(cookie, { access_token })),
      cookieWith(cookie, { ...expired, refresh_token: "nothing" }),
      cookieWith(cookie, { expires_at: "soon" }),
      "doc_session=base64-%ff",
      "doc_session=base64-e30",
      "doc_session=base64-bnVsbA",
      "doc_session=null",
      `doc_session.0=base64-${"A".repeat(3000)}; doc_session.2=x`,
      cookie.replace(/=base64-.{40}/, "=base64-"),
    ];
    for (const bad of cookies)
      expect([bad.slice(0, 80), await isSignedIn(bad)]).toEqual([bad.slice(0, 80), false]);
  });

  it("that ended at the auth server takes its cookies away", async () => {
    const { cookie } = await signIn();
    await database.query("delete from auth.sessions");
    const answer = await visit(cookieWith(cookie, expired));
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toMatch(/doc_session=;.*(Max-Age=0|1970)/i);
  });

  it("outlives an outage: the page comes without it, and the next one with it", async () => {
    const { cookie } = await signIn();
    const old = cookieWith(cookie, expired);
    for (const outage of [
      { status: 503 },
      { status: 429 },
      { drop: true },
      { nonsense: true },
      { nonsense: { type: "application/json", body: "null" } },
      { delayMs: 8000 },
    ]) {
      const askedAtMs = Date.now();
      await fault({ path: "/auth/v1/token", ...outage });
      const answer = await visit(old);
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
      expect(Date.now() - askedAtMs).toBeLessThan(8000);
      await control("faults", undefined, "DELETE");
    }
    expect(await isSignedIn(old)).toBe(true);
  });
});

describe("signing out", () => {
  it("ends the session at the auth server and takes the cookies away", async () => {
    const { cookie } = await signIn();
    const answer = await post("sign-out", {}, { cookie });
    expect([answer.status, answer.json]).toEqual([200, { success: true }]);
    expect(await isSignedIn(cookiesAfter(cookie, answer.headers.getSetCookie()))).toBe(false);
    expect(await isSignedIn(cookieWith(cookie, expired))).toBe(false);
  });

  it("takes the cookies away though the auth server is down, and from whoever has no session", async () => {
    const { cookie } = await signIn();
    await fault({ path: "/auth/v1", status: 503 });
    const answer = await post("sign-out", {}, { cookie });
    expect(answer.status).toBe(200);
    expect(cookiesAfter(cookie, answer.headers.getSetCookie())).not.toContain("doc_session");
    expect((await post("sign-out", {})).status).toBe(200);
  });
});

describe("after signing in", () => {
  it("one never leaves the site", async () => {
    const { cookie } = await signIn();
    for (const next of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "/\t/evil.example",
      "/.//evil.example",
    ]) {
      const location = (await visit(cookie, next)).headers.get("location") ?? "";
      expect([next, new URL(location, inject("app")).href]).toEqual([next, app("/calls")]);
    }
    expect((await visit(cookie, "/calls?q=a")).headers.get("location")).toBe("/calls?q=a");
  });
});
