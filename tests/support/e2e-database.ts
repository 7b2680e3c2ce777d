import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { appUrl, sandboxControl } from "./page-control";

type State = { pid: number; vendors: { supabase: { postgres: string; port: number } } };

export const sandboxState = () => sandboxControl<State>("state");

/** One statement in the stack's PostgreSQL, as the owner of the tables. */
export async function query(sql: string): Promise<void> {
  const secrets = JSON.parse(readFileSync(join(process.env.TEST_SANDBOX_DIR ?? "", "supabase.json"), "utf8"));
  const { port } = (await sandboxState()).vendors.supabase;
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password: secrets.databasePassword,
    database: "postgres",
  });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** What the scheduler does every ten seconds, now. */
export async function sweep(name: "calls" | "retention"): Promise<void> {
  const response = await fetch(`${appUrl()}/api/cron/${name}`, {
    headers: { authorization: "Bearer sandbox-cron-secret-0000000000000000" },
  });
  if (!response.ok) throw new Error(`The sweep of ${name} answered ${response.status}`);
}

/** As if the last event of every call had come `seconds` earlier. */
export const ageCalls = (seconds: number) =>
  query(`update app.calls set last_event_at = last_event_at - interval '${seconds} seconds'`);
