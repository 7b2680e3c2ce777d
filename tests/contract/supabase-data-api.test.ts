import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServedSupabase, serveSupabase } from "../support/supabase";

let served: ServedSupabase;
let anon: ReturnType<ServedSupabase["client"]>;
let service: ReturnType<ServedSupabase["client"]>;

const FUNCTIONS = `
create schema app;
create type pair as (a int, b text);
create table app.notes (id int primary key, body text, parent int references app.notes (id));
create table public.loose (id int);

create function add(a int, b int default 10) returns int language sql immutable as 'select a + b';
create function nothing() returns void language plpgsql as 'begin end';
create function null_text() returns text language sql as 'select null::text';
create function null_pair() returns pair language sql as 'select null::pair';
create function one_pair(n int) returns pair language sql as $$ select row(n, 'b')::pair $$;
create function some_ints(n int) returns setof int language sql as 'select generate_series(1, n)';
create function some_rows(n int) returns table (i int, t text) language sql as
  $$ select i, 'row ' || i from generate_series(1, n) i $$;
create function one_column(n int) returns table (i int) language sql as 'select generate_series(1, n)';
create function out_args(n int, out doubled int, out tripled int) language sql as 'select n * 2, n * 3';
create function kind(p_id int) returns text language sql as $$ select 'int' $$;
create function kind(p_name text, p_id int) returns text language sql as $$ select 'both' $$;
create function twin(p int) returns text language sql as $$ select 'int' $$;
create function twin(p text) returns text language sql as $$ select 'text' $$;
create function whole(json) returns json language sql as 'select $1';
create function echo(t text default null, j jsonb default null, js json default null, list text[] default null,
    at timestamptz default null, bytes bytea default null, n numeric default null, id uuid default null)
  returns json language sql stable as $$
  select json_build_object('t', t, 'length', length(t), 'j', j, 'jsType', json_typeof(js), 'list', list, 'at', at,
    'bytes', encode(bytes, 'hex'), 'n', n, 'id', id, 'jNull', j is null) $$;
create function count_all(variadic items int[]) returns int language sql as 'select cardinality(items)';
create function add_note(id int, parent int default null) returns void language sql security definer as
  $$ insert into app.notes values (id, 'x', parent) $$;
create function stable_write() returns void language plpgsql stable as $$ begin perform add_note(99); end $$;
create function half_done() returns void language plpgsql security definer as
  $$ begin insert into app.notes values (50, 'x'); raise exception 'changed my mind'; end $$;
create function two_notes() returns setof int language sql volatile security definer as
  $$ insert into app.notes values (60, 'x'), (61, 'y') returning id $$;
create function fail(state text, said text default 'said') returns void language plpgsql as
  $$ begin raise exception using errcode = state, message = said, detail = 'a detail', hint = 'a hint'; end $$;
create function fail_whole(message text, detail text) returns void language plpgsql as
  $$ begin raise sqlstate 'PGRST' using message = fail_whole.message, detail = fail_whole.detail; end $$;
create function who() returns json language sql stable as $$ select json_build_object('user', current_user,
  'uid', auth.uid(), 'role', auth.role(), 'email', auth.jwt() ->> 'email', 'method', current_setting('request.method', true)) $$;
create function see_headers() returns text language sql stable as $$ select current_setting('request.headers') $$;
create function locked() returns int language sql as 'select 1';
revoke execute on function locked() from public, anon;
create function slow() returns void language sql as 'select pg_sleep(30)';
create function counter_rows() returns setof pair language sql as 'select null::pair where false';
`;

beforeAll(async () => {
  served = await serveSupabase();
  await served.owner.query(FUNCTIONS);
  anon = served.client(served.keys.anon);
  service = served.client(served.keys.service);
});
afterAll(() => served.stop());

