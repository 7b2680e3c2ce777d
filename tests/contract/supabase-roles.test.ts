import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServedSupabase, serveSupabase } from "../support/supabase";
import { FUNCTIONS } from "../support/supabase-functions";

let served: ServedSupabase;
let anon: ReturnType<ServedSupabase["client"]>;
let service: ReturnType<ServedSupabase["client"]>;

beforeAll(async () => {
  served = await serveSupabase();
  await served.owner.query(FUNCTIONS);
  anon = served.client(served.keys.anon);
  service = served.client(served.keys.service);
});
afterAll(() => served.stop());

test("a refused privilege is 401 for anon and 403 for everyone else", async () => {
  const mine = await served.post("/rest/v1/rpc/locked");
  expect([mine.status, mine.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  expect(await mine.json()).toMatchObject({
    code: "42501",
    message: "permission denied for function locked",
  });
  await served.owner.query("revoke execute on function locked() from authenticated");
  const token = await served.supabase.tokens.mintUserJwt({ sub: crypto.randomUUID() });
  const theirs = await served.client(served.keys.anon, token).rpc("locked");
  expect([theirs.status, theirs.error?.code]).toEqual([403, "42501"]);
  expect((await service.rpc("locked")).data).toBe(1);
});

test("a plan made for one role lets no other role in", async () => {
  await Promise.all(Array.from({ length: 60 }, () => service.rpc("locked")));
  const answers = await Promise.all(Array.from({ length: 60 }, () => anon.rpc("locked")));
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([401]));
});

test("no key and an unknown key are turned away by the gateway", async () => {
  const none = await fetch(`${served.url}/rest/v1/rpc/add`, { method: "POST", body: "{}" });
  expect(none.status).toBe(401);
  expect(await none.json()).toMatchObject({ message: "No API key found in request" });
  const unknown = await served.client("sb_publishable_other").rpc("add", { a: 1 });
  expect([unknown.status, unknown.error?.message]).toEqual([401, "Invalid API key"]);
});

test("the keys stand for anon and service_role", async () => {
  expect((await anon.rpc("who")).data).toMatchObject({
    user: "anon",
    uid: null,
    role: "anon",
    method: "POST",
  });
  expect((await service.rpc("who")).data).toMatchObject({
    user: "service_role",
    uid: null,
    role: "service_role",
  });
});

test("a user's token gives the role authenticated and the user's claims", async () => {
  const sub = crypto.randomUUID();
  const token = await served.supabase.tokens.mintUserJwt({ sub, email: "a@example.com" });
  const { data } = await served.client(served.keys.anon, token).rpc("who");
  expect(data).toEqual({
    user: "authenticated",
    uid: sub,
    role: "authenticated",
    email: "a@example.com",
    method: "POST",
  });
});

test("claims do not leak into the next request on the same connection", async () => {
  const token = await served.supabase.tokens.mintUserJwt({ sub: crypto.randomUUID() });
  const user = served.client(served.keys.anon, token);
  await Promise.all(Array.from({ length: 40 }, () => user.rpc("who")));
  const after = await Promise.all(Array.from({ length: 40 }, () => anon.rpc("who")));
  expect(after.map((a) => [a.data.uid, a.data.user])).toEqual(
    Array.from({ length: 40 }, () => [null, "anon"]),
  );
});

test("a token that is expired, forged, unsigned or of a role that is not offered is refused", async () => {
  const { mintUserJwt } = served.supabase.tokens;
  const ask = (token: string) => served.client(served.keys.anon, token).rpc("who");
  const expired = await ask(await mintUserJwt({ sub: crypto.randomUUID(), expiresInSeconds: -60 }));
  expect([expired.status, expired.error?.code, expired.error?.message]).toEqual([
    401,
    "PGRST303",
    "JWT expired",
  ]);
  const good = await mintUserJwt({ sub: crypto.randomUUID() });
  const [head, , signature] = good.split(".");
  const forged = await ask(`${head}.${btoa('{"role":"service_role"}').replaceAll("=", "")}.${signature}`);
  expect([forged.status, forged.error?.code]).toEqual([401, "PGRST301"]);
  const unsigned = await ask(
    `${btoa('{"alg":"none"}').replaceAll("=", "")}.${btoa('{"role":"anon"}').replaceAll("=", "")}.`,
  );
  expect([unsigned.status, unsigned.error?.code]).toEqual([401, "PGRST301"]);
  const opaque = await ask("sb_secret_guessed");
  expect(opaque.error?.message).toBe("Expected 3 parts in JWT; got 1");
  const unknown = await ask(await mintUserJwt({ sub: crypto.randomUUID(), role: "nobody_known" }));
  expect(unknown.status).toBe(401);
  const owner = await ask(await mintUserJwt({ sub: crypto.randomUUID(), role: "postgres" }));
  expect([owner.status, owner.error?.code]).toEqual([403, "42501"]);
});

test("the public keys verify a user's token, and hold no private part", async () => {
  const jwks = (await (await fetch(`${served.url}/auth/v1/.well-known/jwks.json`)).json()) as {
    keys: object[];
  };
  expect(jwks.keys).toHaveLength(1);
  expect(jwks.keys[0]).toMatchObject({ kty: "EC", alg: "ES256" });
  expect(jwks.keys[0]).not.toHaveProperty("d");
});

test("functions see the request's headers but no secrets", async () => {
  const { data } = await anon.rpc("see_headers");
  expect(data).toContain("x-client-info");
  expect(data).not.toContain(served.keys.anon);
});
