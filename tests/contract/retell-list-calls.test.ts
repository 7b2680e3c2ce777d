import type { Retell } from "retell-sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAgent, refusal, removeFolder, type Stand, startStand } from "../fixtures/retell/harness";
import { expectShape } from "../fixtures/retell/shapes";

let stand: Stand;
let client: Retell;
let agentId: string;
/** Four calls a minute apart: ended, ended, not joined, ongoing. */
let ids: string[];

beforeAll(async () => {
  stand = await startStand();
  client = stand.client;
  agentId = (await createAgent(client)).agent_id;
  ids = [];
  for (let i = 0; i < 4; i++) {
    const call = await client.call.createWebCall({
      agent_id: agentId,
      metadata: { request_id: `r${i}`, parity: i % 2 },
      retell_llm_dynamic_variables: { user_name: i < 2 ? "Ann" : "Bo" },
    });
    ids.push(call.call_id);
    if (i !== 2) stand.media.join(call.access_token);
    stand.context.clock.advance(60_000);
    if (i < 2) await stand.media.end(call.call_id, i === 0 ? "user_hangup" : "inactivity");
  }
});
afterAll(async () => {
  await stand.close();
  removeFolder(stand);
});

type Criteria = Retell.CallListParams.FilterCriteria;
const find = async (filter_criteria: Criteria) =>
  ((await client.call.list({ filter_criteria })).items ?? []).map((call) => ids.indexOf(call.call_id));

it("gives a page of calls without words, newest first", async () => {
  const page = await client.call.list();
  expectShape("callPage", page);
  expect(page.items?.map((call) => call.call_id)).toEqual(ids.toReversed());
  expect(page).toMatchObject({ has_more: false });
  expect(page).not.toHaveProperty("total");
  const ended = page.items?.at(-1);
  expect(ended).toMatchObject({ recording_url: expect.any(String), call_cost: expect.any(Object) });
  for (const words of ["transcript", "transcript_object", "transcript_with_tool_calls"]) {
    expect(ended).not.toHaveProperty(words);
  }
});

it("walks pages by key in either order, skips, and counts when asked", async () => {
  const first = await client.call.list({ limit: 3, sort_order: "ascending", include_total: true });
  expect(first).toMatchObject({ has_more: true, total: 4 });
  const rest = await client.call.list({
    limit: 3,
    sort_order: "ascending",
    pagination_key: first.pagination_key ?? "",
  });
  expect(rest).toMatchObject({ has_more: false, items: [{ call_id: ids[3] }] });
  const skipped = await client.call.list({ skip: 3 });
  expect(skipped.items?.map((call) => call.call_id)).toEqual([ids[0]]);
});

it.each<[string, Criteria, number[]]>([
  ["status", { call_status: { type: "enum", op: "in", value: ["ended", "error"] } }, [2, 1, 0]],
  ["metadata", { metadata: [{ key: "request_id", type: "string", op: "eq", value: "r1" }] }, [1]],
  ["a number in metadata", { metadata: [{ key: "parity", type: "number", op: "ge", value: 1 }] }, [3, 1]],
  ["absent metadata", { metadata: [{ key: "other", type: "present", op: "np" }] }, [3, 2, 1, 0]],
  ["variables", { dynamic_variables: [{ key: "user_name", type: "string", op: "sw", value: "B" }] }, [3, 2]],
  ["reason", { disconnection_reason: { type: "enum", op: "in", value: ["inactivity"] } }, [1]],
  ["duration", { duration_ms: { type: "range", op: "bt", value: [60_000, 70_000] } }, [1, 0]],
  ["another agent", { agent: [{ agent_id: "agent_none" }] }, []],
])("filters by %s", async (_name, criteria, expected) => {
  expect(await find(criteria)).toEqual(expected);
});

it("filters by agent version and start time together", async () => {
  const first = await client.call.retrieve(ids[0] ?? "");
  const at = first.start_timestamp ?? 0;
  const start_timestamp = { type: "range" as const, op: "bt" as const, value: [at, at + 30_000] };
  expect(await find({ agent: [{ agent_id: agentId, version: [0] }], start_timestamp })).toEqual([0]);
  expect(await find({ agent: [{ agent_id: agentId, version: [5] }], start_timestamp })).toEqual([]);
});

it("refuses the filters of earlier versions, a status that is none, and a strange key with 400", async () => {
  const list = (body: unknown) => client.post("/v3/list-calls", { body });
  expect(await refusal(list({ filter_criteria: { agent_id: [agentId] } }))).toBe(400);
  const registered = { type: "enum", op: "in", value: ["registered"] };
  expect(await refusal(list({ filter_criteria: { call_status: registered } }))).toBe(400);
  expect(await refusal(list({ pagination_key: "???" }))).toBe(400);
  expect(await refusal(list({ limit: 0 }))).toBe(400);
});

it("still answers the older list with whole calls in a bare array", async () => {
  const old = (body: unknown) => client.post<Retell.WebCallResponse[]>("/v2/list-calls", { body });
  const found = await old({
    filter_criteria: { call_status: ["ended"], "metadata.request_id": ["r0", "r1"] },
  });
  expect(found.map((call) => call.call_id)).toEqual([ids[1], ids[0]]);
  for (const call of found) expectShape("call", call);
  expect(found[0]?.transcript).toContain("Agent:");
  const next = await old({ limit: 1, pagination_key: ids[3] });
  expect(next.map((call) => call.call_id)).toEqual([ids[2]]);
});