const post = (path: string, body: BodyInit | null = "{}", headers: Record<string, string> = {}) =>
  fetch(`${served.url}${path}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", apikey: served.keys.anon, ...headers },
  });

test.each([
  ["a scalar", "add", { a: 1, b: 2 }, 3],
  ["a default for an argument left out", "add", { a: 1 }, 11],
  ["null for a null scalar", "null_text", {}, null],
  ["a composite as an object", "one_pair", { n: 7 }, { a: 7, b: "b" }],
  ["a null composite as an object of nulls", "null_pair", {}, { a: null, b: null }],
  ["a set of scalars as an array", "some_ints", { n: 3 }, [1, 2, 3]],
  ["an empty set as an empty array", "some_ints", { n: 0 }, []],
  ["an empty set of composites as an empty array", "counter_rows", {}, []],
  [
    "rows as objects",
    "some_rows",
    { n: 2 },
    [
      { i: 1, t: "row 1" },
      { i: 2, t: "row 2" },
    ],
  ],
  ["a table of one column as objects", "one_column", { n: 1 }, [{ i: 1 }]],
  ["out arguments as one object", "out_args", { n: 2 }, { doubled: 4, tripled: 6 }],
  ["a variadic argument given as an array", "count_all", { items: [1, 2, 3] }, 3],
  ["the overload whose names fit", "kind", { p_id: 1 }, "int"],
  ["the other overload", "kind", { p_id: 1, p_name: "x" }, "both"],
  ["the whole body for one unnamed json argument", "whole", { any: ["thing"] }, { any: ["thing"] }],
])("a function answers with %s", async (_what, name, args, expected) => {
  const { data, error, status } = await anon.rpc(name, args);
  expect({ data, error, status }).toEqual({ data: expected, error: null, status: 200 });
});

test("a void function answers 204 with no body", async () => {
  const { data, status } = await anon.rpc("nothing");
  expect({ data, status }).toEqual({ data: null, status: 204 });
});

test("arguments take their declared types", async () => {
  const { data } = await anon.rpc("echo", {
    t: "é🙂👩‍👩‍👧",
    j: { deep: [1, null, "x"] },
    js: [1],
    list: ["a,b", 'c"d', "é"],
    at: "2026-01-02T03:04:05.678Z",
    bytes: "\\x00ff",
    n: 12345678901234,
    id: "0b8f4a3e-58a4-4d0e-9d5f-0f6a3f0d4c11",
  });
  expect(data).toEqual({
    t: "é🙂👩‍👩‍👧",
    // Code points, not UTF-16 units and not bytes.
    length: 7,
    j: { deep: [1, null, "x"] },
    jsType: "array",
    list: ["a,b", 'c"d', "é"],
    at: "2026-01-02T03:04:05.678+00:00",
    bytes: "00ff",
    n: 12345678901234,
    id: "0b8f4a3e-58a4-4d0e-9d5f-0f6a3f0d4c11",
    jNull: false,
  });
});

test("null for a jsonb argument is SQL's null", async () => {
  expect((await anon.rpc("echo", { j: null })).data).toMatchObject({ j: null, jNull: true });
});

test("a number keeps all its digits both ways", async () => {
  const answer = await post("/rest/v1/rpc/echo", '{"n": 123456789012345678901.12345678901234567890}');
  expect(await answer.text()).toContain("123456789012345678901.12345678901234567890");
});

test("an empty body stands for no arguments", async () => {
  expect((await post("/rest/v1/rpc/nothing", null)).status).toBe(204);
});

test("GET calls a function with its arguments in the query", async () => {
  const { data } = await anon.rpc("add", { a: 4, b: 5 }, { get: true });
  expect(data).toBe(9);
});

test("GET and POST of a stable function cannot write", async () => {
  const byGet = await anon.rpc("add_note", { id: 70 }, { get: true });
  expect([byGet.status, byGet.error?.code]).toEqual([405, "25006"]);
  const byPost = await anon.rpc("stable_write");
  expect([byPost.status, byPost.error?.code]).toEqual([405, "25006"]);
});

test("single() gives the one row, and refuses none or many", async () => {
  expect((await anon.rpc("some_rows", { n: 1 }).single()).data).toEqual({ i: 1, t: "row 1" });
  const none = await anon.rpc("some_rows", { n: 0 }).single();
  expect(none.status).toBe(406);
  expect(none.error).toMatchObject({
    code: "PGRST116",
    message: "Cannot coerce the result to a single JSON object",
    details: "The result contains 0 rows",
  });
  expect((await anon.rpc("some_rows", { n: 2 }).single()).error?.details).toBe("The result contains 2 rows");
});

test("maybeSingle() turns no row into null", async () => {
  const { data, error } = await anon.rpc("some_rows", { n: 0 }).maybeSingle();
  expect({ data, error }).toEqual({ data: null, error: null });
});

test("what single() refuses is not kept", async () => {
  await anon.rpc("two_notes").single();
  const { rows } = await served.owner.query("select from app.notes where id in (60, 61)");
  expect(rows).toHaveLength(0);
});

test("a function that fails half-way keeps nothing", async () => {
  await anon.rpc("half_done");
  const { rows } = await served.owner.query("select from app.notes where id = 50");
  expect(rows).toHaveLength(0);
});

test("an unknown function is 404 with PostgREST's words and a near name", async () => {
  const { error, status } = await anon.rpc("ad_note", { id: 1, parent: 2 });
  expect({ status, ...error }).toMatchObject({
    status: 404,
    code: "PGRST202",
    message: "Could not find the function public.ad_note(id, parent) in the schema cache",
    details:
      "Searched for the function public.ad_note with parameters id, parent or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache.",
    hint: "Perhaps you meant to call the function public.add_note",
  });
});

test("an unknown, a missing and no argument are 404 too", async () => {
  const unknown = await anon.rpc("add", { a: 1, c: 2 });
  expect([unknown.status, unknown.error?.code, unknown.error?.hint]).toEqual([
    404,
    "PGRST202",
    "Perhaps you meant to call the function public.add(a, b)",
  ]);
  expect((await anon.rpc("add", { b: 2 })).error?.code).toBe("PGRST202");
  expect((await anon.rpc("add")).error?.message).toBe(
    "Could not find the function public.add without parameters in the schema cache",
  );
});

test("a function made in another schema is not offered", async () => {
  await served.owner.query("create function app.hidden() returns int language sql as 'select 1'");
  expect((await service.rpc("hidden")).error?.code).toBe("PGRST202");
  const { error, status } = await service.schema("app").rpc("hidden");
  expect([status, error?.code, error?.hint]).toEqual([
    406,
    "PGRST106",
    "Only the following schemas are exposed: public",
  ]);
});

test("two overloads that fit alike are 300", async () => {
  const { error, status } = await anon.rpc("twin", { p: 1 });
  expect([status, error?.code]).toEqual([300, "PGRST203"]);
  expect(error?.message).toContain("public.twin(p => integer), public.twin(p => text)");
});

test("a function made, changed and dropped is seen at once", async () => {
  await served.owner.query("create function fresh() returns int language sql as 'select 1'");
  expect((await anon.rpc("fresh")).data).toBe(1);
  await served.owner.query(
    "drop function fresh(); create function fresh() returns text[] language sql as $$ select '{a}'::text[] $$",
  );
  expect((await anon.rpc("fresh")).data).toEqual(["a"]);
  await served.owner.query("drop function fresh()");
  expect((await anon.rpc("fresh")).error?.code).toBe("PGRST202");
});

test("tables are not offered: 404", async () => {
  const { error, status } = await service.from("calls").select("*");
  expect([status, error?.code, error?.message]).toEqual([
    404,
    "PGRST205",
    "Could not find the table 'public.calls' in the schema cache",
  ]);
});

test("a filter on a function's result is refused rather than ignored", async () => {
  expect((await anon.rpc("some_rows", { n: 3 }).limit(1)).error?.code).toBe("PGRST127");
});

test.each([
  ["08006", 503],
  ["09000", 500],
  ["0LP01", 403],
  ["0P000", 403],
  ["21000", 500],
  ["22P02", 400],
  ["23502", 400],
  ["23503", 409],
  ["23505", 409],
  ["23514", 400],
  ["25006", 405],
  ["25P02", 500],
  ["28000", 403],
  ["2D000", 500],
  ["38000", 500],
  ["39000", 500],
  ["3B000", 500],
  ["40001", 500],
  ["40P01", 500],
  ["42501", 401],
  ["42601", 400],
  ["42883", 404],
  ["42P01", 404],
  ["42P17", 500],
  ["53100", 503],
  ["53300", 503],
  ["53400", 500],
  ["54000", 500],
  ["55P03", 500],
  ["57014", 500],
  ["57P01", 503],
  ["58000", 500],
  ["F0000", 500],
  ["HV000", 500],
  ["P0001", 400],
  ["P0002", 500],
  ["XX000", 500],
  ["PT404", 404],
  ["PT402", 402],
  ["PT429", 429],
  ["PTXYZ", 500],
  ["ZZ999", 400],
])("SQLSTATE %s is HTTP %i, with message, details and hint", async (state, status) => {
  const answer = await post("/rest/v1/rpc/fail", JSON.stringify({ state }));
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ code: state, message: "said", details: "a detail", hint: "a hint" });
});

test("a refused privilege is 401 for anon and 403 for everyone else", async () => {
  const mine = await post("/rest/v1/rpc/locked");
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

test("real constraint violations come with their details", async () => {
  await anon.rpc("add_note", { id: 1 });
  const twice = await anon.rpc("add_note", { id: 1 });
  expect([twice.status, twice.error?.code, twice.error?.details]).toEqual([
    409,
    "23505",
    "Key (id)=(1) already exists.",
  ]);
  const orphan = await anon.rpc("add_note", { id: 2, parent: 404 });
  expect([orphan.status, orphan.error?.code]).toEqual([409, "23503"]);
  const wrong = await anon.rpc("add", { a: "many" });
  expect([wrong.status, wrong.error?.code]).toEqual([400, "22P02"]);
});

test("raise sqlstate PGRST states the whole answer", async () => {
  const said = {
    message: '{"code":"123","message":"Pay","hint":"Upgrade"}',
    detail: '{"status":402,"headers":{"X-Why":"quota"}}',
  };
  const answer = await post("/rest/v1/rpc/fail_whole", JSON.stringify(said));
  expect([answer.status, answer.headers.get("x-why")]).toEqual([402, "quota"]);
  expect(await answer.json()).toEqual({ code: "123", message: "Pay", details: null, hint: "Upgrade" });
  expect((await anon.rpc("fail_whole", { message: "no json", detail: "{}" })).error?.code).toBe("PGRST121");
});

test("a statement of anon is cancelled after 3 s", async () => {
  const started = Date.now();
  const { error, status } = await anon.rpc("slow");
  expect([status, error?.code]).toEqual([500, "57014"]);
  expect(Date.now() - started).toBeGreaterThan(2900);
  expect(Date.now() - started).toBeLessThan(4500);
});

test("what is not JSON is PGRST102", async () => {
  for (const body of ["{", "nope", '{"a":1,}']) {
    const answer = await post("/rest/v1/rpc/add", body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "PGRST102", message: "Empty or invalid json" });
  }
  const xml = await post("/rest/v1/rpc/add", "<a/>", { "content-type": "application/xml" });
  expect(await xml.json()).toMatchObject({
    code: "PGRST102",
    message: "Content-Type not acceptable: application/xml",
  });
});

test("a body of over 10 MB is 413", async () => {
  const answer = await post("/rest/v1/rpc/echo", JSON.stringify({ t: "x".repeat(10 * 1024 * 1024) }));
  expect(answer.status).toBe(413);
});

test("a null character cannot be text and is 400", async () => {
  expect((await anon.rpc("echo", { t: "a\u0000b" })).error?.code).toBe("22P05");
});

test("other methods on a function are 405", async () => {
  const answer = await fetch(`${served.url}/rest/v1/rpc/add`, {
    method: "PUT",
    headers: { apikey: served.keys.anon },
  });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([405, "PGRST101"]);
});

test("a type that is not offered is 406", async () => {
  const answer = await post("/rest/v1/rpc/add", '{"a":1}', { accept: "text/csv" });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([406, "PGRST107"]);
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
