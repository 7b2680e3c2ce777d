import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTemporaryFolder } from "../support/supabase";
import { type ServedAuth, serveAuth } from "../support/supabase-auth";

const ADA = "ada@example.com";
let served: ServedAuth;

beforeAll(async () => {
  served = await serveAuth();
});
afterAll(() => served.stop());
beforeEach(() => served.reset());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  served.ask(path, { method: "POST", body: JSON.stringify(body), headers });

describe("the admin's part", () => {
  test("gets, lists, creates and deletes users; with the user go sessions and codes", async () => {
    const { session } = await served.signIn(ADA);
    const { admin } = served.admin().auth;
    const { id } = session.user;
    expect((await admin.getUserById(id)).data.user?.email).toBe(ADA);
    const created = await admin.createUser({ email: "Bo@example.com", email_confirm: true });
    expect(created.data.user).toMatchObject({
      email: "bo@example.com",
      email_confirmed_at: expect.any(String),
    });
    expect((await admin.createUser({ email: "bo@example.com" })).error?.code).toBe("email_exists");
    const { data } = await admin.listUsers({ page: 1, perPage: 1 });
    expect(data).toMatchObject({
      total: 2,
      nextPage: 2,
      lastPage: 2,
      users: [{ email: expect.any(String) }],
    });

    expect((await admin.deleteUser(id)).error).toBeNull();
    expect(await served.steer("auth")).toMatchObject({ users: 1, sessions: 0, codes: 0 });
    const gone = await admin.getUserById(id);
    expect([gone.error?.status, gone.error?.code]).toEqual([404, "user_not_found"]);
    expect((await admin.deleteUser(id)).error?.code).toBe("user_not_found");
    const { error } = await served.anon().auth.refreshSession({ refresh_token: session.refresh_token });
    expect(error?.code).toBe("refresh_token_not_found");
  });

  test("is closed to the publishable key and to users", async () => {
    const { client, session } = await served.signIn(ADA);
    for (const asking of [served.anon(), client]) {
      const { error } = await asking.auth.admin.deleteUser(session.user.id);
      expect([error?.status, error?.code]).toEqual([403, "not_admin"]);
    }
    const asUser = await served.ask(`/admin/users/${session.user.id}`, {
      headers: { authorization: `Bearer ${session.access_token}` },
    });
    expect([asUser.status, (await asUser.json()).error_code]).toEqual([403, "not_admin"]);
    expect(await served.steer("auth")).toMatchObject({ users: 1 });
  });
});

