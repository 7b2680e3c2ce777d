import pg from "pg";
import { events, type History, readback, type Step } from "./inbox-histories";

const NOW = "2026-11-21T09:00:00Z";
const VISITOR = "11111111-1111-4111-8111-111111111111";
const WORKERS = 4;
const SWEEP = 200;

export type Outcome = {
  calls: number;
  events: number;
  crashes: number;
  readBack: number;
  differences: string[];
};
type Call = { id: string; history: History };

/**
 * Lets every history happen, each to a call of its own, in lockstep: at each step several workers accept, take in, crash and
 * erase at once, their calls overlapping. Then the sweep, then the reconciler's read-back of what was lost. Tells of every
 * call whose row is not that of the in-order run, or whose events are not stored once each.
 */
export async function runHistories(
  pool: pg.Pool,
  histories: readonly History[],
  name: string,
): Promise<Outcome> {
  const calls = histories.map((history, n) => ({ id: `call_${name}_${n}`, history }));
  await record(
    pool,
    calls.filter((call) => call.history.isRecorded).map((call) => call.id),
  );
  let crashes = 0;
  const longest = Math.max(0, ...histories.map((history) => history.steps.length));
  for (let at = 0; at < longest; at += 1) crashes += await happen(pool, calls, at);
  await sweep(pool);
  const readBack = await reconcile(
    pool,
    calls.map((call) => call.id),
  );
  const expected = await inOrderRows(pool, name);
  const rows = await rowsOf(
    pool,
    calls.map((call) => call.id),
  );
  const stored = await storedOf(
    pool,
    calls.map((call) => call.id),
  );
  const differences = calls.flatMap((call) => {
    const key = keyOf(call.history);
    const isSame = rows.get(call.id) === expected.get(key) && stored.get(call.id) === storedFor(call.history);
    return isSame
      ? []
      : [
          `${call.id} ${key}: ${JSON.stringify(call.history.steps)} ${rows.get(call.id)} ${stored.get(call.id)}`,
        ];
  });
  const total = histories.reduce((sum, h) => sum + deliveries(h).length, 0);
  return { calls: calls.length, events: total, crashes, readBack, differences };
}

const deliveries = ({ steps }: History) => steps.flatMap((step) => ("event" in step ? [step.event] : []));
const isErased = ({ steps }: History) => steps.some((step) => step.kind === "erase");
const delivered = (history: History) => [...new Set(deliveries(history))].sort();

/** Which in-order run a history must equal: an erased call is passed by, so there only what came counts. */
function keyOf(history: History): string {
  const owner = history.isRecorded ? "recorded" : "unknown";
  return isErased(history) ? `${owner} erased ${delivered(history)}` : owner;
}

/** Every event once, all processed, none dead; of an erased call nothing that was said. */
function storedFor(history: History): string {
  const count = delivered(history).length;
  return `${count} ${count === 0 ? "none" : isErased(history) ? "empty" : "full"}`;
}

async function happen(pool: pg.Pool, calls: Call[], at: number): Promise<number> {
  const doing = (...kinds: Step["kind"][]) =>
    calls.filter(({ history }) => kinds.some((kind) => kind === history.steps[at]?.kind));
  const ids = (some: Call[]) => some.map((call) => call.id);
  const arriving = doing("accept", "crashing-accept").map(({ id, history }) => {
    const step = history.steps[at];
    return { id, event: step && "event" in step ? step.event : 0 };
  });
  const aborted = doing("crashing-accept").length > 0 ? arriving.filter((_, i) => i % 2 === 0) : [];
  const [undone, killed] = [ids(doing("crashing-process")), ids(doing("killed-process"))];
  await Promise.all([
    abortedAccept(pool, aborted).then(() => inParts(arriving, (part) => accept(pool, part))),
    inParts(ids(doing("process")), (part, others) => processCalls(pool, [...part, ...others])),
    crash(pool, undone),
    kill(pool, killed),
    inParts(ids(doing("erase")), (part) => erase(pool, part)),
  ]);
  return Number(undone.length > 0) + Number(killed.length > 0) + Number(aborted.length > 0);
}

/** Shares work among the workers; each also learns of some of its neighbour's. */
async function inParts<T>(all: T[], work: (part: T[], others: T[]) => Promise<unknown>): Promise<void> {
  if (all.length === 0) return;
  const parts = Array.from({ length: WORKERS }, (_, w) => all.filter((_, i) => i % WORKERS === w));
  await Promise.all(parts.map((part, w) => work(part, (parts[(w + 1) % WORKERS] ?? []).slice(0, 20))));
}

type Arrival = { id: string; event: number };
const ACCEPT = `
  select app.accept_webhooks(json_agg(json_build_object('call_id', a.id, 'event', e.event, 'body_hash', e.hash,
    'body', e.body, 'rank', e.rank, 'facts', e.facts)), $4)
  from unnest($1::text[], $2::integer[]) a (id, event)
  join jsonb_to_recordset($3) e (index integer, event text, hash text, body text, rank integer, facts jsonb)
    on e.index = a.event`;
const acceptArgs = (arriving: Arrival[]) => [
  arriving.map((a) => a.id),
  arriving.map((a) => a.event),
  JSON.stringify(events),
  NOW,
];
const accept = (pool: pg.Pool, arriving: Arrival[]) => pool.query(ACCEPT, acceptArgs(arriving));

