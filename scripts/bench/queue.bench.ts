import { randomInt, randomUUID } from "node:crypto";
import pg from "pg";
import { startTestDatabase, type TestDatabase } from "../../tests/support/database";
import { worlds } from "../simulate-queue/worlds";
import { atMost, exactly, type Figure, median, noted, percentile, rateOf } from "./measure";

const LINES = [10, 1000, 10_000] as const;
const [SHORT, LONG] = [10, 10_000];
const ROUNDS = 6;
const POLLS = 500;
const RATED = 4000;
const CONNECTIONS = 8;
const TURNS = 200;

type Holder = { ticket: string; visitor: string };
type Line = { clients: pg.Client[]; holders: Holder[] };

const rules = JSON.stringify({ ...worlds[0]?.rules, longest: 20_000, perAddress: 20_000 });
const allowances = JSON.stringify(worlds[0]?.allowances);
const POLL = { name: "poll", text: "select * from public.poll_queue($1, $2, $3)" };

/**
 * A poll with few and with many waiting, in turns so that whatever else the machine does weighs on both; polls a second; and
 * what a slot adds to the talking time that a call takes anyway. The database's own time, over a direct connection.
 */
export async function run(): Promise<Figure[]> {
  const database = await startTestDatabase();
  try {
    const lines = new Map<number, Line>();
    for (const length of LINES) lines.set(length, await formLine(database, length));
    const figures = [...(await comparePolls(lines)), ...(await ratePolls(lines))];
    for (const { clients } of lines.values()) await Promise.all(clients.map((client) => client.end()));
    return [...figures, ...(await compareTurns(database))];
  } finally {
    await database.stop();
  }
}

/** All slots taken, and so many waiting, who were all seen just now. */
async function formLine(database: TestDatabase, length: number): Promise<Line> {
  const { url } = await database.createFromTemplate();
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const client = clients[0];
  if (!client) throw new Error("no connection");
  for (let i = 0; i < 18; i += 1) await begin(client, "public.begin_web_call($1, 'home', $2, $3)");
  await client.query("update app.slot_leases set expires_at = now() + interval '1 hour'");
  await client.query(
    `insert into app.queue_tickets (visitor_id, address_hash, state, joined_at, seen_at)
     select gen_random_uuid(), 'home', 'waiting', now(), now() from generate_series(1, $1)`,
    [length],
  );
  await client.query("vacuum analyze app.queue_tickets");
  const { rows } = await client.query(
    "select id as ticket, visitor_id as visitor from app.queue_tickets where state = 'waiting' order by number",
  );
  return { clients, holders: rows };
}

async function comparePolls(lines: Map<number, Line>): Promise<Figure[]> {
  const times = new Map<string, number[]>();
  const note = (key: string, values: number[]) => times.set(key, [...(times.get(key) ?? []), ...values]);
  let scans = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const length of [SHORT, LONG]) {
      const line = lines.get(length);
      const client = line?.clients[0];
      if (!line || !client) continue;
      await client.query("update app.queue_tickets set seen_at = now() where state = 'waiting'");
      await client.query("vacuum app.queue_tickets");
      await timePolls(client, line.holders, 20);
      const before = await countScans(client);
      note(`${length}`, await timePolls(client, line.holders, POLLS));
      if (length === LONG) scans += (await countScans(client)) - before;
      note(`${length} due`, await timeHeartbeats(client, line.holders));
    }
  }
  const p99 = (key: string) => percentile(times.get(key) ?? [], 99);
  return [
    noted("poll with 10 waiting, median", median(times.get("10") ?? []), "ms"),
    noted("poll with 10 000 waiting, median", median(times.get("10000") ?? []), "ms"),
    noted("poll with 10 waiting, p99", p99("10"), "ms"),
    noted("poll with 10 000 waiting, p99", p99("10000"), "ms"),
    atMost("p99 with 10 000 over that with 10 waiting", p99("10000") / p99("10"), "x", 3),
    noted("poll with its heartbeat due, 10 waiting, median", median(times.get("10 due") ?? []), "ms"),
    noted("poll with its heartbeat due, 10 000 waiting, median", median(times.get("10000 due") ?? []), "ms"),
    noted("poll with its heartbeat due, 10 waiting, p99", p99("10 due"), "ms"),
    noted("poll with its heartbeat due, 10 000 waiting, p99", p99("10000 due"), "ms"),
    atMost("p99 of those with 10 000 over that with 10", p99("10000 due") / p99("10 due"), "x", 3),
    exactly("scans of the whole line in its polls", scans, "", 0),
  ];
}

