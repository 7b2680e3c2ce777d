import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** Connections of one's own into a stack's PostgreSQL, as the owner of the tables. */
export async function connectToStack(sandbox: string, sandboxDir: string): Promise<pg.Pool> {
  const state = await (await fetch(`${sandbox}/control/state`)).json();
  const { databasePassword } = JSON.parse(readFileSync(join(sandboxDir, "supabase.json"), "utf8"));
  const pool = new pg.Pool({
    host: "127.0.0.1",
    port: state.vendors.supabase.port,
    user: "postgres",
    password: databasePassword,
    database: "postgres",
    max: 2,
  });
  // A test may take the database away.
  pool.on("error", () => {});
  return pool;
}
