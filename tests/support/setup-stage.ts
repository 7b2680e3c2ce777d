import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { SandboxClock } from "../../sandbox/core/clock";
import type { SandboxContext } from "../../sandbox/core/context";
import { readSandboxEnv } from "../../sandbox/core/env";
import { Faults } from "../../sandbox/core/faults";
import { Journal } from "../../sandbox/core/journal";
import { createApp } from "../../sandbox/core/server";
import type { MediaSessions } from "../../sandbox/retell/media/contract";
import { createRetell } from "../../sandbox/retell/vendor";
import { parseEnvText } from "../../scripts/setup-retell/env-file";
import { startSetup, writeSetup } from "./setup-process";

export const apiKey = "key_sandbox_0000000000000000";

export type Moment = "arrived" | "answered";
/** Called with every request that changes something, before it is handled and before its answer leaves. */
export type Watch = (write: string, moment: Moment) => void;

/** Retell's stand-in alone on a free port, an env file, and the script as a process of its own. */
export async function openStage() {
  const dir = mkdtempSync(join(tmpdir(), "setup-stage-"));
  const context = contextIn(dir);
  const retell = await createRetell(context, { createMedia: () => noMedia });
  const app = createApp(context, [retell], new Hono());
  let watch: Watch | undefined;
  const { server, port } = await serveFetch(async (request, bindings) => {
    const write = writeOf(request);
    if (write) watch?.(write, "arrived");
    const answer = await app.fetch(request, bindings as Parameters<typeof app.fetch>[1]);
    if (write) watch?.(write, "answered");
    return answer;
  });
  const baseUrl = `http://127.0.0.1:${port}/retell`;
  const envFile = join(dir, "env");
  writeFileSync(envFile, "");
  const script = writeSetup(dir);
  const account = { RETELL_BASE_URL: baseUrl, RETELL_API_KEY: apiKey };
  const start = (args: string[], env: Record<string, string> = {}) =>
    startSetup({ script, envFile, args, env: { ...account, ...env } });

  return {
    dir,
    envFile,
    baseUrl,
    faults: context.faults,
    envText: () => readFileSync(envFile, "utf8"),
    ids: () => parseEnvText(readFileSync(envFile, "utf8")),
    /** Changing requests so far, reads by POST left out, as `METHOD /path`. */
    writes: () =>
      context.journal
        .list({ vendor: "retell" })
        .map(toWrite)
        .filter((line) => line !== undefined),
    requests: () => context.journal.list({ vendor: "retell" }).length,
    forgetRequests: () => context.journal.clear(),
    ask: <T = Record<string, unknown>>(method: string, path: string, body?: unknown) =>
      ask<T>(baseUrl, { method, path, body }),
    /** Runs the script to its end. */
    run: (args: string[] = [], env: Record<string, string> = {}) => start(args, env).ended,
    /** Runs it and kills it at that moment of its nth changing request, counted from 0; true when it came to that. */
    runKilledAt: async (n: number, moment: Moment, args: string[]) => {
      const child = start(args);
      const killer = killerOf(child, n, moment);
      watch = killer.watch;
      await child.ended;
      watch = undefined;
      return killer.hasKilled();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await retell.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

function contextIn(dir: string): SandboxContext {
  return {
    env: readSandboxEnv({ SANDBOX_DIR: join(dir, "sandbox"), SANDBOX_PORT: "0", RETELL_API_KEY: apiKey }),
    origin: () => "http://127.0.0.1",
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: () => {},
  };
}

type Fetch = (request: Request, bindings: unknown) => Promise<Response>;

function serveFetch(fetch: Fetch): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) =>
      resolve({ server: server as Server, port }),
    );
  });
}

/** Kills the script at that moment of its nth changing request. */
function killerOf(child: { kill: () => void }, n: number, moment: Moment) {
  let seen = -1;
  let hasKilled = false;
  const watch: Watch = (_, at) => {
    if (at === "arrived") seen += 1;
    if (seen !== n || at !== moment || hasKilled) return;
    hasKilled = true;
    child.kill();
    // What arrived must not be carried out: its sender was gone before it could be sent.
    if (at === "arrived") throw new Error("killed before it was sent");
  };
  return { watch, hasKilled: () => hasKilled };
}

async function ask<T>(baseUrl: string, call: { method: string; path: string; body: unknown }): Promise<T> {
  const response = await fetch(`${baseUrl}${call.path}`, {
    method: call.method,
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: call.body === undefined ? null : JSON.stringify(call.body),
  });
  if (!response.ok)
    throw new Error(`${call.method} ${call.path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return (text ? JSON.parse(text) : {}) as T;
}

const writeOf = (request: Request) =>
  toWrite({ method: request.method, path: new URL(request.url).pathname.replace(/^\/retell/, "") });

function toWrite({ method, path }: { method: string; path: string }): string | undefined {
  if (method === "GET" || path === "/v2/list-agents") return undefined;
  return `${method} ${path.split("/").slice(0, 2).join("/")}`;
}

const noMedia: MediaSessions = {
  upgrade: () => false,
  connect: () => {},
  stop: async () => false,
  say: async () => false,
  transcript: () => undefined,
  close: async () => {},
};
