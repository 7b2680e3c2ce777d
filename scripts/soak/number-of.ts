import type pg from "pg";

/** The one number `n` that a question to the database is answered with. */
export const numberOf = async (database: pg.Pool, sql: string, values: unknown[] = []): Promise<number> =>
  Number((await database.query(sql, values)).rows[0]?.n ?? 0);
