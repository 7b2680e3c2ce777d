import pg from "pg";
import { PREPARE_LOOKUP } from "./functions";

const CONNECTIONS = 20;
const ACQUIRE_MS = 10_000;

/** The Data API's connections, logged in as the role that may become the others. */
export function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: ACQUIRE_MS,
    application_name: "postgrest",
    options: "-c search_path=public,extensions",
  });
  // An idle connection that PostgreSQL closed is replaced at the next request.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    // Runs before the first request's own query; if it fails, so does that one.
    client.query(PREPARE_LOOKUP).catch(() => {});
  });
  return pool;
}
