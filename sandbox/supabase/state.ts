import type { Database } from "./database/database";

/** What the console shows of the database. */
export function describeDatabase(database: Database) {
  return {
    postgres: database.postgres.status(),
    port: database.postgres.port,
    folder: database.postgres.home,
    migrations: database.migrations,
  };
}
