import { randomInt, randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

const CONNECTIONS = 20;
const HAMMER_MS = 4000;
const PATIENCE_MS = 15_000;
const CAPACITY = 5;
const RESERVE = 1;

/** Everything is short, so that turns, leases and places run out all the time. */
const rules = (capacity: number, phoneReserve = 0) =>
  JSON.stringify({
    capacity,
    phoneReserve,
    readySeconds: 1,
    silentSeconds: 2,
    holdSeconds: 1,
    longest: 500,
    perAddress: 500,
    heartbeatSeconds: 0,
    beginSeconds: 1,
    retrySeconds: 1,
    phoneSeconds: 1,
  });
const allowances = JSON.stringify({
  secondsPerDay: 1_000_000,
  minimumSeconds: 60,
  addressSecondsPerDay: 1_000_000_000,
  totalSecondsPerDay: 1_000_000_000,
  claimSeconds: 30,
  summaries: 3,
});
const BEGIN = "select * from public.begin_web_call($1, $2, $3, $4)";

async function connectOne(connectionString: string, application_name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name });
  client.on("error", () => {});
  await client.connect();
  return client;
}
const connect = (url: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => connectOne(url, "many")));
const close = (clients: pg.Client[]) => Promise.all(clients.map((client) => client.end()));

/** Writes down whoever is called up, or let in, while an earlier one waits. */
const inversions = `
  create table app.inversions (number bigint);
  create function app.note_inversion() returns trigger language plpgsql as $$
  begin
    if exists (select from app.queue_tickets t where t.state = 'waiting' and t.number < new.number) then
      insert into app.inversions values (new.number);
    end if;
    return null;
  end $$;
  create trigger called_up after update on app.queue_tickets for each row
    when (old.state = 'waiting' and new.state = 'ready') execute function app.note_inversion();
  create trigger let_in after insert on app.queue_tickets for each row
    when (new.state = 'active') execute function app.note_inversion()`;

type Seen = { looks: number; most: number; wrong: string[] };

/** Looks at the committed state again and again, until told to stop. A detached slot alone is without a turn. */
async function watch(client: pg.Client, isOver: () => boolean): Promise<Seen> {
  const seen: Seen = { looks: 0, most: 0, wrong: [] };
  while (!isOver()) {
    const { rows } = await client.query(`
      with open as (select * from app.slot_leases where released_at is null),
        turns as (select * from app.queue_tickets where state in ('ready', 'active'))
      select (select count(*)::int from open) as leases,
        (select count(*)::int from open where kind = 'web') as web,
        (select count(*)::int from turns t full join (select * from open where kind = 'web') o on o.ticket_id = t.id
          where o.id is null or (t.id is null and (o.ticket_id is not null or o.claim_id is null))) as single,
        (select count(*)::int from app.queue_tickets where state = 'waiting')
          - (select coalesce(sum(waiting), 0)::int from app.queue_blocks) as uncounted`);
    const { leases, web, single, uncounted } = rows[0];
    seen.looks += 1;
    seen.most = Math.max(seen.most, leases);
    if (leases > CAPACITY || web > CAPACITY - RESERVE || single !== 0 || uncounted !== 0) {
      seen.wrong.push(JSON.stringify(rows[0]));
    }
  }
  return seen;
}

type Person = { visitor: string; ticket: string | null; claim: string | null };
const newcomer = (): Person => ({ visitor: randomUUID(), ticket: null, claim: null });