async function abortedAccept(pool: pg.Pool, arriving: Arrival[]): Promise<void> {
  if (arriving.length === 0) return;
  const client = await pool.connect();
  await client.query("begin");
  await client.query(ACCEPT, acceptArgs(arriving));
  await client.query("rollback");
  client.release();
}

const PROCESS = "select app.process_calls($1, 3600, 10, $2)";
const processCalls = (pool: pg.Pool, ids: string[]) => pool.query(PROCESS, [ids, NOW]);
const erase = (pool: pg.Pool, ids: string[]) =>
  pool.query("select app.erase_call(id, $2) from unnest($1::text[]) id order by id", [ids, NOW]);

/** Takes everything in, and loses its connection before it can commit. */
async function crash(pool: pg.Pool, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await withDoomed(pool, async (client) => {
    await client.query("begin");
    await client.query(PROCESS, [ids, NOW]);
    await client.query("select pg_terminate_backend(pg_backend_pid())");
  });
}

/** Is killed from outside in the middle of taking in. */
async function kill(pool: pg.Pool, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await withDoomed(pool, async (client) => {
    const { rows } = await client.query("select pg_backend_pid() as pid");
    const running = client.query(PROCESS, [ids, NOW]);
    running.catch(() => {});
    await pool.query("select pg_sleep(0.005), pg_terminate_backend($1)", [rows[0]?.pid]);
    await running;
  });
}

async function withDoomed(pool: pg.Pool, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(pool.options);
  client.on("error", () => {});
  await client.connect();
  await work(client).catch((error: unknown) => {
    if (!(error instanceof Error && /terminat/i.test(error.message))) throw error;
  });
  await client.end().catch(() => {});
}

async function sweep(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query("select call_id from app.list_pending_calls(100000, $1)", [NOW]);
    if (rows.length === 0) return;
    const ids: string[] = rows.map((row) => row.call_id);
    const batches = Array.from({ length: Math.ceil(ids.length / SWEEP) }, (_, i) =>
      ids.slice(i * SWEEP, (i + 1) * SWEEP),
    );
    await inParts(batches, async (part, others) => {
      for (const batch of [...part, ...others.slice(0, 1)]) await processCalls(pool, batch);
    });
  }
}

/** As the reconciler does: Retell lists every call as over and analysed; those not known to be so are read back. */
async function reconcile(pool: pg.Pool, ids: string[]): Promise<number> {
  const { rowCount } = await pool.query(
    `select public.apply_call_readback(r.call_id, $2, $3)
     from public.list_calls_to_read($1, array_fill(true, array[cardinality($1::text[])])) r`,
    [ids, readback.rank, readback.facts],
  );
  return rowCount ?? 0;
}

async function record(pool: pg.Pool, ids: string[]): Promise<void> {
  await pool.query(
    `insert into app.calls (call_id, visitor_id, max_duration_seconds, last_event_at, created_at, updated_at)
     select id, $2, 420, $3, $3, $3 from unnest($1::text[]) id`,
    [ids, VISITOR, NOW],
  );
}

/** The rows to be equal to: events in order, each taken in at once; one run for every set that an erased call may have got. */
async function inOrderRows(pool: pg.Pool, name: string): Promise<Map<string, string>> {
  const subsets = Array.from({ length: 2 ** events.length }, (_, bits) =>
    events.flatMap(({ index }) => (bits & (1 << index) ? [index] : [])),
  );
  const all = events.map((e) => e.index);
  const runs = [
    { key: "recorded", set: all, isRecorded: true },
    { key: "unknown", set: all, isRecorded: false },
    ...subsets.map((set) => ({ key: `recorded erased ${set}`, set, isRecorded: true })),
  ].map((run, n) => ({ ...run, id: `call_${name}_ordered_${n}` }));
  await record(
    pool,
    runs.filter((run) => run.isRecorded).map((run) => run.id),
  );
  for (const { index } of events) {
    const some = runs.filter((run) => run.set.includes(index)).map((run) => run.id);
    await accept(
      pool,
      some.map((id) => ({ id, event: index })),
    );
    await processCalls(pool, some);
  }
  await erase(
    pool,
    runs.filter((run) => run.key.includes("erased")).map((run) => run.id),
  );
  const rows = await rowsOf(
    pool,
    runs.map((run) => run.id),
  );
  return new Map(runs.map((run) => [run.key, rows.get(run.id) ?? "none"]));
}

/** Everything of a call but which one it is, when it was written, and how much each value weighs. */
async function rowsOf(pool: pg.Pool, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query(
    `select call_id, (to_jsonb(c) - array['id', 'call_id', 'last_event_at', 'created_at', 'updated_at', 'evidence'])::text
       || coalesce((select string_agg(k, ',' order by k) from jsonb_object_keys(c.evidence) k), '') as row
     from app.calls c where call_id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ call_id, row }) => [call_id, row]));
}

async function storedOf(pool: pg.Pool, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query(
    `select c.id, count(e.id) || ' ' || case
         when count(e.id) = 0 then 'none'
         when bool_or(e.processed_at is null or e.dead_at is not null) then 'unprocessed'
         when bool_and(e.body = '' and e.facts = app.without_content(e.facts)) then 'empty'
         when bool_and(e.body <> '') then 'full' else 'mixed' end as stored
     from unnest($1::text[]) c (id) left join app.webhook_events e on e.call_id = c.id group by c.id`,
    [ids],
  );
  return new Map(rows.map(({ id, stored }) => [id, stored]));
}
