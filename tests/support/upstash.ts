import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { Redis } from "@upstash/redis";
import { Hono } from "hono";
import { SandboxClock } from "../../sandbox/core/clock";
import type { SandboxContext } from "../../sandbox/core/context";
import { readSandboxEnv } from "../../sandbox/core/env";
import { Faults } from "../../sandbox/core/faults";
import { Journal } from "../../sandbox/core/journal";
import { createApp } from "../../sandbox/core/server";
import { findProgram } from "../../sandbox/upstash/engine/program";
import { createUpstash } from "../../sandbox/upstash/vendor";

export type EngineKind = "server" | "imitation";
export type ServedUpstash = Awaited<ReturnType<typeof serveUpstash>>;

const SEARCH_PATH = process.env.PATH ?? "";

/** What this machine can run; the imitation always can. */
export const engines: EngineKind[] = findProgram(SEARCH_PATH) ? ["server", "imitation"] : ["imitation"];

export const TOKEN = "token-contract-0000";

/** The stand-in on a port of its own behind the sandbox's core, and the real client pointed at it. */
export async function serveUpstash(
  engine: EngineKind,
  dir = mkdtempSync(join(tmpdir(), "doc-test-upstash-")),
) {
  const env = readSandboxEnv({
    SANDBOX_DIR: dir,
    UPSTASH_REDIS_REST_TOKEN: TOKEN,
    PATH: engine === "server" ? SEARCH_PATH : "",
  });
  const events: string[] = [];
  const context: SandboxContext = {
    env,
    origin: () => origin,
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: (event) => events.push(event),
  };
  const upstash = await createUpstash(context);
  const app = createApp(context, [upstash], new Hono());
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `${origin}/upstash`;
  return {
    url,
    dir,
    context,
    upstash,
    /** Names of what was logged. */
    events,
    redis: new Redis({ url, token: TOKEN, retry: { retries: 0 } }),
    /** One request as it goes over the wire; the answer's status and JSON. */
    send: async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${TOKEN}`, ...init.headers };
      const response = await fetch(url + path, { ...init, headers });
      return { status: response.status, json: (await response.json()) as unknown };
    },
    stop: async (keep?: "keep") => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await upstash.close();
      if (keep !== "keep") rmSync(dir, { recursive: true, force: true });
    },
  };
}
