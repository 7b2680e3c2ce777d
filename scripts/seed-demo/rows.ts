import type pg from "pg";

/** Begins every id that is seeded, and tells its rows from any others. */
export const SEEDED = "seed_";

export type Row = Record<string, unknown>;
export type DemoRows = {
  calls: Row[];
  events: Row[];
  demos: Row[];
  tickets: Row[];
  leases: Row[];
  counts: Row[];
  clips: Row[];
  reports: Row[];
};

/** Puts them in the place of what was seeded before, all or nothing; no other row is touched but the days' counts. */
export async function replaceRows(pool: pg.Pool, rows: DemoRows): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await clear(client);
    await insert(client, "calls", rows.calls);
    await insert(client, "webhook_events", rows.events);
    await client.query(evidence);
    await insert(client, "demo_calls", rows.demos);
    await insert(client, "queue_tickets", rows.tickets);
    await insert(client, "slot_leases", rows.leases);
    await insert(client, "clips", rows.clips);
    await insert(client, "clip_reports", rows.reports);
    await insert(
      client,
      "daily_counts",
      rows.counts,
      "on conflict (day, name) do update set count = excluded.count",
    );
    await client.query("delete from app.ops_figures");
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

const mine = `like '${SEEDED.replace("_", "\\_")}%'`;

/** Of each fact the heaviest that was told, as the inbox has it. */
const evidence = `
  update app.calls c set evidence = t.evidence
  from (
    select f.call_id, jsonb_object_agg(f.key, f.evidence) as evidence
    from (
      select distinct on (e.call_id, f.key) e.call_id, f.key, app.evidence_of(f.key, f.value, e.rank) as evidence
      from app.webhook_events e, jsonb_each(e.facts) f where e.call_id ${mine} order by e.call_id, f.key, e.rank desc
    ) f group by 1
  ) t where c.call_id = t.call_id`;

async function clear(client: pg.PoolClient): Promise<void> {
  await client.query(`delete from app.slot_leases where call_id ${mine}`);
  await client.query(`delete from app.queue_tickets where address_hash ${mine}`);
  await client.query(`delete from app.demo_calls where key_hash ${mine}`);
  await client.query(`delete from app.webhook_events where call_id ${mine}`);
  // With the calls go their clips, and with those the reports.
  await client.query(`delete from app.calls where call_id ${mine}`);
}

async function insert(client: pg.PoolClient, table: string, rows: Row[], end = ""): Promise<void> {
  const names = Object.keys(rows[0] ?? {}).join(", ");
  if (names === "") return;
  await client.query(
    `insert into app.${table} (${names})
     select ${names} from jsonb_populate_recordset(null::app.${table}, $1) ${end}`,
    [JSON.stringify(rows)],
  );
}
