import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";

/** Loaded after the environment is set: settings are read once a process, which other tests share. */
let recordRefusal: typeof import("./record-refusal").recordRefusal;
let server: Server;
let bodies: string[] = [];
let status = 200;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    bodies.push(body);
    response
      .writeHead(status, { "content-type": "application/json" })
      .end(status === 200 ? "null" : '{"message":"down"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const example = parseEnv(readFileSync(".env.example", "utf8"));
  const { port } = server.address() as AddressInfo;
  const own = {
    RETELL_AGENT_ID: "agent_a",
    RETELL_DEMO_AGENT_ID: "agent_b",
    RETELL_PHONE_NUMBER: "+14155550123",
    NEXT_PUBLIC_SUPABASE_URL: `http://127.0.0.1:${port}`,
  };
  for (const [name, value] of Object.entries({ ...example, ...own })) vi.stubEnv(name, value);
  vi.resetModules();
  ({ recordRefusal } = await import("./record-refusal"));
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
  server.close();
});
beforeEach(() => {
  bodies = [];
  status = 200;
});

it("writes what was refused together, once, and not what was nobody's rule", async () => {
  const refused = ["rate_limited", "usage_spent", "rate_limited", "not_found", "internal"] as const;
  await Promise.all(refused.map((code) => recordRefusal(code)));
  expect(bodies.map((body) => JSON.parse(body))).toEqual([{ p_counts: { rate_limited: 2, usage_spent: 1 } }]);
});

it("fails nobody when it cannot be written, and counts on", async () => {
  const lines = vi.spyOn(console, "log").mockImplementation(() => {});
  status = 503;
  await recordRefusal("rate_limited");
  expect(String(lines.mock.calls[0])).toContain("refusals_not_counted");
  status = 200;
  await recordRefusal("usage_spent");
  expect(JSON.parse(bodies.at(-1) ?? "")).toEqual({ p_counts: { usage_spent: 1 } });
  lines.mockRestore();
});
