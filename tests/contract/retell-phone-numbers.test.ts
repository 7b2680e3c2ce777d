import type { Retell } from "retell-sdk";
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
let agentId: string;

beforeEach(async () => {
  stand = await startStand();
  client = stand.client;
  agentId = (await createAgent(client)).agent_id;
});
afterEach(async () => {
  await stand.close();
  removeFolder(stand);
});

const raw = (method: string, path: string, body?: unknown) =>
  fetch(`${stand.origin}/retell${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

describe("buying a number", () => {
  it("gives one of the area code asked for, bound as asked, and leaves unset fields out", async () => {
    const outbound_agents = [{ agent_id: agentId, weight: 1, agent_version: 0 }];
    const number = await client.phoneNumber.create({
      area_code: 206,
      nickname: "Demo line",
      outbound_agents,
    });
    expectShape("phoneNumber", number);
    expect(number).toEqual({
      phone_number: expect.stringMatching(/^\+120655501\d\d$/),
      phone_number_type: "retell-twilio",
      phone_number_pretty: expect.stringMatching(/^\+1 \(206\) 555-01\d\d$/),
      area_code: 206,
      nickname: "Demo line",
      outbound_agents,
      last_modification_timestamp: expect.any(Number),
    });
  });

  it("gives another number each time, 415 by default, of the provider and kind asked for", async () => {
    const first = await client.phoneNumber.create({});
    const second = await client.phoneNumber.create({ number_provider: "telnyx" });
    const free = await client.phoneNumber.create({ toll_free: true });
    const named = await client.phoneNumber.create({ phone_number: "+13125550177", country_code: "US" });
    expect(first.area_code).toBe(415);
    expect(second).toMatchObject({ area_code: 415, phone_number_type: "retell-telnyx" });
    expect(free.area_code).toBe(888);
    expect(named.phone_number).toBe("+13125550177");
    expect(new Set([first, second, free, named].map((n) => n.phone_number)).size).toBe(4);
  });

  it.each([
    ["an area code that is no US one", { area_code: 416 }],
    ["an area code of two digits", { area_code: 41 }],
    ["the area code of premium numbers", { area_code: 900 }],
    ["an area code of personal numbers", { area_code: 533 }],
    ["weights that do not add up to 1", { outbound_agents: [{ agent_id: "$agent", weight: 0.4 }] }],
    ["an agent that nobody has made", { outbound_agents: [{ agent_id: "agent_none", weight: 1 }] }],
    [
      "a version that the agent does not have",
      { outbound_agents: [{ agent_id: "$agent", weight: 1, agent_version: 4 }] },
    ],
    [
      "latest_published before anything is",
      { inbound_agents: [{ agent_id: "$agent", weight: 1, agent_version: "latest_published" }] },
    ],
    ["outbound_agent_id, which is gone", { outbound_agent_id: "$agent" }],
    ["a number that is not E.164", { phone_number: "4155550100" }],
    ["an unknown country", { country_code: "GB" }],
    ["itself as the fallback", { phone_number: "+13125550177", fallback_number: "+13125550177" }],
  ])("is refused with 400 for %s", async (_name, body) => {
    const text = JSON.stringify(body).replaceAll("$agent", agentId);
    const answer = await raw("POST", "/create-phone-number", JSON.parse(text));
    expect(answer.status).toBe(400);
    expectShape("error", await answer.json());
    expect((await client.phoneNumber.list()).items).toEqual([]);
  });

  it("is refused for a number that is owned, and once an area code has none left", async () => {
    await client.phoneNumber.create({ phone_number: "+13125550177" });
    expect(await refusal(client.phoneNumber.create({ phone_number: "+13125550177" }))).toBe(400);
    for (let i = 0; i < 100; i += 1) await client.phoneNumber.create({ area_code: 907 });
    expect(await refusal(client.phoneNumber.create({ area_code: 907 }))).toBe(400);
  });

  it("binds two agents by weights that make 1, also in thirds", async () => {
    const other = (await createAgent(client)).agent_id;
    const third = { agent_id: other, weight: 1 / 3 };
    const bound = [third, third, { agent_id: agentId, weight: 1 / 3 }];
    expect((await client.phoneNumber.create({ outbound_agents: bound })).outbound_agents).toHaveLength(3);
  });
});

describe("a number", () => {
  it("is read with + and with %2B in the path", async () => {
    const made = await client.phoneNumber.create({});
    expect(await client.phoneNumber.retrieve(made.phone_number)).toEqual(made);
    const escaped = await raw("GET", `/get-phone-number/${encodeURIComponent(made.phone_number)}`);
    expect(await escaped.json()).toEqual(made);
  });

  it("is changed field by field; null unsets", async () => {
    const made = await client.phoneNumber.create({ nickname: "Old" });
    const { phone_number } = made;
    stand.context.clock.advance(1000);
    const outbound_agents = [{ agent_id: agentId, weight: 1, agent_version: "latest" }];
    const bound = await client.phoneNumber.update(phone_number, { outbound_agents });
    expectShape("phoneNumber", bound);
    expect(bound).toMatchObject({ nickname: "Old", outbound_agents });
    const bare = await client.phoneNumber.update(phone_number, { nickname: null, outbound_agents: null });
    expect(bare).not.toHaveProperty("nickname");
    expect(bare).not.toHaveProperty("outbound_agents");
    const modified = bound.last_modification_timestamp - made.last_modification_timestamp;
    expect(modified).toBeGreaterThanOrEqual(1000);
    const unknown = [{ agent_id: "agent_none", weight: 1 }];
    expect(await refusal(client.phoneNumber.update(phone_number, { outbound_agents: unknown }))).toBe(422);
  });

  it("that nobody owns is 422, and what is no number 400, on every route", async () => {
    const none = "+12065550188";
    for (const [id, status] of [
      [none, 422],
      ["frontdesk", 400],
    ] as const) {
      expect(await refusal(client.phoneNumber.retrieve(id))).toBe(status);
      expect(await refusal(client.phoneNumber.update(id, { nickname: "x" }))).toBe(status);
      expect(await refusal(client.phoneNumber.delete(id))).toBe(status);
    }
  });

  it("is gone once deleted", async () => {
    const { phone_number } = await client.phoneNumber.create({});
    await client.phoneNumber.delete(phone_number);
    expect(await refusal(client.phoneNumber.retrieve(phone_number))).toBe(422);
  });

  it("outlives a reset and a restart", async () => {
    const made = await client.phoneNumber.create({ nickname: "Kept" });
    await stand.control("/reset", {});
    await stand.close();
    stand = await startStand(stand.dir);
    expect((await stand.client.phoneNumber.list()).items).toEqual([made]);
  });

  it("is listed in pages, newest first", async () => {
    const made = [];
    for (let i = 0; i < 5; i += 1) {
      made.push((await client.phoneNumber.create({})).phone_number);
      stand.context.clock.advance(1000);
    }
    const first = await client.phoneNumber.list({ limit: 3 });
    expectShape("phoneNumberPage", first);
    expect(first.has_more).toBe(true);
    const rest = await client.phoneNumber.list({ limit: 3, pagination_key: first.pagination_key ?? "" });
    expect(rest.has_more).toBe(false);
    expect([...(first.items ?? []), ...(rest.items ?? [])].map((n) => n.phone_number)).toEqual(
      made.toReversed(),
    );
  });
});
