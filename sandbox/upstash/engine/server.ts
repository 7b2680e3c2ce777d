import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { freePort } from "../../core/free-port";
import { type Leashed, spawnLeashed } from "../../core/leash";
import { unavailable } from "../errors";
import type { Command, Engine, EngineStatus, Outcome, Reply } from "./engine";
import type { Program } from "./program";

export type ServerOptions = {
  dir: string;
  program: Program;
  log: (event: string, fields?: Record<string, string | number>) => void;
};

const READY_MS = 10_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;
/** One that ran this long was well: its next death starts the count again. */
const WELL_AFTER_MS = 30_000;

/**
 * A real server on a free port of 127.0.0.1 with its data in `<dir>/redis`. It ends with this process, and is
 * started again on the same port whenever it dies, however often that is. Throws one sentence when it does not start.
 */
export async function startServer(options: ServerOptions): Promise<Engine> {
  const port = await freePort();
  const password = randomBytes(24).toString("hex");
  const config = writeConfig(options.dir, port, password);
  const client = openClient(port, password);
  const start = () => launch(options.program, config, client);
  let run = await start().catch((error: unknown) => {
    client.disconnect();
    throw error;
  });
  let status: EngineStatus = "running";
  let startedAt = Date.now();
  let attempt = 0;

  const revive = async () => {
    if (Date.now() - startedAt > WELL_AFTER_MS) attempt = 0;
    for (; status === "restarting"; attempt += 1) {
      await new Promise((later) =>
        setTimeout(later, Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS)),
      );
      if (status !== "restarting") return;
      const next = await start().catch(() => undefined);
      if (!next) continue;
      run = next;
      // Stopped while it was starting: the newcomer must go too.
      if (status !== "restarting") return run.stop();
      status = "running";
      startedAt = Date.now();
      attempt += 1;
      options.log("redis.restarted", { attempt });
      return watch();
    }
  };
  let revival: Promise<unknown> = Promise.resolve();
  const watch = () => {
    void run.exited.then(() => {
      if (status !== "running") return;
      status = "restarting";
      options.log("redis.died");
      revival = revive();
    });
  };
  watch();

  return {
    name: options.program.name,
    status: () => status,
    pid: () => run.pid,
    ...commandsOf(client),
    close: async () => {
      status = "stopped";
      await revival;
      client.disconnect();
      await run.stop();
    },
  };
}

function commandsOf(client: Redis): Pick<Engine, "run" | "runTogether"> {
  return {
    run: ([name, ...args]) => client.call(name, ...args).then((reply) => reply as Reply, refuse),
    runTogether: async (commands: readonly Command[]) => {
      const results = await client
        .multi(commands.map((command) => ["call", ...command]))
        .exec()
        .catch(refuse);
      return (results ?? []).map(
        ([error, reply]): Outcome => (error ? { error: error.message } : { reply: reply as Reply }),
      );
    },
  };
}

/** What Redis said passes; anything else means that Redis was not there. */
function refuse(error: unknown): never {
  if (error instanceof Error && error.name === "ReplyError") throw error;
  throw unavailable();
}

function openClient(port: number, password: string): Redis {
  const client = new Redis({
    host: "127.0.0.1",
    port,
    password,
    retryStrategy: () => 20,
    // A command whose answer was lost must not run twice, and one that cannot run now must say so.
    autoResendUnfulfilledCommands: false,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
  });
  client.on("error", () => {});
  return client;
}

async function launch(program: Program, config: string, client: Redis): Promise<Leashed> {
  const run = spawnLeashed(program.path, [config], { stop: [{ signal: "SIGTERM", waitMs: 600 }] });
  let said = "";
  run.child.stdout?.on("data", (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4000);
  });
  run.child.stderr?.resume();
  const ended = run.exited.then(({ code, signal }) => `it ended with ${signal ?? `exit code ${code}`}`);
  const failure = await Promise.race([untilReady(client), ended]);
  if (!failure) return run;
  await run.stop();
  throw new Error(`${program.name} did not start: ${said.trim().split("\n").at(-1) || failure}`);
}

function untilReady(client: Redis): Promise<string | undefined> {
  return new Promise((done) => {
    if (client.status === "ready") return done(undefined);
    const timer = setTimeout(() => done(`it did not answer within ${READY_MS / 1000} s`), READY_MS);
    client.once("ready", () => {
      clearTimeout(timer);
      done(undefined);
    });
  });
}

/** A file, so that the password shows in no list of processes. */
function writeConfig(dir: string, port: number, password: string): string {
  const data = join(dir, "redis");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const file = join(data, "redis.conf");
  const lines = [
    "bind 127.0.0.1",
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(data)}`,
    // Written before each answer, never awaited on the disk: a killed server has lost nothing.
    "appendonly yes",
    "appendfsync no",
    'save ""',
  ];
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return file;
}
