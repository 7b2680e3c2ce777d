import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "@upstash/redis";
import { findProgram } from "../../sandbox/upstash/engine/program";
import { createUpstash } from "../../sandbox/upstash/vendor";
import { serveVendor } from "./served-vendor";

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
  const settings = {
    SANDBOX_DIR: dir,
    UPSTASH_REDIS_REST_TOKEN: TOKEN,
    PATH: engine === "server" ? SEARCH_PATH : "",
  };
  const events: string[] = [];
  const served = await serveVendor(settings, createUpstash, { log: (event) => events.push(event) });
  const url = `${served.origin}/upstash`;
  return {
    url,
    dir,
    context: served.context,
    upstash: served.vendor,
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
      await served.stop();
      if (keep !== "keep") rmSync(dir, { recursive: true, force: true });
    },
  };
}
