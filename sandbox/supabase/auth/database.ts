import pg from "pg";

/** Auth's connections, as the owner of its tables. */
export function openAuthPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: "auth",
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

export type Connection = pg.Pool | pg.PoolClient;

/** Refuses after what was done is kept, as Auth does when a used refresh token comes back. */
export class KeptRefusal extends Error {
  constructor(readonly refusal: Error) {
    super(refusal.message);
  }
}

/** All of it or nothing, save that a `KeptRefusal` keeps it. */
export async function inTransaction<T>(pool: pg.Pool, work: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  let isBroken = false;
  try {
    await db.query("begin");
    const result = await work(db);
    await db.query("commit");
    return result;
  } catch (error) {
    const end = error instanceof KeptRefusal ? "commit" : "rollback";
    await db.query(end).catch(() => {
      isBroken = true;
    });
    throw error instanceof KeptRefusal ? error.refusal : error;
  } finally {
    db.release(isBroken);
  }
}
