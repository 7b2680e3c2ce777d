import { createHash } from "node:crypto";
import { prepareBinaries } from "./binaries";
import { placeData } from "./folder";
import { initialise, SUPERUSER } from "./initdb";
import { keepRunning, type PostgresStatus } from "./keep-running";
import { claim, clearLeftover, release } from "./leftover";
import { startServer, urlFor } from "./server";

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
  const server = await first().catch((error: unknown) => {
    release(folder);
    throw error;
  });
  const { port } = server;
  const again = async () => {
    await clearLeftover(folder);
    return startServer(folder, binaries, password, port);
  };
  const kept = keepRunning(server, again, options.log);

  const address = (user: string, secret: string, database = "postgres") =>
    urlFor({ user, password: secret, port, database });
  return {
    port,
    home: folder.home,
    pid: kept.pid,
    status: kept.status,
    urlFor: address,
    superuserUrl: (database) => address(SUPERUSER, password, database),
    stop: async () => {
      await kept.stop();
      release(folder);
    },
  };
}
