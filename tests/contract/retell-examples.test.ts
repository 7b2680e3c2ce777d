import { Retell } from "retell-sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAgent, refusal, removeFolder, type Stand, startStand } from "../fixtures/retell/harness";
import { expectShape } from "../fixtures/retell/shapes";

let stand: Stand;
/** A client with a key that nobody issued, as the vendor's own suite has. */
let client: Retell;

beforeAll(async () => {
  stand = await startStand();
  client = new Retell({ apiKey: "YOUR_KEY", baseURL: `${stand.origin}/retell`, maxRetries: 0 });
});
afterAll(async () => {
  await stand.close();
  removeFolder(stand);
});

it("is off unless asked for, and refuses a name that is no scenario", async () => {
  expect(await refusal(client.voice.list())).toBe(401);
  expect((await stand.control("/scenario", { name: "nonsense" })).status).toBe(400);
  expect((await stand.control("/scenario", { name: "vendor-examples" })).status).toBe(200);
  expect(await refusal(client.voice.list())).toBe("answered");
});

it("answers unknown ids with objects of the specification's shape", async () => {
  expectShape("agent", await client.agent.retrieve("unknown"));
  expectShape("agent", await client.agent.createVersion("unknown", { base_version: 3 }));
  expectShape("llm", await client.llm.update("unknown", {}));
  expectShape("voice", await client.voice.retrieve("unknown"));
  expectShape("webCall", await client.call.retrieve("unknown"));
  expectShape("webCall", await client.call.createWebCall({ agent_id: "unknown" }));
  expectShape("phoneCall", await client.call.createPhoneCall({ from_number: "+1", to_number: "+1" }));
  expectShape("phoneNumber", await client.phoneNumber.create({}));
  expectShape("phoneNumberPage", await client.phoneNumber.list());
  await client.agent.publish("unknown", { version: 1 });
  await client.call.stop("unknown");
  await client.phoneNumber.delete("+14157774444");
});

it.each(["+14157774444", "%2B14157774444"])("takes a phone number written as %s", async (number) => {
  expectShape("phoneNumber", await client.get(`/get-phone-number/${number}`));
});

it("still answers what it knows, and 404 to a path that nobody has", async () => {
  const agent = await createAgent(client, { agent_name: "Known" });
  expect(await client.agent.retrieve(agent.agent_id)).toEqual(agent);
  expect(await refusal(client.get("/_unknown_path"))).toBe(404);
});
