import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parseEnv } from "node:util";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { GET } from "@/app/api/health/route";
import { getHealth, peekHealth } from "@/lib/health/get-health";
import { type Dependency, dependencies } from "@/lib/health/health";
import { inRequest } from "@/lib/log-context";

/** What each vendor is asked, and what it answers when it is well. */
const vendors: Record<Dependency, { path: RegExp; answer: [number, string] }> = {
  database: { path: /^\/supabase\/rest\/v1\/rpc\/check_health$/, answer: [200, "true"] },
  auth: { path: /^\/supabase\/auth\/v1\/health$/, answer: [200, "{}"] },
  redis: { path: /^\/upstash/, answer: [200, '[{"result":"UE9ORw=="}]'] },
  voice: {
    path: /^\/retell\/get-concurrency$/,
    answer: [200, '{"current_concurrency":1,"concurrency_limit":20}'],
  },
  storage: { path: /^\/s3\/doc-clips\/?$/, answer: [200, ""] },
  video: { path: /^\/lambda\/2015-03-31\/functions\/doc-video-generator\/invocations$/, answer: [204, ""] },
};
let broken: Partial<Record<Dependency, [number, string] | "silent">> = {};
let asked: string[] = [];
let server: Server;
let nowMs = 1_000_000;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? "").replace(/\?.*/, "");
    const name = dependencies.find((one) => vendors[one].path.test(path));
    asked.push(name ?? path);
    const answer = name && (broken[name] ?? vendors[name].answer);
    if (answer === "silent") return;
    const [status, body] = answer ?? [404, ""];
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const example = readFileSync(".env.example", "utf8").replaceAll(":4010", `:${port}`);
  const ids = { RETELL_AGENT_ID: "a", RETELL_DEMO_AGENT_ID: "b", RETELL_PHONE_NUMBER: "+14155550123" };
  for (const [name, value] of Object.entries({ ...parseEnv(example), ...ids })) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
afterEach(() => {
  vi.restoreAllMocks();
  broken = {};
  asked = [];
  nowMs += 60_000;
});

it("is well when every dependency answers, each asked once, and once only for all who ask within five seconds", async () => {
  const [health] = await Promise.all(Array.from({ length: 50 }, () => getHealth(nowMs)));
  await getHealth(nowMs + 4999);
  expect(health?.status).toBe("ok");
  expect(Object.values(health?.checks ?? {}).map(({ status }) => status)).toEqual(Array(6).fill("ok"));
  expect([...asked].sort()).toEqual([...dependencies].sort());
  await getHealth(nowMs + 5000);
  expect(asked).toHaveLength(12);
});

it.each<[Dependency, [number, string]]>([
  ["database", [503, "{}"]],
  ["database", [404, '{"code":"PGRST202","message":"no function"}']],
  ["auth", [500, "{}"]],
  ["redis", [200, '[{"result":"bm8="}]']],
  ["voice", [401, '{"status":"error","message":"API key is missing or invalid."}']],
  ["storage", [403, ""]],
  ["video", [404, '{"message":"Function not found"}']],
])("says that %s is down when it answers %j, and logs its class alone, for nobody", async (name, answer) => {
  const lines = vi.spyOn(console, "log").mockImplementation(() => {});
  broken = { [name]: answer };
  const { status, checks } = await inRequest({ requestId: "of-the-first", route: "x" }, () =>
    getHealth(nowMs),
  );
  expect(status).toBe("down");
  const down = dependencies.filter((one) => checks[one].status === "down");
  expect(down).toEqual([name]);
  const logged = lines.mock.calls.flat().join("\n");
  expect(logged).toContain(`"event":"dependency_down","vendor":"${name}"`);
  expect(logged).not.toMatch(/127\.0\.0\.1|sandbox|key is missing|of-the-first/);
});

it("waits two seconds and no longer, for all of them together; who cannot wait has what answered by then", async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const silent = dependencies.filter((name) => name !== "database");
  broken = Object.fromEntries(silent.map((name) => [name, "silent"]));
  const since = performance.now();
  const whole = getHealth(nowMs);
  const byNow = async () => expect(Object.keys(await peekHealth(nowMs))).toEqual(["database"]);
  await vi.waitFor(byNow, 1900);
  const { checks } = await whole;
  expect(performance.now() - since).toBeLessThan(3500);
  expect(dependencies.filter((name) => checks[name].status === "down")).toEqual(silent);
  expect(await peekHealth(nowMs)).toEqual(checks);
  expect(asked).toHaveLength(6);
});

it("tells anybody words and times, and the cause only to whom the scheduler's secret is known", async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  broken = { auth: [500, "{}"] };
  // By the real clock: whatever was found before is older.
  const ask = (headers: Record<string, string>) =>
    GET(new Request("http://127.0.0.1/api/health", { headers }), { params: Promise.resolve({}) });
  const anybody = await ask({});
  expect(anybody.status).toBe(503);
  const told = await anybody.json();
  expect(Object.keys(told)).toEqual(["status", "checks"]);
  expect(new Set(Object.values(told.checks).flatMap((check) => Object.keys(check as object)))).toEqual(
    new Set(["status", "latencyMs"]),
  );
  expect(JSON.stringify(told)).not.toMatch(/127\.0\.0\.1|http|key|Error/);
  const operator = await (await ask({ authorization: "Bearer sandbox-cron-secret-0000000000000000" })).json();
  expect(operator.checks.auth).toMatchObject({ status: "down", cause: "TypeError" });
});
