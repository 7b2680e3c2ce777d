import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { createClient } from "@supabase/supabase-js";
import { Hono } from "hono";
import pg from "pg";
import WebSocket from "ws";
import { SandboxClock } from "../../sandbox/core/clock";
import type { SandboxContext } from "../../sandbox/core/context";
import { readSandboxEnv } from "../../sandbox/core/env";
import { Faults } from "../../sandbox/core/faults";
import { Journal } from "../../sandbox/core/journal";
import { createApp } from "../../sandbox/core/server";
import { createSupabase, type SupabaseOptions } from "../../sandbox/supabase/vendor";
import { copyPrepared } from "./prepared-databases";

export type ServedSupabase = Awaited<ReturnType<typeof serveSupabase>>;

const NO_MIGRATIONS = join(tmpdir(), "doc-test-no-migrations");

/** Open to the account that runs PostgreSQL, which is another one when the tests run as root. */
export function openTemporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}

/** What the core gives a vendor, with settings that nothing outside the test shares. */
function testContext(dir: string, origin: () => string = () => "http://127.0.0.1"): SandboxContext {
  return {
    env: readSandboxEnv({ SANDBOX_DIR: dir }),
    origin,
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: () => {},
  };
}

/** The stand-in with its control API on a port of its own, and the real client's constructor pointed at it. */
export async function serveSupabase(options: SupabaseOptions & { dir?: string } = {}) {
  const dir = options.dir ?? openTemporaryFolder("doc-test-supabase-");
  if (!options.dir) copyPrepared("empty", dir);
  let origin = "";
  const context = testContext(dir, () => origin);
  const supabase = await createSupabase(context, { migrations: NO_MIGRATIONS, ...options });
  const server = createAdaptorServer({ fetch: createApp(context, [supabase], new Hono()).fetch });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `${origin}/supabase`;
  const keys = { anon: context.env.supabasePublishableKey, service: context.env.supabaseServiceKey };
  const owner = new pg.Pool({ connectionString: supabase.databaseUrl });
  owner.on("error", () => {});
  return {
    url,
    control: `${origin}/control`,
    dir,
    supabase,
    keys,
    /** SQL as the owner of the app's functions. */
    owner,
    client: (key: string, accessToken?: string) =>
      createClient(url, key, {
        auth: { persistSession: false, autoRefreshToken: false },
        // Node 20 has no WebSocket of its own and the client refuses to start without one.
        realtime: { transport: WebSocket as unknown as typeof globalThis.WebSocket },
        ...(accessToken ? { accessToken: async () => accessToken } : {}),
      }),
    /** A POST as anon, with nothing between it and the wire. */
    post: (path: string, body: BodyInit | null = "{}", headers: Record<string, string> = {}) =>
      fetch(url + path, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", apikey: keys.anon, ...headers },
      }),
    stop: async (keep?: "keep") => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await owner.end();
      await supabase.close();
      if (keep !== "keep") rmSync(dir, { recursive: true, force: true });
    },
  };
}
