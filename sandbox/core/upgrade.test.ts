import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SandboxClock } from "./clock";
import type { SandboxContext } from "./context";
import { readSandboxEnv } from "./env";
import { Faults } from "./faults";
import { Journal } from "./journal";
import { createApp, listen } from "./server";
import type { Vendor } from "./vendor";

const vendor: Vendor = {
  name: "post-office",
  app: new Hono(),
  errorBody: (status) => ({ sorry: status }),
  reset: async () => undefined,
  state: () => ({}),
  close: async () => undefined,
  upgrade: (path, _request, socket) => {
    if (path === "/line") socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    return path === "/line";
  },
};

let server: Server;
let port: number;
// An upgrade's socket is no longer the server's to close.
const accepted: Socket[] = [];

beforeEach(async () => {
  const context: SandboxContext = {
    env: readSandboxEnv({ SANDBOX_PORT: "0" }),
    origin: () => `http://127.0.0.1:${port}`,
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: () => undefined,
  };
  server = await listen(context, [vendor], createApp(context, [vendor], new Hono()));
  server.on("connection", (socket) => accepted.push(socket));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  for (const socket of accepted.splice(0)) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function open(path: string, headers: Record<string, string> = {}) {
  const socket = connect(port, "127.0.0.1");
  socket.setTimeout(5000, () => socket.destroy(new Error("There was no answer.")));
  const given = { host: `127.0.0.1:${port}`, connection: "Upgrade", upgrade: "websocket", ...headers };
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
  return socket;
}

const statusOf = async (path: string, headers: Record<string, string> = {}) =>
  Number((await text(open(path, headers))).split(" ")[1]);

it.each(["//", "///", "//:0", "http://[", "*"])(
  "an upgrade of %s is refused, and the next is served",
  async (path) => {
    expect(await statusOf(path)).toBe(400);
    expect(await statusOf("/post-office/line")).toBe(101);
  },
);

it("the path reaches its vendor without prefix and query, and what no vendor takes is 404", async () => {
  expect(await statusOf("/post-office/line?token=1")).toBe(101);
  expect(await statusOf("/post-office/other")).toBe(404);
  expect(await statusOf("/elsewhere/line")).toBe(404);
  expect(await statusOf("/")).toBe(404);
});

it("pages of other origins and other names are refused, whatever the path", async () => {
  for (const path of ["/post-office/line", "//"]) {
    expect(await statusOf(path, { origin: "https://example.com" })).toBe(403);
    expect(await statusOf(path, { host: "example.com" })).toBe(403);
  }
});

it("a caller that hangs up before the answer harms nobody", async () => {
  for (let i = 0; i < 20; i++) {
    const socket = open("//");
    await once(socket, "connect");
    socket.resetAndDestroy();
  }
  expect(await statusOf("/post-office/line")).toBe(101);
});
