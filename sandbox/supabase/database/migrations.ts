import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

type Migration = { file: string; version: string; name: string; sql: string };

const FILE_NAME = /^(\d+)_(.+)\.sql$/;

/**
 * Applies the migrations that are new, in the order of their versions, each in a transaction of its own, and
 * records them as the Supabase CLI does. Returns the names of all that are applied. Throws one sentence when an
 * applied one was edited or removed, when a new one sorts before an applied one, or when one fails.
 */
export async function migrate(owner: pg.Client, folder: string, home: string): Promise<string[]> {
  const wanted = readMigrations(folder);
  const { rows: applied } = await owner.query<{ version: string; name: string; statements: string[] | null }>(
    "select version, name, statements from supabase_migrations.schema_migrations order by version",
  );
  const afresh = `delete ${home} to start with an empty database.`;
  for (const row of applied) {
    const found = wanted.find((m) => m.version === row.version);
    const label = `Migration ${row.version}_${row.name}.sql`;
    if (!found)
      throw new Error(`${label} has been applied but is no longer in ${folder}: put it back, or ${afresh}`);
    if (found.sql !== (row.statements ?? []).join(""))
      throw new Error(`${label} was edited after it was applied: undo the edit, or ${afresh}`);
  }
  const last = applied.at(-1)?.version;
  for (const migration of wanted) {
    if (applied.some((row) => row.version === migration.version)) continue;
    if (last !== undefined && migration.version < last)
      throw new Error(
        `Migration ${migration.file} sorts before ${last}, which has been applied: rename it, or ${afresh}`,
      );
    await apply(owner, migration);
  }
  return wanted.map((m) => m.file);
}

/** Runs `seed.sql` beside the migrations, when there is one. */
export async function seed(owner: pg.ClientBase, folder: string): Promise<void> {
  const file = join(folder, "..", "seed.sql");
  if (!existsSync(file)) return;
  const sql = readFileSync(file, "utf8");
  await owner.query(sql).catch((error: unknown) => {
    throw new Error(`seed.sql failed${explain(error, sql)}`, { cause: error });
  });
}

function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const migrations = files.map((file) => {
    const [, version, name] = FILE_NAME.exec(file) ?? [];
    if (!version || !name)
      throw new Error(`Migration ${file} is not named <version>_<name>.sql, as the CLI wants it.`);
    return { file, version, name, sql: readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n") };
  });
  migrations.sort((a, b) => (a.version < b.version ? -1 : 1));
  const twice = migrations.find((m, i) => m.version === migrations[i - 1]?.version);
  if (twice) throw new Error(`Two migrations have the version ${twice.version}: rename ${twice.file}.`);
  return migrations;
}

async function apply(owner: pg.Client, migration: Migration): Promise<void> {
  try {
    await owner.query("begin");
    await owner.query(migration.sql);
    await owner.query(
      "insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)",
      [migration.version, migration.name, [migration.sql]],
    );
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw new Error(`Migration ${migration.file} failed${explain(error, migration.sql)}`, { cause: error });
  }
}

function explain(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError))
    return `: ${error instanceof Error ? error.message : "unknown error"}`;
  const line = error.position ? ` at line ${sql.slice(0, Number(error.position)).split("\n").length}` : "";
  return `${line}: ${error.message}${error.detail ? ` (${error.detail})` : ""}`;
}
