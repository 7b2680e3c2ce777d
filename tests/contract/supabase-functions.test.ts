import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServedSupabase, serveSupabase } from "../support/supabase";
import { FUNCTIONS } from "../support/supabase-functions";

let served: ServedSupabase;
let anon: ReturnType<ServedSupabase["client"]>;

beforeAll(async () => {
  served = await serveSupabase();
  await served.owner.query(FUNCTIONS);
  anon = served.client(served.keys.anon);
});
afterAll(() => served.stop());

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
  const answer = await served.post("/rest/v1/rpc/echo", '{"n": 123456789012345678901.12345678901234567890}');
  expect(await answer.text()).toContain("123456789012345678901.12345678901234567890");
});

test("an empty body stands for no arguments", async () => {
  expect((await served.post("/rest/v1/rpc/nothing", null)).status).toBe(204);
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
