import { createServerClient } from "@supabase/ssr";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { type ServedAuth, serveAuth } from "../support/supabase-auth";

const ADA = "ada@example.com";
let served: ServedAuth;

beforeAll(async () => {
  served = await serveAuth();
});
afterAll(() => served.stop());
beforeEach(() => served.reset());

const refresh = (refresh_token: string) => served.anon().auth.refreshSession({ refresh_token });
const told = ({ error }: { error: { status?: number | undefined; code?: string | undefined } | null }) =>
  error && [error.status, error.code];
const USED = [400, "refresh_token_already_used"];

test("an access token is proved by the public keys, and says who, in which session, how", async () => {
  const { client, session } = await served.signIn(ADA);
  const { data } = await client.auth.getClaims();
  expect(data?.header).toMatchObject({ alg: "ES256", kid: expect.any(String) });
  expect(data?.claims).toMatchObject({
    iss: `${served.url}/auth/v1`,
    sub: session.user.id,
    aud: "authenticated",
    role: "authenticated",
    email: ADA,
    phone: "",
    aal: "aal1",
    amr: [{ method: "otp", timestamp: expect.any(Number) }],
    session_id: expect.any(String),
    is_anonymous: false,
    app_metadata: { provider: "email" },
    user_metadata: { email: ADA },
  });
  expect(data?.claims.exp).toBe(session.expires_at);
  expect((await client.auth.getUser()).data.user?.id).toBe(session.user.id);
});

test("it is the user for functions of the database", async () => {
  const { session } = await served.signIn(ADA);
  await served.owner.query(
    "create or replace function public.me() returns text language sql as 'select auth.uid()'",
  );
  const { data } = await served.client(served.keys.anon, session.access_token).rpc("me");
  expect(data).toBe(session.user.id);
});

test("a tampered, a foreign and a missing token are refused", async () => {
  const { session } = await served.signIn(ADA);
  const [head = "", body = "", signature = ""] = session.access_token.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: served.url })).toString("base64url");
  for (const token of [`${head}.${forged}.${signature}`, `${head}.${body}.${"A".repeat(86)}`, "x", "a.b.c"]) {
    const { status, json } = await userBy(`Bearer ${token}`);
    expect([status, json.error_code]).toEqual([403, "bad_jwt"]);
  }
  expect((await userBy("Basic eDp5")).json.error_code).toBe("no_authorization");
  expect((await userBy(undefined)).json).toEqual({
    code: 403,
    error_code: "bad_jwt",
    msg: "invalid claim: missing sub claim",
  });
  const stranger = await served.supabase.tokens.mintUserJwt({ sub: "0b8f4a3e-58a4-4d0e-9d5f-0f6a3f0d4c11" });
  expect((await userBy(`Bearer ${stranger}`)).json.error_code).toBe("user_not_found");
});

async function userBy(authorization: string | undefined) {
  const response = await served.ask("/user", { headers: authorization ? { authorization } : {} });
  return { status: response.status, json: await response.json() };
}

describe("a refresh token", () => {
  test("gives a new pair; its parent still gives the active one, as an answer may have been lost", async () => {
    const { session } = await served.signIn(ADA);
    const first = await refresh(session.refresh_token);
    expect(first.data.session?.refresh_token).not.toBe(session.refresh_token);
    await served.advance(3600);
    const again = await refresh(session.refresh_token);
    expect(again.data.session?.refresh_token).toBe(first.data.session?.refresh_token);
  });

  const thrice = async () => {
    const { session } = await served.signIn(ADA);
    const second = await refresh(session.refresh_token);
    const third = await refresh(second.data.session?.refresh_token ?? "");
    return { oldest: session.refresh_token, newest: third.data.session?.refresh_token ?? "" };
  };

  test("older than that still works within ten seconds", async () => {
    const { oldest } = await thrice();
    await served.advance(9);
    expect(told(await refresh(oldest))).toBeNull();
  });

  test("older than that and later ends the whole family", async () => {
    const { oldest, newest } = await thrice();
    await served.advance(11);
    expect(told(await refresh(oldest))).toEqual(USED);
    await served.advance(11);
    expect(told(await refresh(newest))).toEqual(USED);
  });

  test("sent six times at once gives six access tokens and one successor", async () => {
    const { session } = await served.signIn(ADA);
    const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(session.refresh_token)));
    expect(answers.map(told)).toEqual(Array.from({ length: 6 }, () => null));
    expect(new Set(answers.map(({ data }) => data.session?.refresh_token)).size).toBe(1);
  });

  test("that nobody was given, or is none, is refused", async () => {
    expect(told(await refresh("abcdefghijkl"))).toEqual([400, "refresh_token_not_found"]);
    expect(told(await refresh("short"))).toEqual([400, "validation_failed"]);
    expect(told(await refresh("' or true --"))).toEqual([400, "validation_failed"]);
  });
});

