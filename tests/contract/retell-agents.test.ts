import { Retell } from "retell-sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAgent, refusal, removeFolder, type Stand, startStand } from "../fixtures/retell/harness";
import { expectShape } from "../fixtures/retell/shapes";

let stand: Stand;
let client: Retell;

beforeAll(async () => {
  stand = await startStand();
  client = stand.client;
});
afterAll(async () => {
  await stand.close();
  removeFolder(stand);
});

const post = (path: string, body: unknown) => client.post<unknown>(path, { body });
describe("response engines", () => {
  it("are created as drafts with the documented defaults", async () => {
    const llm = await client.llm.create({});
    expectShape("llm", llm);
    expect(llm).toMatchObject({ version: 0, is_published: false, model: "gpt-4.1", model_temperature: 0 });
    expect(llm).not.toHaveProperty("begin_message");
    expect(llm).not.toHaveProperty("s2s_model");
  });

  it("keep what is patched, unset what is patched to null, and leave the rest", async () => {
    const { llm_id } = await client.llm.create({ begin_message: "Hi", general_prompt: "Be kind." });
    const patched = await client.llm.update(llm_id, { begin_message: null, model_temperature: 0.9 });
    expect(patched).toMatchObject({ general_prompt: "Be kind.", model_temperature: 0.9 });
    expect(patched).not.toHaveProperty("begin_message");
    expect(await client.llm.retrieve(llm_id)).toEqual(patched);
  });

  it.each([
    ["an unknown model", { model: "gpt-4o" }],
    ["a temperature over 1", { model_temperature: 1.1 }],
    ["two models at once", { model: "gpt-4.1", s2s_model: "gpt-realtime" }],
    ["variables that are not strings", { default_dynamic_variables: { name: 3 } }],
    ["a speaker who is neither", { start_speaker: "nobody" }],
  ])("refuse %s with 400", async (_name, body) => {
    expect(await refusal(post("/create-retell-llm", body))).toBe(400);
  });

  it("are deleted, unless an agent runs on them", async () => {
    const free = await client.llm.create({});
    await client.llm.delete(free.llm_id);
    expect(await refusal(client.llm.retrieve(free.llm_id))).toBe(422);
    const agent = await createAgent(client);
    const used = agent.response_engine.type === "retell-llm" ? agent.response_engine.llm_id : "";
    expect(await refusal(client.llm.delete(used))).toBe(400);
  });
});

describe("agents", () => {
  it("are created as draft 0, bound to a version of the response engine", async () => {
    const agent = await createAgent(client, { webhook_url: null });
    expectShape("agent", agent);
    expect(agent).toMatchObject({ version: 0, is_published: false, response_engine: { version: 0 } });
    expect(agent.agent_id).toMatch(/^agent_[0-9a-f]{26}$/);
    expect(agent).not.toHaveProperty("webhook_url");
    expect(agent).not.toHaveProperty("base_version");
  });

  it.each([
    ["no voice", { voice_id: undefined }, 400],
    ["a call shorter than a minute", { max_call_duration_ms: 59_999 }, 400],
    ["a call longer than two hours", { max_call_duration_ms: 7_200_001 }, 400],
    ["a voice at triple speed", { voice_speed: 3 }, 400],
    ["an unknown webhook event", { webhook_events: ["call_dreamt"] }, 400],
    [
      "an analysis item without a description",
      { post_call_analysis_data: [{ type: "string", name: "a" }] },
      400,
    ],
    ["a fallback voice of the same provider", { fallback_voice_ids: ["retell-Marissa"] }, 400],
    ["begin_message, which is the response engine's", { begin_message: "Hi" }, 400],
    ["an unknown voice", { voice_id: "retell-Nobody" }, 422],
    ["an unknown response engine", { response_engine: { type: "retell-llm", llm_id: "llm_none" } }, 422],
  ])("with %s are refused", async (_name, change, status) => {
    const { llm_id } = await client.llm.create({});
    const body = { response_engine: { type: "retell-llm", llm_id }, voice_id: "retell-Cimo", ...change };
    expect(await refusal(post("/create-agent", body))).toBe(status);
  });

  it("are refused when the body is not JSON", async () => {
    const headers = { authorization: `Bearer ${client.apiKey}`, "content-type": "application/json" };
    const response = await fetch(`${client.baseURL}/create-agent`, { method: "POST", headers, body: "{" });
    expect(response.status).toBe(400);
    expectShape("error", await response.json());
  });

  it("are unknown once deleted", async () => {
    const { agent_id } = await createAgent(client);
    await client.agent.delete(agent_id);
    expect(await refusal(client.agent.retrieve(agent_id))).toBe(422);
    expect(await refusal(client.agent.delete(agent_id))).toBe(422);
    expect(await refusal(client.agent.publish(agent_id, { version: 0 }))).toBe(404);
    expect(await refusal(client.agent.createVersion(agent_id, { base_version: 0 }))).toBe(404);
  });

  it("are listed in slim pages, newest first, each once", async () => {
    const fresh = await startStand();
    const made: string[] = [];
    for (let i = 0; i < 5; i++) {
      made.push((await createAgent(fresh.client, { agent_name: `Doc ${i}` })).agent_id);
      fresh.context.clock.advance(1000);
    }
    const seen: string[] = [];
    let pagination_key: string | undefined;
    do {
      const page = await fresh.client.agent.list({ limit: 2, ...(pagination_key && { pagination_key }) });
      seen.push(...(page.items ?? []).map((item) => item.agent_id));
      pagination_key = page.pagination_key;
      expect(page.has_more).toBe(pagination_key !== undefined);
    } while (pagination_key);
    expect(seen).toEqual(made.toReversed());
    const [item] = (await fresh.client.agent.list({ filter_criteria: { query: "doc 3" } })).items ?? [];
    expect(item).toEqual({
      agent_id: made[3],
      agent_name: "Doc 3",
      channel: "voice",
      tags: {},
      user_modified_timestamp: expect.any(Number),
    });
    const llms = await fresh.client.llm.list({ limit: 3, sort_order: "ascending" });
    expectShape("llmPage", llms);
    expect(llms).toMatchObject({ has_more: true, items: { length: 3 } });
    expect(await refusal(fresh.client.llm.list({ limit: 1001 }))).toBe(400);
    await fresh.close();
    removeFolder(fresh);
  });
});

