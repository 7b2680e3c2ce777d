import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SandboxClock } from "./clock";
import type { SandboxContext } from "./context";
import { Cron } from "./cron";
import { readSandboxEnv } from "./env";
import { Faults } from "./faults";
import { Journal } from "./journal";
import { createApp } from "./server";

let server: Server;
let waiting: ServerResponse[];
let asked: { path: string | undefined; authorization: string | undefined }[];
let cron: Cron;
let app: ReturnType<typeof createApp>;

beforeEach(async () => {
  waiting = [];
  asked = [];
  server = createServer(({ url, headers }, response) => {
    asked.push({ path: url, authorization: headers.authorization });
    waiting.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const context: SandboxContext = {
    env: readSandboxEnv({ PORT: String(port), CRON_SECRET: "s3cret" }),
    origin: () => "http://127.0.0.1:4010",
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: () => undefined,
  };
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  cron = new Cron(context, ["/api/cron/calls", "/api/cron/queue"]);
  app = createApp(context, [], new Hono(), cron);
  cron.start();
});
afterEach(async () => {
  cron.stop();
  vi.useRealTimers();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const post = (path: string, body: unknown) =>
  app.request(`/control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const state = async () => (await (await app.request("/control/state")).json()).cron;
const pass = () => vi.advanceTimersByTime(10_000);

it("calls every path with the secret, one after the other, each ten seconds", async () => {
  const authorization = "Bearer s3cret";
  const [calls, queue] = [
    { path: "/api/cron/calls", authorization },
    { path: "/api/cron/queue", authorization },
  ];
  pass();
  await expect.poll(() => asked).toEqual([calls]);
  // The round before is still under way: it is left to finish.
  pass();
  waiting[0]?.end();
  await expect.poll(() => asked).toEqual([calls, queue]);
  waiting[1]?.end();
  const afterPass = () => {
    pass();
    return asked;
  };
  await expect.poll(afterPass).toEqual([calls, queue, calls]);
});

it("rests while it is paused, a reset included, and goes on afterwards", async () => {
  expect(await (await post("cron", { isPaused: true })).json()).toEqual({ isPaused: true });
  await post("reset", {});
  expect(await state()).toEqual({ isPaused: true });
  pass();
  await post("cron", { isPaused: false });
  expect(await state()).toEqual({ isPaused: false });
  pass();
  await expect.poll(() => waiting.length).toBe(1);
  expect(asked).toHaveLength(1);
});

it("is paused only when no call is on its way any more", async () => {
  pass();
  await expect.poll(() => waiting.length).toBe(1);
  let isAnswered = false;
  const paused = Promise.resolve(post("cron", { isPaused: true })).then(() => {
    isAnswered = true;
  });
  await expect.poll(() => cron.isPaused).toBe(true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(isAnswered).toBe(false);
  waiting[0]?.end();
  await paused;
});

it("refuses anything but a yes or no", async () => {
  for (const body of [{}, { isPaused: "yes" }, { isPaused: true, forMs: 1 }]) {
    expect((await post("cron", body)).status).toBe(400);
  }
  expect(cron.isPaused).toBe(false);
});
