import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { currentRequest, inRequest } from "@/lib/log-context";
import { handle } from "./handle";

type Line = { event: string; requestId?: string; route?: string; status?: number; durationMs?: number };
let lines: Line[];
beforeEach(() => {
  const example = parseEnv(readFileSync(".env.example", "utf8"));
  const ids = {
    RETELL_AGENT_ID: "agent_a",
    RETELL_DEMO_AGENT_ID: "agent_b",
    RETELL_PHONE_NUMBER: "+14155550123",
  };
  for (const [name, value] of Object.entries({ ...example, ...ids })) vi.stubEnv(name, value);
  lines = [];
  const keep = (line: string) => void lines.push(JSON.parse(line));
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const ask = (
  route: ReturnType<typeof handle<Record<never, never>>>,
  headers: Record<string, string> = {},
  method = "GET",
) =>
  route(new Request("http://127.0.0.1/api/x?phone=4155550123", { method, headers }), {
    params: Promise.resolve({}),
  });
const aWhile = () => new Promise((resolve) => setImmediate(resolve));

it("gives every line of a request its id and route, however deep and late it is written", async () => {
  let late: Promise<void> | undefined;
  const route = handle("deep", async () => {
    log("info", "first");
    await aWhile();
    await Promise.all([aWhile().then(() => log("info", "second"))]);
    late = aWhile().then(() => log("warn", "after_the_answer"));
    throw new AppError("voice_failed", { cause: new TypeError("+14155550123 did not answer") });
  });
  const answer = await ask(route);
  await late;
  const { requestId } = await answer.json();
  expect(answer.headers.get("x-request-id")).toBe(requestId);
  expect(lines.map(({ event }) => event)).toEqual(["first", "second", "request_refused", "after_the_answer"]);
  expect(new Set(lines.map((line) => `${line.requestId} ${line.route}`))).toEqual(
    new Set([`${requestId} deep`]),
  );
  expect(JSON.stringify(lines)).not.toContain("415555");
});

it("mixes up no two requests that are worked on at once", async () => {
  const route = handle("crowd", async (_request, { requestId }) => {
    for (let i = 0; i < 3; i++) {
      await aWhile();
      log("info", requestId);
    }
    return Response.json({});
  });
  await Promise.all(Array.from({ length: 20 }, () => ask(route)));
  expect(lines).toHaveLength(80);
  expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(20);
  const own = lines.filter(({ event }) => event !== "request");
  expect(own).toHaveLength(60);
  expect(own.filter(({ event, requestId }) => event !== requestId)).toEqual([]);
});

it("ends each request in one line: of what went well its method, route, status and time, and no address", async () => {
  const answer = await ask(
    handle("feedback", async () => new Response(null, { status: 204 })),
    { "x-client-address": "203.0.113.77", authorization: "Bearer secret" },
    "PUT",
  );
  const requestId = answer.headers.get("x-request-id");
  const at = expect.any(String);
  const durationMs = expect.any(Number);
  const line = {
    at,
    level: "info",
    event: "request",
    requestId,
    route: "feedback",
    status: 204,
    method: "PUT",
  };
  expect(lines).toEqual([{ ...line, durationMs }]);
  lines = [];
  const nothing = handle("call", async () => {
    throw new AppError("not_found");
  });
  await ask(nothing);
  const refused = { event: "request_refused", code: "not_found", status: 404, method: "GET", durationMs };
  expect(lines).toEqual([expect.objectContaining(refused)]);
});

it("writes no line for a poll that goes well, and one for each that does not", async () => {
  const health = (status: number) => handle("health", async () => new Response(null, { status }));
  await ask(health(200));
  expect(lines).toEqual([]);
  await ask(health(503));
  await ask(health(200), {}, "POST");
  expect(lines.map(({ event, status }) => [event, status])).toEqual([
    ["request", 503],
    ["request", 200],
  ]);
});

it("takes up the id that a proxy gave", async () => {
  const given = "0b0c9a52-6c1e-4c5e-9d0e-3a1f0a4d5e6f";
  const answer = await ask(
    handle("given", async () => Response.json(currentRequest())),
    { "x-request-id": given },
  );
  expect(await answer.json()).toEqual({ requestId: given, route: "given" });
});

it("lets shared work write for whom it works, and outside a request for nobody", () => {
  inRequest({ requestId: "a", route: "x" }, () => inRequest(undefined, () => log("info", "sweep")));
  log("info", "script");
  expect(lines.map(({ requestId }) => requestId)).toEqual([undefined, undefined]);
});
