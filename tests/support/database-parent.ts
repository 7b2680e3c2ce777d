/**
 * A process that runs the sandbox's database and waits to be killed: `tsx database-parent.ts <folder> <password> [package]`.
 * It prints one line of JSON once the database answers.
 */
import pg from "pg";
import { startDatabase } from "../../sandbox/supabase/database/database";

async function main() {
  const [dir = "", password = "", packageFolder] = process.argv.slice(2);
  const database = await startDatabase({
    dir,
    password,
    migrations: "/nowhere",
    packageFolder,
  });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    "create schema if not exists app; create table if not exists app.starts (at timestamptz)",
  );
  await client.query("insert into app.starts values (now())");
  const { rows } = await client.query(
    "select count(*)::int as starts, length('é🙂') as length, current_setting('server_encoding') as encoding from app.starts",
  );
  const { home, pid } = database.postgres;
  process.stdout.write(`${JSON.stringify({ ...rows[0], home, pid: pid(), url: database.url })}\n`);
  setInterval(() => {}, 1000);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : "unknown"}\n`);
  process.exit(1);
});
