import { Retell } from "retell-sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  apiKey,
  createAgent,
  refusal,
  removeFolder,
  type Stand,
  startStand,
} from "../fixtures/retell/harness";
import { expectShape } from "../fixtures/retell/shapes";

let stand: Stand;
let client: Retell;

beforeEach(async () => {
  stand = await startStand();
  client = stand.client;
});
afterEach(async () => {
  await stand.close();
  removeFolder(stand);
});

describe("creating a web call", () => {
  it("answers a registered call with a token that says where the media side is", async () => {
    const { agent_id } = await createAgent(client);
    const metadata = { request_id: "r1" };
    const call = await client.call.createWebCall({ agent_id, metadata });
    expectShape("webCall", call);
    expect(call).toMatchObject({
      call_type: "web_call",
      call_status: "registered",
      agent_version: 0,
      metadata,
    });
    expect(call.call_id).toMatch(/^call_[0-9a-f]{27}$/);
    expect(call.access_token).toMatch(/^eyJ/);
    const [, payload = ""] = call.access_token.split(".");
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
      url: `${stand.origin.replace("http", "ws")}/retell/web-call`,
      call_id: call.call_id,
    });
    for (const absent of ["retell_llm_dynamic_variables", "start_timestamp", "recording_url", "transcript"]) {
      expect(call).not.toHaveProperty(absent);
    }
  });

  it("answers newer clients with the gateway's shape", async () => {
    const { agent_id } = await createAgent(client);
    const before = stand.context.clock.now();
    const made = await client.post<Record<string, unknown>>("/v3/create-web-call", { body: { agent_id } });
    expect(Object.keys(made).sort()).toEqual([
      "access_token",
      "call_id",
      "expires_at",
      "ice_servers",
      "transport",
    ]);
    expect(made.transport).toBe("gateway");
    expect(Number(made.expires_at) - before).toBeGreaterThanOrEqual(30_000);
    expect(stand.media.join(String(made.access_token))).toMatchObject({ callId: made.call_id });
  });

  it.each([
    ["no agent", {}, 400],
    ["an unknown agent", { agent_id: "agent_none" }, 422],
    ["variables that are not strings", { retell_llm_dynamic_variables: { n: 1 } }, 400],
    ["metadata that is no object", { metadata: "r1" }, 400],
    ["metadata over 50 kB", { metadata: { text: "x".repeat(50_000) } }, 400],
    ["an override out of range", { agent_override: { agent: { max_call_duration_ms: 1000 } } }, 400],
    ["a version that is not there", { agent_version: 9 }, 422],
    ["the published version before there is one", { agent_version: "latest_published" }, 422],
    ["a tag that nobody set", { agent_version: "prod" }, 422],
  ])("with %s is refused", async (name, change, status) => {
    const { agent_id } = await createAgent(client);
    const body = name === "no agent" ? {} : { agent_id, ...change };
    expect(await refusal(client.post("/v2/create-web-call", { body }))).toBe(status);
  });

  it.each([600, 5000, 20_000])("with metadata nested %i levels deep is refused", async (levels) => {
    const { agent_id } = await createAgent(client);
    const metadata = `{"deep":${"[".repeat(levels)}${"]".repeat(levels)}}`;
    const response = await fetch(`${stand.origin}/retell/v2/create-web-call`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
      body: `{"agent_id":"${agent_id}","metadata":${metadata}}`,
    });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { message: string }).message).toContain("nested too deeply");
    expect((await stand.control("/requests")).status).toBe(200);
  });

  it("takes the version asked for, and the latest draft when none is", async () => {
    const { agent_id } = await createAgent(client);
    await client.agent.publish(agent_id, { version: 0 });
    await client.agent.createVersion(agent_id, { base_version: 0 });
    const versionFor = async (agent_version?: string | number) =>
      (await client.call.createWebCall({ agent_id, ...(agent_version !== undefined && { agent_version }) }))
        .agent_version;
    expect(await versionFor()).toBe(1);
    expect(await versionFor("latest")).toBe(1);
    expect(await versionFor("latest_published")).toBe(0);
    expect(await versionFor(0)).toBe(0);
  });

  it("gives the media side the engine of its version, with overrides and variables filled in", async () => {
    const { agent_id } = await createAgent(
      client,
      { voice_speed: 1.1, interruption_sensitivity: 0.5 },
      {
        general_prompt: "You talk to {{user_name}} from {{ town }} about {{unset}}.",
        begin_message: "Hey.",
        model_temperature: 0.9,
        default_dynamic_variables: { user_name: "friend", town: "Reno" },
      },
    );
    const call = await client.call.createWebCall({
      agent_id,
      retell_llm_dynamic_variables: { user_name: "Ann" },
      agent_override: {
        agent: { max_call_duration_ms: 60_000 },
        retell_llm: { begin_message: "Hello {{user_name}}." },
      },
    });
    expect(stand.media.join(call.access_token)).toEqual({
      callId: call.call_id,
      agentName: "Doc",
      voiceId: "retell-Cimo",
      voiceSpeed: 1.1,
      callerNote: "",
      startSpeaker: "agent",
      beginMessage: "Hello Ann.",
      beginMessageDelayMs: 0,
      generalPrompt: "You talk to Ann from Reno about {{unset}}.",
      temperature: 0.9,
      interruptionSensitivity: 0.5,
      reminderTriggerMs: 10_000,
      reminderMaxCount: 1,
      endCallAfterSilenceMs: 600_000,
      maxCallDurationMs: 60_000,
    });
    expect((await client.agent.retrieve(agent_id)).max_call_duration_ms).toBeUndefined();
  });
});

