import type { Retell } from "retell-sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAgent, refusal, removeFolder, type Stand, startStand } from "../fixtures/retell/harness";
import { callee, startPhone } from "../fixtures/retell/phone";
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

describe("dialling", () => {
  it("gives a registered call of the documented shape", async () => {
    const phone = await startPhone(stand);
    const call = await phone.call({
      metadata: { demo_call_id: "d-1" },
      retell_llm_dynamic_variables: { caller_name: "Ann" },
    });
    expectShape("phoneCall", call);
    expect(call).toMatchObject({
      call_type: "phone_call",
      call_status: "registered",
      direction: "outbound",
      from_number: phone.from,
      to_number: callee,
      agent_id: phone.agentId,
      agent_version: 0,
      metadata: { demo_call_id: "d-1" },
      retell_llm_dynamic_variables: { caller_name: "Ann" },
      telephony_identifier: { twilio_call_sid: expect.stringMatching(/^CA[0-9a-f]{32}$/) },
    });
    expect(call).not.toHaveProperty("access_token");
    expect(call).not.toHaveProperty("start_timestamp");
  });

  it("takes the agent and version that the call names over those of the number", async () => {
    const phone = await startPhone(stand);
    const other = await createAgent(client, { agent_name: "Intake" });
    await client.agent.publish(other.agent_id, { version: 0 });
    await client.agent.createVersion(other.agent_id, { base_version: 0 });
    const body = { override_agent_id: other.agent_id };
    expect(await phone.call(body)).toMatchObject({ agent_id: other.agent_id, agent_version: 1 });
    const pinned = await phone.call({ ...body, override_agent_version: "latest_published" });
    expect(pinned).toMatchObject({ agent_name: "Intake", agent_version: 0 });
  });

  it("takes the version that the number pins", async () => {
    const { agent_id } = await createAgent(client);
    await client.agent.publish(agent_id, { version: 0 });
    await client.agent.createVersion(agent_id, { base_version: 0 });
    const outbound_agents = [{ agent_id, weight: 1, agent_version: "latest_published" }];
    const { phone_number } = await client.phoneNumber.create({ outbound_agents });
    const call = await client.call.createPhoneCall({ from_number: phone_number, to_number: callee });
    expect(call.agent_version).toBe(0);
  });

  it("applies what the call overrides to this call alone", async () => {
    const phone = await startPhone(stand);
    const call = await phone.call({
      agent_override: {
        agent: { max_call_duration_ms: 61_000 },
        retell_llm: { begin_message: "Hello {{name}}." },
      },
      retell_llm_dynamic_variables: { name: "Ann" },
    });
    stand.context.clock.advance(2000);
    expect(stand.media.live.get(call.call_id)).toMatchObject({
      maxCallDurationMs: 61_000,
      beginMessage: "Hello Ann.",
    });
    expect((await client.agent.retrieve(phone.agentId)).max_call_duration_ms).toBeUndefined();
  });

  it.each([
    ["a destination without a plus", { to_number: "2025550143" }, 400],
    ["a destination in Canada", { to_number: "+14165550143" }, 400],
    ["a destination in Jamaica", { to_number: "+18765550143" }, 400],
    ["a destination in Puerto Rico", { to_number: "+17875550143" }, 400],
    ["a destination in Britain", { to_number: "+442079460000" }, 400],
    ["an N11 area code", { to_number: "+19115550143" }, 400],
    ["a number that is too short", { to_number: "+1202555014" }, 400],
    ["a source without a plus", { from_number: "4155550100" }, 400],
    ["such a source, with the check turned off", { from_number: "101", ignore_e164_validation: true }, 422],
    ["a source that nobody owns", { from_number: "+12125550100" }, 422],
    ["an unknown agent", { override_agent_id: "agent_none" }, 422],
    ["an unknown version", { override_agent_version: 7 }, 422],
    ["a variable that is a number", { retell_llm_dynamic_variables: { age: 7 } }, 400],
    ["metadata that is a text", { metadata: "d-1" }, 400],
    ["a cap below a minute", { agent_override: { agent: { max_call_duration_ms: 59_999 } } }, 400],
    ["no destination", { to_number: undefined }, 400],
  ])("is refused for %s", async (_name, body, status) => {
    const phone = await startPhone(stand);
    expect(await refusal(phone.call(body as Partial<Retell.CallCreatePhoneCallParams>))).toBe(status);
    expect((await client.call.list()).items).toEqual([]);
  });

  it("is refused with 422 from a number without an outbound agent", async () => {
    const { phone_number } = await client.phoneNumber.create({});
    const work = client.call.createPhoneCall({ from_number: phone_number, to_number: callee });
    expect(await refusal(work)).toBe(422);
  });

  it("shares the limit of calls with web calls, ringing included, and frees it at the end", async () => {
    const phone = await startPhone(stand);
    await stand.control("/scenario", { name: "manual" });
    await stand.control("/retell", { concurrencyLimit: 2 });
    const ringing = await phone.call();
    await client.call.createWebCall({ agent_id: phone.agentId });
    expect(await refusal(phone.call())).toBe(429);
    expect(await refusal(client.call.createWebCall({ agent_id: phone.agentId }))).toBe(429);
    expect(await client.concurrency.retrieve()).toMatchObject({ current_concurrency: 2 });
    await stand.control(`/calls/${ringing.call_id}/busy`, {});
    expect(await refusal(phone.call())).toBe("answered");
  });

  it("can be found again by metadata at once, as after a lost answer", async () => {
    const phone = await startPhone(stand);
    const call = await phone.call({ metadata: { demo_call_id: "d-7" } });
    await phone.call({ metadata: { demo_call_id: "d-8" } });
    const find = (value: string) =>
      client.call.list({
        filter_criteria: { metadata: [{ key: "demo_call_id", type: "string", op: "eq", value }] },
      });
    const found = await find("d-7");
    expect(found.items?.map((item) => item.call_id)).toEqual([call.call_id]);
    expectShape("callPage", found);
    expect((await find("d-9")).items).toEqual([]);
  });

  it("can be listed by number, type and direction", async () => {
    const phone = await startPhone(stand);
    const call = await phone.call();
    await client.call.createWebCall({ agent_id: phone.agentId });
    const { items } = await client.call.list({
      filter_criteria: {
        to_number: { type: "string", op: "eq", value: callee },
        call_type: { type: "enum", op: "in", value: ["phone_call"] },
        direction: { type: "enum", op: "in", value: ["outbound"] },
      },
    });
    expect(items?.map((item) => item.call_id)).toEqual([call.call_id]);
  });
});