/** As many polls of a short line as of a long one, each of a ticket that was last seen a minute ago. */
async function timeHeartbeats(client: pg.Client, holders: Holder[]): Promise<number[]> {
  const times: number[] = [];
  while (times.length < POLLS) {
    await client.query(
      "update app.queue_tickets set seen_at = now() - interval '1 minute' where state = 'waiting'",
    );
    times.push(...(await timePolls(client, holders, holders.length)));
  }
  return times;
}

/** Anybody's ticket, in no order; each one at most once when as many are asked for as wait. */
async function timePolls(client: pg.Client, holders: Holder[], count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < Math.min(count, POLLS); i += 1) {
    const holder = holders[count === holders.length ? i : randomInt(holders.length)];
    const began = performance.now();
    await poll(client, holder);
    times.push(performance.now() - began);
  }
  return times;
}

async function poll(client: pg.Client, holder: Holder | undefined): Promise<void> {
  const { rows } = await client.query({ ...POLL, values: [holder?.ticket, holder?.visitor, rules] });
  if (rows[0]?.state !== "waiting") throw new Error(`A poll answered ${rows[0]?.state}.`);
}

async function countScans(client: pg.Client): Promise<number> {
  await client.query("select pg_stat_force_next_flush()");
  const { rows } = await client.query(
    "select seq_scan::int as scans from pg_stat_user_tables where relname = 'queue_tickets'",
  );
  return rows[0].scans;
}

/** Each browser asks every 20 s or less, so most polls bring a heartbeat, as in a long line they do. */
async function ratePolls(lines: Map<number, Line>): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [length, { clients, holders }] of lines) {
    await clients[0]?.query(
      "update app.queue_tickets set seen_at = now() - interval '1 minute' where state = 'waiting'",
    );
    const idle = [...clients];
    const rate = await rateOf(RATED, CONNECTIONS, async (index) => {
      const client = idle.pop();
      if (!client) throw new Error("Every connection is busy.");
      await poll(client, holders[index % holders.length]);
      idle.push(client);
    });
    figures.push(noted(`polls with ${length} waiting`, rate, "per second"));
  }
  return figures;
}

/** A slot, a ticket and talking time beside talking time alone, in turns; and a place in line taken before. */
async function compareTurns(database: TestDatabase): Promise<Figure[]> {
  const { url } = await database.createFromTemplate();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const [alone, withSlot, joined]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < TURNS; i += 1) {
    alone.push(
      await begin(
        client,
        "app.claim_web_call($1, null, 'home', 420, 60, 100000000, 100000000, 30, 3, now())",
      ),
    );
    withSlot.push(await begin(client, "public.begin_web_call($1, 'home', $2, $3)"));
    await client.query("select app.sweep_queue($1, 7, now() + interval '10 minutes')", [rules]);
    joined.push(await begin(client, "public.join_queue($1, 'home', $3)"));
    await client.query("select app.sweep_queue($1, 7, now() + interval '10 minutes')", [rules]);
  }
  await client.end();
  return [
    noted("claim of talking time, median", median(alone), "ms"),
    noted("claim of talking time and a slot, median", median(withSlot), "ms"),
    noted("a place in line, median", median(joined), "ms"),
    atMost("what place and slot add to a call", median(withSlot) + median(joined) - median(alone), "ms", 15),
  ];
}

/** For somebody new; how long it took, in ms. */
async function begin(client: pg.Client, call: string): Promise<number> {
  const visitor = randomUUID();
  const values = [
    visitor,
    ...(call.includes("$2") ? [allowances] : []),
    ...(call.includes("$3") ? [rules] : []),
  ];
  const text = `select * from ${call.includes("$2") ? call : call.replace("$3", "$2")}`;
  const began = performance.now();
  const { rows } = await client.query({ name: call.slice(0, 20), text, values });
  const took = performance.now() - began;
  const outcome: string = rows[0]?.outcome ?? rows[0]?.state;
  if (outcome !== "claimed" && outcome !== "ready") throw new Error(`${call} answered ${outcome}.`);
  return took;
}