describe("joining", () => {
  it("makes the call ongoing, once", async () => {
    const { agent_id } = await createAgent(client);
    const { access_token, call_id } = await client.call.createWebCall({ agent_id });
    expect(stand.media.join(access_token)).toMatchObject({ callId: call_id });
    const call = await client.call.retrieve(call_id);
    expect(call).toMatchObject({ call_status: "ongoing", start_timestamp: expect.any(Number) });
    expect(stand.media.join(access_token)).toHaveProperty("refused");
  });

  it("is refused with a forged token", async () => {
    const { agent_id } = await createAgent(client);
    const { access_token, call_id } = await client.call.createWebCall({ agent_id });
    const [head, , signature] = access_token.split(".");
    const payload = Buffer.from(JSON.stringify({ call_id })).toString("base64url");
    expect(stand.media.join(`${head}.${payload}.${signature}`)).toHaveProperty("refused");
    expect(stand.media.join("nonsense")).toHaveProperty("refused");
  });

  it("is too late after thirty seconds: the call is an error and holds no slot", async () => {
    const { agent_id } = await createAgent(client);
    const { access_token, call_id } = await client.call.createWebCall({ agent_id });
    stand.context.clock.advance(29_000);
    expect(await client.call.retrieve(call_id)).toMatchObject({ call_status: "registered" });
    stand.context.clock.advance(1000);
    expect(await client.call.retrieve(call_id)).toMatchObject({
      call_status: "error",
      disconnection_reason: "error_user_not_joined",
    });
    expect(stand.media.join(access_token)).toHaveProperty("refused");
    expect(await client.concurrency.retrieve()).toMatchObject({ current_concurrency: 0 });
  });
});

describe("concurrency", () => {
  it("counts registered and ongoing calls, and answers 429 over the limit", async () => {
    const { agent_id } = await createAgent(client);
    expectShape("concurrency", await client.concurrency.retrieve());
    expect((await stand.control("/retell", { concurrencyLimit: 2 })).status).toBe(200);
    const first = await client.call.createWebCall({ agent_id });
    await client.call.createWebCall({ agent_id });
    await expect(client.call.createWebCall({ agent_id })).rejects.toBeInstanceOf(Retell.RateLimitError);
    expect(await client.concurrency.retrieve()).toMatchObject({
      current_concurrency: 2,
      concurrency_limit: 2,
    });
    stand.media.join(first.access_token);
    expect(await refusal(client.call.createWebCall({ agent_id }))).toBe(429);
    await stand.media.end(first.call_id);
    expect(await refusal(client.call.createWebCall({ agent_id }))).toBe("answered");
  });
});