describe("versions", () => {
  it("published in place are immutable, agent and response engine alike, until a new draft is made", async () => {
    const agent = await createAgent(client);
    const llmId = agent.response_engine.type === "retell-llm" ? agent.response_engine.llm_id : "";
    await client.agent.publish(agent.agent_id, { version: 0, version_title: "First" });
    expect(await client.agent.retrieve(agent.agent_id)).toMatchObject({
      version: 0,
      is_published: true,
      version_title: "First",
    });
    expect(await client.llm.retrieve(llmId)).toMatchObject({ version: 0, is_published: true });
    expect(await refusal(client.agent.update(agent.agent_id, { agent_name: "New" }))).toBe(400);
    expect(await refusal(client.llm.update(llmId, { general_prompt: "New" }))).toBe(400);

    const draft = await client.agent.createVersion(agent.agent_id, { base_version: 0 });
    expectShape("agent", draft);
    expect(draft).toMatchObject({
      version: 1,
      base_version: 0,
      is_published: false,
      response_engine: { llm_id: llmId, version: 1 },
    });
    await client.llm.update(llmId, { general_prompt: "New" });
    await client.agent.update(agent.agent_id, { agent_name: "New" });
    expect(await client.llm.retrieve(llmId, { version: 0 })).toMatchObject({ general_prompt: "Be kind." });
    expect(await client.llm.retrieve(llmId)).toMatchObject({ version: 1, general_prompt: "New" });
    expect(await client.agent.retrieve(agent.agent_id, { version: 0 })).toMatchObject({
      agent_name: "Doc",
      response_engine: { version: 0 },
    });
    expect(await refusal(client.agent.update(agent.agent_id, { version: 0, agent_name: "X" }))).toBe(400);
  });

  it("are listed, and an unknown one is 422 to read and 404 to publish or branch", async () => {
    const { agent_id } = await createAgent(client);
    await client.agent.publish(agent_id, { version: 0 });
    await client.agent.createVersion(agent_id, { base_version: 0 });
    const all = await client.agent.getVersions(agent_id);
    expectShape("agentVersions", all);
    expect(all.map((one) => one.version)).toEqual([1, 0]);
    const page = await client.agent.listVersions(agent_id, { limit: 1 });
    expect(page).toMatchObject({
      has_more: true,
      items: [{ version: 1, base_version: 0, is_published: false }],
    });
    expect(await refusal(client.agent.retrieve(agent_id, { version: 7 }))).toBe(422);
    expect(await refusal(client.agent.publish(agent_id, { version: 7 }))).toBe(404);
    expect(await refusal(client.agent.createVersion(agent_id, { base_version: 7 }))).toBe(404);
    await client.agent.deleteVersion(agent_id, { version: 1 });
    expect(await client.agent.getVersions(agent_id)).toHaveLength(1);
  });

  it("of two agents on one response engine get engine drafts of their own", async () => {
    const first = await createAgent(client);
    const { response_engine, voice_id } = first;
    const second = await client.agent.create({ response_engine, voice_id });
    await client.agent.createVersion(first.agent_id, { base_version: 0 });
    const draft = await client.agent.createVersion(second.agent_id, { base_version: 0 });
    expect(draft).toMatchObject({ version: 1, response_engine: { version: 2 } });
  });
});

describe("voices and the account", () => {
  it("list voices as a bare array, among them two warm candidates, each readable by id", async () => {
    const voices = await client.voice.list();
    expectShape("voices", voices);
    const candidates = voices.filter(
      (v) => v.gender === "female" && v.accent === "American" && v.age === "Middle Aged",
    );
    expect(candidates.length).toBeGreaterThanOrEqual(2);
    expect(await client.voice.retrieve("retell-Cimo")).toMatchObject({ provider: "platform" });
    expect(await refusal(client.voice.retrieve("retell-Nobody"))).toBe(422);
  });

  it("say whose key it is, and refuse another with 401 before looking at the path", async () => {
    expect(await client.identity.retrieve()).toEqual({ api_key_name: "sandbox", org_name: "Sandbox" });
    const stranger = new Retell({ apiKey: "key_wrong", baseURL: client.baseURL, maxRetries: 0 });
    await expect(stranger.voice.list()).rejects.toBeInstanceOf(Retell.AuthenticationError);
    expect(await refusal(stranger.get("/no-such-path"))).toBe(401);
    expect(await refusal(client.get("/no-such-path"))).toBe(404);
  });

  it.each([
    [401, Retell.AuthenticationError],
    [402, Retell.APIError],
    [422, Retell.UnprocessableEntityError],
    [429, Retell.RateLimitError],
    [500, Retell.InternalServerError],
  ])("answer an injected %i as the SDK knows it, with the vendor's body", async (status, kind) => {
    stand.context.faults.add({ vendor: "retell", path: "/list-voices", status, times: 1 });
    const error = await client.voice.list().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ status });
    if (error instanceof Retell.APIError) expectShape("error", error.error);
  });
});
