import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { SandboxContext } from "../../../core/context";
import { CallDesk } from "../testing/call-desk";
import { scriptBrain } from "./brain";
import { modelBrain } from "./model-brain";
import { Script } from "./script";

let server: Server | undefined;
afterEach(() => void server?.close());

type Request = { model: string; temperature: number; messages: { role: string; content: string }[] };

async function serve(answer: (request: Request) => { status: number; body: string }) {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { status, body } =
      request.url === "/v1/chat/completions"
        ? answer(JSON.parse(Buffer.concat(parts).toString()))
        : { status: 404, body: "" };
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`, model: "tiny" };
}

type Logged = Parameters<SandboxContext["log"]>;

const brainFor = (model: { url: string; model: string }, logged: Logged[] = []) =>
  modelBrain(CallDesk.call("call_model"), model, scriptBrain(new Script(1)), (...line) => logged.push(line));

test("the model gets prompt, talk so far and temperature, and its words and tokens are Doc's", async () => {
  const seen: Request[] = [];
  const model = await serve((request) => {
    seen.push(request);
    const body = { choices: [{ message: { content: " Charting,\nagain. " } }], usage: { total_tokens: 41 } };
    return { status: 200, body: JSON.stringify(body) };
  });
  const brain = brainFor(model);
  expect(await brain.answer("It is the charting.", 300)).toEqual({ text: "Charting, again.", tokens: 41 });
  await brain.answer("Still.", 300);
  expect(seen[0]).toMatchObject({ model: "tiny", temperature: 0.9 });
  expect(seen[1]?.messages.map((m) => m.role)).toEqual(["system", "assistant", "user", "assistant", "user"]);
  expect(seen[1]?.messages[0]?.content).toBe("You are Doc.");
});

test("near the end the model is told the seconds that are left", async () => {
  const seen: Request[] = [];
  const model = await serve((request) => {
    seen.push(request);
    return { status: 200, body: JSON.stringify({ choices: [{ message: { content: "Go easy." } }] }) };
  });
  await brainFor(model).answer("Anyway.", 20);
  expect(seen[0]?.messages.at(-2)).toEqual({
    role: "system",
    content: "The call ends in 20 seconds. Wrap up.",
  });
});

test.each([
  ["fails", { status: 500, body: "{}" }],
  ["answers something else", { status: 200, body: '{"ok":true}' }],
  ["answers no JSON", { status: 200, body: "<html>" }],
  ["says nothing", { status: 200, body: '{"choices":[{"message":{"content":" "}}]}' }],
])("the script speaks when the model %s, and one line without words says so", async (_, answer) => {
  const logged: Logged[] = [];
  const line = await brainFor(await serve(() => answer), logged).answer("It is the charting.", 300);
  expect(line.text.toLowerCase()).toContain("charting");
  const error = expect.stringMatching(/^[A-Za-z]*Error$/);
  expect(logged).toEqual([["retell_model_failed", { callId: "call_model", error }]]);
});
