import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";

type Spans = typeof import("./span");
type Context = typeof import("@/lib/log-context");
/** Loaded after the environment is set: settings are read once a process, which other tests share. */
let openRecording: typeof import("./recordings").openRecording;
let setRunSpan: Spans["setRunSpan"];
let inRequest: Context["inRequest"];
let asked: string[] = [];
let passedOn: (string | undefined)[] = [];
const servers: Server[] = [];
let allowed: string;
let foreign: string;

async function serve(name: string, answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    asked.push(`${name} ${request.url}`);
    passedOn.push(request.headers["x-request-id"]?.toString());
    answer(request, response);
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  foreign = await serve("foreign", (_request, response) => response.end("secret"));
  allowed = await serve("allowed", (request, response) =>
    request.url === "/moved"
      ? response.writeHead(302, { location: `${foreign}/inside` }).end()
      : response.end("sound"),
  );
  const ids = { RETELL_AGENT_ID: "a", RETELL_DEMO_AGENT_ID: "b", RETELL_PHONE_NUMBER: "+14155550123" };
  const values = {
    ...parseEnv(readFileSync(".env.example", "utf8")),
    ...ids,
    RECORDING_ORIGINS: allowed,
  };
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  vi.resetModules();
  ({ openRecording } = await import("./recordings"));
  ({ setRunSpan } = await import("./span"));
  ({ inRequest } = await import("@/lib/log-context"));
});
beforeEach(() => {
  [asked, passedOn] = [[], []];
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.resetModules();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

const open = (url: string) => openRecording(url, null, new AbortController().signal);

it("opens what lies at a named origin", async () => {
  expect(await (await open(`${allowed}/a.wav`)).text()).toBe("sound");
});

it("is a span of the request without a word of the address, and passes the request's id on", async () => {
  const spans: string[] = [];
  setRunSpan(({ name }, work) => {
    spans.push(name);
    return work();
  });
  const address = `${allowed}/calls/dr-grey.wav?Signature=secret`;
  await inRequest({ requestId: "id-1", route: "x" }, () => open(address)).finally(() =>
    setRunSpan(undefined),
  );
  expect(spans).toEqual(["recording GET"]);
  expect(passedOn).toEqual(["id-1"]);
});

it("asks no other origin, however like it looks", async () => {
  const { port } = new URL(allowed);
  const others = [
    `${foreign}/a.wav`,
    `http://localhost:${port}/a.wav`,
    `http://127.0.0.1:${port}@evil.example/`,
  ];
  for (const url of others) await expect(open(url)).rejects.toMatchObject({ code: "voice_misconfigured" });
  expect(asked).toEqual([]);
});

it("follows no redirect to another", async () => {
  await expect(open(`${allowed}/moved`)).rejects.toMatchObject({ code: "voice_failed" });
  expect(asked).toEqual(["allowed /moved"]);
});