describe("sign-out", () => {
  const two = async () => {
    const here = await served.signIn(ADA);
    await served.advance(60);
    return { here, there: await served.signIn(ADA) };
  };
  const lives = async ({ session }: Awaited<ReturnType<ServedAuth["signIn"]>>) => {
    const { error } = await served.anon().auth.getUser(session.access_token);
    if (error) expect(error.name).toBe("AuthSessionMissingError");
    const renewed = await refresh(session.refresh_token);
    if (error) expect(told(renewed)).toEqual([400, "refresh_token_not_found"]);
    return error === null;
  };

  test.each([
    ["local", false, true],
    ["others", true, false],
    ["global", false, false],
  ] as const)("%s ends what it should, tokens and all", async (scope, isHere, isThere) => {
    const { here, there } = await two();
    expect((await here.client.auth.signOut({ scope })).error).toBeNull();
    expect([await lives(here), await lives(there)]).toEqual([isHere, isThere]);
  });
});

test("setSession takes an expired pair and renews it", async () => {
  await served.steer("auth", { accessTokenSeconds: 1 });
  const { session } = await served.signIn(ADA);
  await served.steer("auth", {});
  const { data, error } = await served.anon().auth.setSession({
    ...session,
    access_token: await expired(session.access_token),
  });
  expect(error).toBeNull();
  expect(data.session?.expires_in).toBe(3600);
});

/** The same claims with a time that has passed, signed all the same. */
async function expired(accessToken: string): Promise<string> {
  const claims = JSON.parse(Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString());
  return served.supabase.tokens.mintUserJwt({ ...claims, expiresInSeconds: -60 });
}

test("six parallel requests of one browser with an expired token all stay signed in", async () => {
  await served.steer("auth", { accessTokenSeconds: 1 });
  const jar = new Map<string, string>();
  const browser = serverClient(jar);
  await browser.auth.signInWithOtp({ email: ADA });
  const verified = await browser.auth.verifyOtp({
    type: "email",
    email: ADA,
    token: await served.codeTo(ADA),
  });
  expect(jar.size).toBeGreaterThan(0);
  await served.steer("auth", {});

  const requests = Array.from({ length: 6 }, () => new Map(jar));
  const users = await Promise.all(
    requests.map(async (own) => (await serverClient(own).auth.getUser()).data.user),
  );
  expect(users.map((user) => user?.id)).toEqual(Array.from({ length: 6 }, () => verified.data.user?.id));
  // Whichever answer's cookies the browser keeps, it can go on with them.
  for (const own of requests) {
    expect([...own.values()]).not.toEqual([...jar.values()]);
    const { data } = await serverClient(own).auth.refreshSession();
    expect(data.user?.id).toBe(verified.data.user?.id);
  }
});

function serverClient(jar: Map<string, string>) {
  return createServerClient(served.url, served.keys.anon, {
    realtime: { transport: WebSocket as unknown as typeof globalThis.WebSocket },
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (all) => {
        for (const { name, value } of all) value ? jar.set(name, value) : jar.delete(name);
      },
    },
  });
}

test("what a user says of herself is merged, and null takes it away", async () => {
  const { client } = await served.signIn(ADA);
  await client.auth.updateUser({ data: { name: "Ada", theme: "night" } });
  const { data } = await client.auth.updateUser({ data: { theme: null } });
  expect(data.user?.user_metadata).toMatchObject({ name: "Ada", email: ADA });
  expect(data.user?.user_metadata).not.toHaveProperty("theme");
});