/** Somebody's connection is cut, in the middle of whatever it does, again and again. */
async function cut(client: pg.Client, isOver: () => boolean): Promise<number> {
  let cuts = 0;
  while (!isOver()) {
    await client.query("select pg_sleep(0.1)");
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'hammer' and state = 'active' limit 1`,
    );
    cuts += rowCount ?? 0;
  }
  return cuts;
}
const isCut = (error: unknown) =>
  error instanceof Error && /terminat|ECONNRESET|not queryable/.test(error.message);

/** One thing that a page, our server or the vendor does, drawn by lot. Tells what came of it. */
async function act(client: pg.Client, person: Person): Promise<string> {
  const own = [person.ticket, person.visitor, rules(CAPACITY, RESERVE)];
  const ask = async (text: string, values: unknown[]) => (await client.query(text, values)).rows[0];
  const lot = randomInt(100);
  if (lot < 30 && person.ticket) return (await ask("select * from public.poll_queue($1, $2, $3)", own)).state;
  if (lot < 45) {
    const row = await ask("select * from public.join_queue($1, 'home', $2)", own.slice(1));
    person.ticket = row.ticket_id;
    return `joined ${row.state}`;
  }
  if (lot < 48 && person.ticket) return (await ask("select * from public.hold_place($1, $2, $3)", own)).state;
  if (lot < 51 && person.ticket)
    return (await ask("select * from public.leave_queue($1, $2, $3)", own)).state;
  if (lot < 66) {
    const row = await ask(BEGIN, [person.visitor, "home", allowances, rules(CAPACITY, RESERVE)]);
    if (row.outcome === "claimed") Object.assign(person, { claim: row.id, ticket: row.ticket_id });
    return row.outcome;
  }
  if (lot < 74) {
    const { claim } = person;
    if (claim) await ask("select public.record_web_call($1, $2, 'agent', 0)", [`call_${claim}`, claim]);
    return "recorded";
  }
  if (lot < 78) {
    const { claim } = person;
    if (!claim) return "nothing";
    if (randomInt(4) === 0) {
      await ask("select public.detach_web_call($1, $2)", [claim, own[2]]);
      return "detached";
    }
    await ask("select public.cancel_web_call($1, $2, $3)", [claim, randomInt(50) ? 0 : 1, own[2]]);
    return "cancelled";
  }
  if (lot < 82) return ring(client);
  if (lot < 84) {
    await ask("select public.sweep_queue($1, 1)", own.slice(2));
    return "swept";
  }
  const { claim } = person;
  return claim ? end(client, `call_${claim}`, { claim_id: claim }) : "nothing";
}

/** A phone takes a slot too, until its call is over or fails. */
async function ring(client: pg.Client): Promise<string> {
  const key = randomUUID();
  const ask = async (text: string, values: unknown[]) => (await client.query(text, values)).rows[0];
  const { id } = await ask("select id from app.claim_demo_call($1, $1, now())", [key]);
  const { outcome } = await ask(
    "select app.write_demo_intent($1, $2, 'home', null, 'v1', null, 180, 1, $3, now()) as outcome",
    [id, key, rules(CAPACITY, RESERVE)],
  );
  if (outcome === "written" && randomInt(2)) {
    await ask("select app.fail_demo_call($1, now())", [id]);
  } else if (outcome === "written") {
    await ask("select app.record_demo_call($1, $2, 180, 1, now())", [id, `call_${key}`]);
    await end(client, `call_${key}`, { kind: "phone" });
  }
  return `phone ${outcome}`;
}

/** The call's end, once more when somebody else tells it too. */
async function end(client: pg.Client, call: string, facts: Record<string, unknown>): Promise<string> {
  const ended = JSON.stringify({ status: "ended", duration_ms: 100, ...facts });
  await client.query("select app.apply_call_facts($1, 40, $2, now())", [call, ended]);
  return "ended";
}

/**
 * What sweeps leave once every call must be over; talking time is a million seconds here. A connection that was cut may
 * still hold its rows for a moment, so that the first sweep passes them by.
 */
async function whatIsLeft(pool: pg.Pool): Promise<Record<string, number>> {
  const sweep = "select app.sweep_queue($1, 1, now() + make_interval(days => $2))";
  for (let tries = 0; ; tries += 1) {
    await pool.query(sweep, [rules(CAPACITY, RESERVE), 30 * (tries + 1)]);
    const { rows } = await pool.query(`select
      (select count(*)::int from app.slot_leases where released_at is null) as leases,
      (select count(*)::int from app.queue_tickets where state in ('waiting', 'ready', 'active')) as tickets,
      (select count(*)::int from app.queue_blocks) as blocks`);
    const isClean = Object.values(rows[0]).every((count) => count === 0);
    if (isClean || tries === 50) return rows[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What must have happened for a quiet race to mean something. */
const wanted = [
  "claimed",
  "queue_wait",
  "ended",
  "cancelled",
  "detached",
  "ready",
  "waiting",
  "phone written",
];

describe("many connections at once", () => {
  it(`never lease a slot too many, call up out of turn or deadlock in ${HAMMER_MS} ms, whoever is cut off`, async () => {
    const { url, pool } = await database.createFromTemplate();
    await pool.query(inversions);
    const [watcher, cutter] = await connect(url, 2);
    if (!watcher || !cutter) throw new Error("no connection");
    const people = Array.from({ length: 15 }, newcomer);
    const began = Date.now();
    const came: Record<string, number> = {};
    // Long enough, and until everything has happened; on a busy machine that takes longer.
    const isOver = () => {
      const spent = Date.now() - began;
      return spent > HAMMER_MS && (wanted.every((what) => came[what]) || spent > HAMMER_MS + PATIENCE_MS);
    };
    const hammer = async () => {
      let client = await connectOne(url, "hammer");
      while (!isOver()) {
        const person = people[randomInt(people.length)] ?? newcomer();
        const what = await act(client, person).catch((error) => {
          if (isCut(error)) return "cut";
          throw error;
        });
        came[what] = (came[what] ?? 0) + 1;
        if (what === "cut") client = await connectOne(url, "hammer");
      }
      await client.end();
    };
    const lanes = Array.from({ length: CONNECTIONS }, hammer);
    const [seen, cuts] = await Promise.all([watch(watcher, isOver), cut(cutter, isOver), ...lanes]);
    expect(cuts).toBeGreaterThan(5);
    expect(seen.wrong.slice(0, 3)).toEqual([]);
    expect(seen.most).toBeGreaterThanOrEqual(CAPACITY - RESERVE);
    expect(seen.looks).toBeGreaterThan(50);
    for (const what of wanted) expect(came[what] ?? 0, what).toBeGreaterThan(0);
    expect((await pool.query("select * from app.inversions")).rows).toEqual([]);

    expect(await whatIsLeft(pool)).toEqual({ leases: 0, tickets: 0, blocks: 0 });
    await close([watcher, cutter]);
  });

  it("claim once what is begun twice", async () => {
    const { url, pool } = await database.createFromTemplate();
    const clients = await connect(url, 2);
    for (let round = 0; round < 20; round += 1) {
      const visitor = randomUUID();
      await pool.query("select public.join_queue($1, 'home', $2)", [visitor, rules(100)]);
      const answers = await Promise.all(
        clients.map((client) => client.query(BEGIN, [visitor, "home", allowances, rules(100)])),
      );
      const outcomes = answers.map(({ rows }) => rows[0].outcome).sort();
      expect(outcomes).toEqual(["already_talking", "claimed"]);
    }
    await close(clients);
  });

  it("let three of fifty in who begin at once where there are three slots", async () => {
    const { url, pool } = await database.createFromTemplate();
    const clients = await connect(url, 50);
    const answers = await Promise.all(
      clients.map((client) => client.query(BEGIN, [randomUUID(), "home", allowances, rules(3)])),
    );
    const outcomes = answers.map(({ rows }) => rows[0].outcome);
    expect(outcomes.filter((outcome) => outcome === "claimed")).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === "queue_wait")).toHaveLength(47);
    const { rows } = await pool.query("select count(*)::int from app.web_claims");
    expect(rows).toEqual([{ count: 3 }]);
    await close(clients);
  });
});
