import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Retell } from "retell-sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { utterance } from "../fixtures/retell/fake-media";
import { createAgent, refusal, removeFolder, type Stand, startStand } from "../fixtures/retell/harness";
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

/** A call that was joined and has ended after so many milliseconds. */
async function finishedCall(
  agentId: string,
  ms = 31_000,
  body: Partial<Retell.CallCreateWebCallParams> = {},
) {
  const call = await client.call.createWebCall({ agent_id: agentId, ...body });
  stand.media.join(call.access_token);
  stand.context.clock.advance(ms);
  await stand.media.end(call.call_id);
  return client.call.retrieve(call.call_id);
}

describe("a call that has ended", () => {
  it("has times, transcript, cost, latency, tokens and recordings of the documented shape", async () => {
    const { agent_id } = await createAgent(client);
    const call = await finishedCall(agent_id, 30_500);
    expectShape("call", call);
    expect(call).toMatchObject({ call_status: "ended", disconnection_reason: "user_hangup" });
    expect(call.duration_ms).toBe((call.end_timestamp ?? 0) - (call.start_timestamp ?? 0));
    expect(call.duration_ms).toBeGreaterThanOrEqual(30_500);
    expect(call.transcript).toMatch(/^Agent: Hey\. Long day\?\nUser: Twelve hours .*\n$/);
    expect(call.transcript_object?.[1]?.words[0]).toEqual({ word: "Twelve", start: 2, end: 2.25 });
    expect(call.call_cost?.total_duration_seconds).toBe(31);
    const products = call.call_cost?.product_costs ?? [];
    expect(call.call_cost?.combined_cost).toBeCloseTo(
      products.reduce((sum, p) => sum + p.cost, 0),
      5,
    );
    expect(call.latency?.e2e).toMatchObject({
      p50: 1818.5,
      p90: 2438.1,
      p95: 2515.55,
      min: 1044,
      max: 2593,
      num: 2,
    });
    expect(call.latency).not.toHaveProperty("tts");
    expect(call.llm_token_usage).toMatchObject({ num_requests: 3, average: (873 + 908 + 912) / 3 });
  });

  it("has a transcript without personal data when the agent asks for one", async () => {
    const plain = await finishedCall((await createAgent(client)).agent_id);
    expect(plain).not.toHaveProperty("scrubbed_transcript_with_tool_calls");
    stand.media.result.transcript = [utterance("user", "Ask Dr. Reyes.")];
    const pii_config = { mode: "post_call" as const, categories: ["person_name" as const] };
    const call = await finishedCall((await createAgent(client, { pii_config })).agent_id);
    expectShape("call", call);
    expect(call.transcript).toBe("User: Ask Dr. Reyes.\n");
    expect(call.scrubbed_transcript_with_tool_calls).toEqual([
      { role: "user", content: "Ask Dr. [PERSON_NAME].", words: [] },
    ]);
  });

  it("is an error when the reason says so", async () => {
    const { agent_id } = await createAgent(client);
    const { access_token, call_id } = await client.call.createWebCall({ agent_id });
    stand.media.join(access_token);
    await stand.media.end(call_id, "error_no_audio_received");
    expect(await client.call.retrieve(call_id)).toMatchObject({ call_status: "error" });
  });

  it("is stopped by the API while it is ongoing, and not twice", async () => {
    const { agent_id } = await createAgent(client);
    const { access_token, call_id } = await client.call.createWebCall({ agent_id });
    stand.media.join(access_token);
    await client.call.stop(call_id);
    expect(await client.call.retrieve(call_id)).toMatchObject({
      call_status: "ended",
      disconnection_reason: "manual_stopped",
    });
    expect(await refusal(client.call.stop(call_id))).toBe(400);
    expect(await refusal(client.call.stop("call_none"))).toBe(422);
  });

  it("is gone with its recordings when it is deleted", async () => {
    const { agent_id } = await createAgent(client);
    const call = await finishedCall(agent_id);
    await client.call.delete(call.call_id);
    expect(await refusal(client.call.retrieve(call.call_id))).toBe(422);
    expect((await fetch(call.recording_url ?? "")).status).toBe(404);
    expect(readdirSync(join(stand.dir, "retell", "recordings"))).toEqual([]);
    expect(await refusal(client.call.delete(call.call_id))).toBe(422);
  });

  it("takes new metadata and stricter storage only, and then keeps no words", async () => {
    const { agent_id } = await createAgent(client);
    const { call_id } = await finishedCall(agent_id);
    const update = (body: unknown) => client.patch<unknown>(`/v2/update-call/${call_id}`, { body });
    expect(await client.call.update(call_id, { metadata: { a: 1 } })).toMatchObject({ metadata: { a: 1 } });
    expect(await refusal(update({ metadata: { text: "x".repeat(50_000) } }))).toBe(400);
    expect(await refusal(update({ call_status: "ended" }))).toBe(400);
    const strict = await client.call.update(call_id, { data_storage_setting: "basic_attributes_only" });
    expect(strict).toMatchObject({ metadata: { a: 1 }, data_storage_setting: "basic_attributes_only" });
    expect(strict).not.toHaveProperty("transcript");
    expect(strict).not.toHaveProperty("recording_url");
    expect(await refusal(client.call.update(call_id, { data_storage_setting: "everything" }))).toBe(400);
  });
});

describe("control routes", () => {
  it("list calls without their tokens, speak into live ones and hang them up", async () => {
    const { agent_id } = await createAgent(client);
    const { access_token, call_id } = await client.call.createWebCall({ agent_id });
    expect((await stand.control(`/calls/${call_id}/hangup`, {})).status).toBe(404);
    stand.media.join(access_token);
    await stand.control(`/calls/${call_id}/say`, { role: "user", text: "Hello" });
    expect(stand.media.said).toEqual([{ callId: call_id, role: "user", text: "Hello" }]);
    expect((await stand.control(`/calls/${call_id}/say`, { role: "judge", text: "Hello" })).status).toBe(400);
    expect((await stand.control(`/calls/${call_id}/hangup`, {})).status).toBe(200);
    const listed = await (await stand.control("/calls")).text();
    expect(JSON.parse(listed)).toMatchObject({
      calls: [{ call_id, call_status: "ended", disconnection_reason: "user_hangup" }],
    });
    expect(listed).not.toContain(access_token);
    expect(JSON.stringify(stand.vendor.state())).not.toContain(access_token);
  });
});
