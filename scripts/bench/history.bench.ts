import type pg from "pg";
import { startTestDatabase } from "../../tests/support/database";
import { atMost, type Figure, median, noted, percentile } from "./measure";

const FEW = "aaaaaaaa-0000-4000-8000-000000000100";
const MANY = "aaaaaaaa-0000-4000-8000-000000010000";
const ROUNDS = 400;
const PAGE = 25;

type Ask = { owner: string; args: string; values?: unknown[] };

/**
 * A page of calls of somebody with 10 000 of them, beside one of somebody with 100, in turns, so that whatever else the
 * machine does weighs on both; asked for as the Data API does, as a signed-in user of a real PostgreSQL.
 */
export async function run(): Promise<Figure[]> {
  const database = await startTestDatabase();
  try {
    const client = await database.pool.connect();
    await fill(client, FEW, 100);
    await fill(client, MANY, 10_000);
    await client.query("vacuum analyze app.calls");
    const deep = await placeAfter(client, 200 * PAGE);
    const first: Ask[] = [FEW, MANY].map((owner) => ({ owner, args: "" }));
    const asks: Ask[] = [
      ...first,
      { owner: MANY, args: ", p_before_at => $2, p_before_id => $3", values: [deep.created_at, deep.id] },
      { owner: MANY, args: ", p_search => $2", values: ["pager"] },
      { owner: MANY, args: ", p_search => $2", values: ["rare9"] },
    ];
    const times = await inTurns(client, asks);
    client.release();
    const p95 = (index: number) => percentile(times[index] ?? [], 95);
    return [
      noted("a page of 100 calls, p95", p95(0), "ms"),
      noted("a page of 10 000 calls, p95", p95(1), "ms"),
      atMost("10 000 calls over 100, p95", p95(1) / p95(0), "x", 2),
      noted("page 200 of 10 000 calls, p95", p95(2), "ms"),
      noted("a search that every call answers, median", median(times[3] ?? []), "ms"),
      noted("a search that one call in a thousand answers, median", median(times[4] ?? []), "ms"),
    ];
  } finally {
    await database.stop();
  }
}

/** Calls of some minutes, with the words of real ones: some 9 kB each. */
async function fill(client: pg.PoolClient, owner: string, count: number): Promise<void> {
  await client.query(
    `insert into app.calls (call_id, owner_id, status, last_event_at, created_at, updated_at)
     select 'call_' || $1 || '_' || i, $1::uuid, 'ongoing', at, at, at
     from generate_series(1, $2::int) i, lateral (select timestamptz '2026-01-01' + i * interval '37 minutes' as at) t`,
    [owner, count],
  );
  await client.query(
    `update app.calls c set status = 'ended', duration_ms = 240000, summary = 'You spoke of the pager and the night.',
       analysis = '{"topics": "night shifts, pager"}', kept_at = now(),
       transcript = (select jsonb_agg(jsonb_build_object('role', 'user', 'content', 'word' || (hashtext(c.call_id || n) % 5000),
         'words', jsonb_build_array(jsonb_build_object('word', 'word', 'start', n, 'end', n + 1)))) from generate_series(1, 90) n)
         || jsonb_build_array(jsonb_build_object('role', 'agent', 'content', 'rare' || (hashtext(c.call_id) % 1000), 'words', '[]'::jsonb))
     where owner_id = $1`,
    [owner],
  );
}

async function placeAfter(client: pg.PoolClient, count: number): Promise<{ created_at: string; id: string }> {
  const { rows } = await client.query(
    `select to_json(created_at) #>> '{}' as created_at, id from app.calls where owner_id = $1
     order by created_at desc, id desc offset $2 limit 1`,
    [MANY, count - 1],
  );
  return rows[0];
}

async function inTurns(client: pg.PoolClient, asks: readonly Ask[]): Promise<number[][]> {
  const times: number[][] = asks.map(() => []);
  for (let round = -20; round < ROUNDS; round += 1) {
    for (const [index, ask] of asks.entries()) {
      const took = await timeOne(client, ask);
      if (round >= 0) times[index]?.push(took);
    }
  }
  return times;
}

async function timeOne(client: pg.PoolClient, { owner, args, values = [] }: Ask): Promise<number> {
  await client.query("begin");
  await client.query("select set_config('request.jwt.claims', $1, true)", [JSON.stringify({ sub: owner })]);
  await client.query("set local role authenticated");
  const began = performance.now();
  const { rows } = await client.query(`select * from list_my_calls($1${args})`, [PAGE + 1, ...values]);
  const took = performance.now() - began;
  await client.query("commit");
  if (rows.length === 0) throw new Error(`Nothing was found with ${args}.`);
  return took;
}
