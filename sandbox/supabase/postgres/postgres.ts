import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { prepareBinaries } from "./binaries";
import { placeData } from "./folder";
import { initialise, SUPERUSER } from "./initdb";
import { claim, clearLeftover, release } from "./leftover";
import { startServer, urlFor } from "./server";

export type PostgresStatus = "running" | "restarting" | "stopped" | "failed";

export type Postgres = {
  port: number;
  home: string;
  /** The postmaster's process id; another after a restart. */
  pid: () => number | undefined;
  status: () => PostgresStatus;
  urlFor: (user: string, password: string, database?: string) => string;
  superuserUrl: (database?: string) => string;
  stop: () => Promise<void>;
};

export type PostgresOptions = {
  dir: string;
  password: string;
  /** The folder of the platform's package; found by itself when absent. */
  packageFolder?: string | undefined;
  log?: (event: string, fields?: Record<string, string | number>) => void;
};

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;
const MOST_RESTARTS = 8;
/** One that ran this long was well: its next death starts the count again. */
const WELL_AFTER_MS = 30_000;

/**
 * PostgreSQL on a free port of 127.0.0.1 with its data kept under `dir`. It ends with this process, and while this
 * process lives it is started again, on the same port, whenever it dies.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dir, password } = options;
  const folder = placeData(dir, createHash("sha256").update(password).digest("hex"));
  const binaries = prepareBinaries(folder.account, options.packageFolder);
  claim(folder);
  const first = async () => {
    await clearLeftover(folder);
    await initialise(folder, binaries, password);
    return startServer(folder, binaries, password);
  };
  let server = await first().catch((error: unknown) => {
    release(folder);
    throw error;
  });
  const { port } = server;
  let status: PostgresStatus = "running";

  let attempt = 0;
  let startedAt = Date.now();

  const revive = async () => {
    if (Date.now() - startedAt > WELL_AFTER_MS) attempt = 0;
    for (; attempt < MOST_RESTARTS && status === "restarting"; attempt += 1) {
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS));
      if (status !== "restarting") return;
      try {
        await clearLeftover(folder);
        server = await startServer(folder, binaries, password, port);
        // Stopped while it was starting: the newcomer must go too.
        if (status !== "restarting") return server.run.stop();
        status = "running";
        startedAt = Date.now();
        attempt += 1;
        options.log?.("postgres.restarted", { attempt });
        return watch();
      } catch (error) {
        options.log?.("postgres.restart_failed", {
          reason: error instanceof Error ? error.message : "unknown",
        });
      }
    }
    if (status === "restarting") status = "failed";
  };
  let revival: Promise<unknown> = Promise.resolve();
  const watch = () => {
    void server.run.exited.then(() => {
      if (status !== "running") return;
      status = "restarting";
      options.log?.("postgres.died");
      revival = revive();
    });
  };
  watch();

  const address = (user: string, secret: string, database = "postgres") =>
    urlFor({ user, password: secret, port, database });
  return {
    port,
    home: folder.home,
    pid: () => server.run.pid,
    status: () => status,
    urlFor: address,
    superuserUrl: (database) => address(SUPERUSER, password, database),
    stop: async () => {
      status = "stopped";
      await revival;
      await server.run.stop();
      release(folder);
    },
  };
}
