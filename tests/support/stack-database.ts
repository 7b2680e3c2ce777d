import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";

/** A connection of its own into the stack's PostgreSQL, as the owner of the tables; closed after the test file. */
export async function openStackDatabase(): Promise<pg.Pool> {
  const state = await (await fetch(`${inject("sandbox")}/control/state`)).json();
  const { databasePassword } = JSON.parse(readFileSync(join(inject("sandboxDir"), "supabase.json"), "utf8"));
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
  afterAll(() => pool.end());
  return pool;
}
