import { join } from "node:path";
import pg from "pg";
import { type Postgres, type PostgresOptions, startPostgres } from "../postgres/postgres";
import { bootstrap } from "./bootstrap";
import { migrate, seed } from "./migrations";

const MIGRATIONS = join(import.meta.dirname, "../../../supabase/migrations");

export type DatabaseOptions = PostgresOptions & { migrations?: string | undefined };

export type Database = {
  postgres: Postgres;
  migrations: string[];
  /** As the owner of the app's tables and functions: what a migration sees. */
  url: string;
  /** Empties every table of schema app and of schema auth, and seeds again. */
  reset: () => Promise<void>;
  stop: () => Promise<void>;
};

/** PostgreSQL in the shape of a hosted Supabase project with the app's migrations applied. */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const folder = options.migrations ?? MIGRATIONS;
  const postgres = await startPostgres(options);
  const url = postgres.urlFor("postgres", options.password);
  try {
    await connected(postgres.superuserUrl(), (superuser) => bootstrap(superuser, options.password));
    const migrations = await connected(url, async (owner) => {
      const { rows } = await owner.query("select from supabase_migrations.schema_migrations limit 1");
      const applied = await migrate(owner, folder, postgres.home);
      if (rows.length === 0) await seed(owner, folder);
      return applied;
    });
    const admin = new pg.Pool({
      connectionString: postgres.superuserUrl(),
      max: 1,
      connectionTimeoutMillis: 10_000,
    });
    admin.on("error", () => {});
    const stop = async () => {
      await admin.end();
      await postgres.stop();
    };
    return { postgres, migrations, url, reset: () => reset(admin, folder), stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function reset(admin: pg.Pool, folder: string): Promise<void> {
  const superuser = await admin.connect();
  try {
    const { rows } = await superuser.query<{ tables: string }>(`
      select string_agg(c.oid::regclass::text, ', ') as tables
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('app', 'auth') and c.relkind in ('r', 'p')`);
    await superuser.query("set lock_timeout = '5s'");
    await superuser.query(`truncate ${rows[0]?.tables} restart identity cascade`);
    await superuser.query("set role postgres");
    await seed(superuser, folder);
  } finally {
    await superuser.query("reset role").catch(() => {});
    superuser.release();
  }
}

async function connected<T>(connectionString: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
