import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

type Row = { id: string; created_at: string; call: { callId: string } };
type Place = Pick<Row, "id" | "created_at"> | undefined;

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await startTestDatabase();
  pool = database.pool;
});
afterAll(() => database?.stop());

/** One page as a signed-in user gets it. */
async function page(owner: string, after: Place): Promise<Row[]> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('request.jwt.claims', $1, true)", [JSON.stringify({ sub: owner })]);
    await client.query("set local role authenticated");
    const sql = "select id, created_at::text, call from public.export_my_calls(50, $1, $2)";
    return (await client.query(sql, [after?.created_at, after?.id])).rows;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

it("an export has every call of its owner once, page by page, also where many began in the same moment", async () => {
  const [ann, ben] = [randomUUID(), randomUUID()];
  await pool.query(
    `insert into app.calls (call_id, owner_id, last_event_at, created_at, updated_at)
     select 'call_' || n, case when n % 3 = 0 then $2 else $1 end::uuid, now(),
       now() - interval '1 minute' * greatest(n, 100), now() from generate_series(1, 180) n`,
    [ann, ben],
  );
  const seen: string[] = [];
  let last: Place;
  do {
    const rows = await page(ann, last);
    seen.push(...rows.map((row) => row.call.callId));
    last = rows.length === 50 ? rows.at(-1) : undefined;
  } while (last);
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  expect(seen.some((callId) => Number(callId.slice(5)) % 3 === 0)).toBe(false);
});