describe("the wire", () => {
  test("without an API key, or with a wrong one, only the public keys are served", async () => {
    const keyless = await fetch(`${served.url}/auth/v1/otp`, { method: "POST", body: "{}" });
    expect([keyless.status, (await keyless.json()).message]).toEqual([401, "No API key found in request"]);
    expect((await served.ask("/settings", { headers: { apikey: "wrong" } })).status).toBe(401);
    const keys = await (await fetch(`${served.url}/auth/v1/.well-known/jwks.json`)).json();
    expect(keys.keys).toMatchObject([{ kty: "EC", crv: "P-256", kid: expect.any(String) }]);
    expect(keys.keys[0]).not.toHaveProperty("d");
  });

  test("an error has the form of the version that was asked for", async () => {
    const old = await post("/verify", { type: "email", email: ADA, token: "000000" });
    expect(await old.json()).toEqual({
      code: 403,
      error_code: "otp_expired",
      msg: "Token has expired or is invalid",
    });
    const version = { "x-supabase-api-version": "2024-01-01" };
    const fresh = await post("/verify", { type: "email", email: ADA, token: "000000" }, version);
    expect(await fresh.json()).toEqual({ code: "otp_expired", message: "Token has expired or is invalid" });
    expect(fresh.headers.get("x-supabase-api-version")).toBe("2024-01-01");
  });

  test("health and settings are told, pages may ask, and nothing else is there", async () => {
    expect((await (await served.ask("/health")).json()).name).toBe("GoTrue");
    expect(await (await served.ask("/settings")).json()).toMatchObject({
      external: { email: true, phone: false },
    });
    const origin = "http://127.0.0.1:3000";
    const preflight = await served.ask("/otp", {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "apikey,authorization,x-supabase-api-version",
      },
    });
    expect(preflight.headers.get("access-control-allow-headers")).toContain("x-supabase-api-version");
    expect((await post("/signup", { email: ADA, password: "x" })).status).toBe(404);
    const grant = await post("/token?grant_type=constructor", {});
    expect((await grant.json()).msg).toBe("unsupported_grant_type");
    expect((await post("/verify", { type: "constructor", email: ADA, token: "000000" })).status).toBe(400);
  });

  test("injected failures speak as Auth does", async () => {
    const fault = (status: number) =>
      served.steer("faults", { vendor: "supabase", path: "/auth/v1/otp", status, times: 1 });
    await fault(429);
    const limited = await served.anon().auth.signInWithOtp({ email: ADA });
    expect([limited.error?.status, limited.error?.code]).toEqual([429, "over_request_rate_limit"]);
    await fault(503);
    const down = await served.anon().auth.signInWithOtp({ email: ADA });
    expect([down.error?.status, down.error?.name]).toEqual([503, "AuthRetryableFetchError"]);
    expect((await served.anon().auth.signInWithOtp({ email: ADA })).error).toBeNull();
  });

  test("the journal holds neither codes nor tokens", async () => {
    const { client, session } = await served.signIn(ADA);
    const [mail] = await served.mailsTo(ADA);
    await client.auth.refreshSession();
    await post("/verify", `token=${session.refresh_token}`);
    const { requests } = await served.steer("requests?vendor=supabase");
    const text = JSON.stringify(requests);
    expect(requests.map(({ path }: { path: string }) => path)).toContain("/auth/v1/token");
    for (const secret of [
      session.access_token,
      session.refresh_token,
      /\d{6}/.exec(mail?.subject ?? "")?.[0],
    ]) {
      expect(text).not.toContain(String(secret));
    }
    expect(text).toContain("(hidden)");
  });
});

test("reset forgets users, sessions, mails, limits and the life of tokens", async () => {
  await served.steer("auth", { accessTokenSeconds: 5 });
  const { session } = await served.signIn(ADA);
  expect(session.expires_in).toBe(5);
  await served.reset();
  expect(await served.steer("auth")).toMatchObject({
    users: 0,
    sessions: 0,
    mails: 0,
    accessTokenSeconds: 3600,
  });
  expect((await served.signIn(ADA)).session.user.id).not.toBe(session.user.id);
});

test("while PostgreSQL is down Auth answers 500, and then goes on with the same sessions", async () => {
  const { session } = await served.signIn(ADA);
  const before = served.supabase.postgresPid() ?? 0;
  const ask = () => served.ask("/user", { headers: { authorization: `Bearer ${session.access_token}` } });
  process.kill(before, "SIGKILL");
  const statuses: number[] = [];
  const deadline = Date.now() + 25_000;
  // A backend may answer once more before it sees that its postmaster is dead.
  const isBack = () => served.supabase.postgresPid() !== before && statuses.at(-1) === 200;
  while (!(isBack() && statuses.includes(500)) && Date.now() < deadline) {
    const response = await ask();
    const answer = await response.json();
    statuses.push(response.status);
    if (response.status === 500) expect(answer.error_code).toBe("unexpected_failure");
    else expect(answer.id).toBe(session.user.id);
  }
  expect(isBack()).toBe(true);
  expect(new Set(statuses)).toEqual(new Set([200, 500]));
});

test("users, sessions and unused codes outlive a restart", async () => {
  const dir = openTemporaryFolder("doc-test-auth-");
  const first = await serveAuth({ dir });
  const { session } = await first.signIn(ADA);
  await first.anon().auth.signInWithOtp({ email: "bo@example.com" });
  const code = await first.codeTo("bo@example.com");
  await first.stop("keep");
  const second = await serveAuth({ dir });
  const renewed = await second.anon().auth.refreshSession({ refresh_token: session.refresh_token });
  expect(renewed.data.user?.id).toBe(session.user.id);
  const { error } = await second
    .anon()
    .auth.verifyOtp({ type: "email", email: "bo@example.com", token: code });
  expect(error).toBeNull();
  await second.stop();
});
