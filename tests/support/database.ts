import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startDatabase } from "../../sandbox/supabase/database/database";

export type TestDatabase = {
  /** As the owner of the app's tables and functions. */
  url: string;
  pool: pg.Pool;
  /** As the superuser: for `set role`, catalogues and settings. */
  superuserUrl: string;
  /** An own copy of the migrated database, some 40 ms each; its pool is closed by `stop`. */
  createFromTemplate: () => Promise<{ url: string; superuserUrl: string; pool: pg.Pool }>;
  stop: () => Promise<void>;
};

/**
 * One real PostgreSQL with the app's migrations applied, for one test file: start it in `beforeAll`, stop it in
 * `afterAll`. Nothing of it is left behind.
 */
export async function startTestDatabase(options: { migrations?: string } = {}): Promise<TestDatabase> {
  const dir = mkdtempSync(join(tmpdir(), "doc-test-database-"));
  // Under root PostgreSQL runs as another account.
  chmodSync(dir, 0o755);
  const database = await startDatabase({ dir, password: "test-password-0000", ...options });
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
  await superuser.query("create database migrated template postgres owner postgres");
  let copies = 0;
  const createFromTemplate = async () => {
    copies += 1;
    const name = `copy_${copies}`;
    await superuser.query(`create database ${name} template migrated owner postgres`);
    const url = postgres.urlFor("postgres", "test-password-0000", name);
    return { url, superuserUrl: postgres.superuserUrl(name), pool: open(url) };
  };
  return {
    url: database.url,
    superuserUrl: postgres.superuserUrl(),
    pool: open(database.url),
    createFromTemplate,
    stop: async () => {
      await Promise.all([...pools, superuser].map((pool) => pool.end()));
      await database.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
