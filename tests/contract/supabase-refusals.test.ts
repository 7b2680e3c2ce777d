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
  const answer = await served.post("/rest/v1/rpc/fail", JSON.stringify({ state }));
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ code: state, message: "said", details: "a detail", hint: "a hint" });
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
  const answer = await served.post("/rest/v1/rpc/fail_whole", JSON.stringify(said));
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
    const answer = await served.post("/rest/v1/rpc/add", body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "PGRST102", message: "Empty or invalid json" });
  }
  const xml = await served.post("/rest/v1/rpc/add", "<a/>", { "content-type": "application/xml" });
  expect(await xml.json()).toMatchObject({
    code: "PGRST102",
    message: "Content-Type not acceptable: application/xml",
  });
});

test("a body of over 10 MB is 413", async () => {
  const answer = await served.post("/rest/v1/rpc/echo", JSON.stringify({ t: "x".repeat(10 * 1024 * 1024) }));
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
  const answer = await served.post("/rest/v1/rpc/add", '{"a":1}', { accept: "text/csv" });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([406, "PGRST107"]);
});
