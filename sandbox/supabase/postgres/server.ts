import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../../core/free-port";
import { type Leashed, spawnLeashed } from "../../core/leash";
import { postgresEnv } from "./account";
import type { Binaries } from "./binaries";
import type { DataFolder } from "./folder";
import { SUPERUSER } from "./initdb";

const READY_MS = 30_000;
/** SIGINT disconnects everyone and writes a checkpoint; SIGQUIT leaves the rest to recovery at the next start. */
const STOP = [
  { signal: "SIGINT", waitMs: 600 },
  { signal: "SIGQUIT", waitMs: 300 },
] as const;

export type Server = { run: Leashed; port: number };

/** Starts PostgreSQL on 127.0.0.1 and waits until it answers. Throws one sentence that says why it did not. */
export async function startServer(
  folder: DataFolder,
  binaries: Binaries,
  password: string,
  wantedPort?: number,
): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wantedPort ?? (await freePort());
    const run = spawnLeashed(binaries.postgres, settings(folder, port), {
      account: folder.account,
      cwd: "/",
      env: postgresEnv(),
      stop: STOP,
    });
    const said = lastLines(run);
    const failure = await untilReady(run, port, password);
    if (!failure) return { run, port };
    await run.stop();
    const taken = said().includes("could not bind");
    if (!taken || wantedPort || attempt === 5) {
      throw new Error(`PostgreSQL did not start on ${folder.data}: ${reason(said()) ?? failure}`);
    }
  }
}

function settings(folder: DataFolder, port: number): string[] {
  const options = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: "32MB",
    timezone: "UTC",
    log_timezone: "UTC",
    // Only a crash of the whole machine could lose data, and this data is made to be thrown away.
    fsync: "off",
    // Passwords are long and random: hashing them 4096 times would only make each login slow.
    scram_iterations: "1",
    log_checkpoints: "off",
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", folder.data, ...flags];
}

function lastLines(run: Leashed): () => string {
  let text = "";
  run.child.stdout?.resume();
  run.child.stderr?.on("data", (chunk: Buffer) => {
    text = `${text}${chunk}`.slice(-4000);
  });
  return () => text;
}

function reason(log: string): string | undefined {
  return /(?:FATAL|PANIC):\s+(.+)/.exec(log)?.[1] ?? (log.trim().split("\n").at(-1) || undefined);
}

/** Undefined once it answers, else what happened. */
async function untilReady(run: Leashed, port: number, password: string): Promise<string | undefined> {
  let ended: string | undefined;
  void run.exited.then(({ code, signal }) => {
    ended = `it ended with ${signal ?? `exit code ${code}`}`;
  });
  const deadline = Date.now() + READY_MS;
  while (!ended && Date.now() < deadline) {
    const answer = await ping(port, password);
    if (answer === "ready") return undefined;
    if (answer === "28P01") return "its password is not the one kept beside it";
    await sleep(20);
  }
  return ended ?? `it did not answer within ${READY_MS / 1000} s`;
}

async function ping(port: number, password: string): Promise<string> {
  const client = new pg.Client({
    connectionString: urlFor({ user: SUPERUSER, password, port, database: "postgres" }),
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return "ready";
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? "") : "";
  } finally {
    await client.end().catch(() => {});
  }
}

export function urlFor(to: { user: string; password: string; port: number; database: string }): string {
  return `postgresql://${to.user}:${encodeURIComponent(to.password)}@127.0.0.1:${to.port}/${to.database}`;
}
