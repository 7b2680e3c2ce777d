import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startDatabase } from "../../sandbox/supabase/database/database";
import { copyPrepared, PASSWORD } from "./prepared-databases";

export type TestDatabase = {
  /** As the owner of the app's tables and functions. */
  url: string;
  pool: pg.Pool;
  /** As the superuser: for `set role`, catalogues and settings. */
  superuserUrl: string;
  /** An own copy of the migrated database, some 40 ms each; its pool is closed by `stop`. */
  createFromTemplate: () => Promise<{ url: string; superuserUrl: string; pool: pg.Pool }>;
  stop: (keep?: "keep") => Promise<void>;
};

type Options = { dir?: string; migrations?: string };

/**
 * One real PostgreSQL with the app's migrations applied, for one test file: start it in `beforeAll`, stop it in
 * `afterAll`. Nothing of it is left behind.
 */
export async function startTestDatabase(options: Options = {}): Promise<TestDatabase> {
  const { dir = mkdtempSync(join(tmpdir(), "doc-test-database-")), ...rest } = options;
  // Under root PostgreSQL runs as another account.
  chmodSync(dir, 0o755);
  copyPrepared(options.migrations ? "empty" : "migrated", dir);
  const database = await startDatabase({ dir, password: PASSWORD, ...rest });
  const { postgres } = database;
  const pools: pg.Pool[] = [];
  const open = (connectionString: string) => {
    const pool = new pg.Pool({ connectionString, max: 50 });
    pool.on("error", () => {});
    pools.push(pool);
    return pool;
  };
  const superuser = new pg.Pool({ connectionString: postgres.superuserUrl("template1"), max: 1 });
  superuser.on("error", () => {});
  const { rowCount } = await superuser.query("select from pg_database where datname = 'migrated'");
  if (!rowCount) await superuser.query("create database migrated template postgres owner postgres");
  let copies = 0;
  const createFromTemplate = async () => {
    copies += 1;
    const name = `copy_${copies}`;
    await superuser.query(`create database ${name} template migrated owner postgres`);
    const url = postgres.urlFor("postgres", PASSWORD, name);
    return { url, superuserUrl: postgres.superuserUrl(name), pool: open(url) };
  };
  return {
    url: database.url,
    superuserUrl: postgres.superuserUrl(),
    pool: open(database.url),
    createFromTemplate,
    stop: async (keep) => {
      await Promise.all([...pools, superuser].map((pool) => pool.end()));
      await database.stop();
      if (keep !== "keep") rmSync(dir, { recursive: true, force: true });
    },
  };
}
