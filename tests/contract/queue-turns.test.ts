import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());
beforeEach(async () => {
  ({ pool } = await database.createFromTemplate());
});

const NOON = Date.UTC(2026, 10, 21, 12);
const at = (seconds: number) => new Date(NOON + seconds * 1000);
const DAY = 86_400;

const rules = JSON.stringify({
  capacity: 1,
  phoneReserve: 0,
  readySeconds: 120,
  silentSeconds: 180,
  holdSeconds: 120,
  longest: 100,
  perAddress: 100,
  heartbeatSeconds: 20,
  beginSeconds: 45,
  retrySeconds: 60,
  phoneSeconds: 300,
});
const allowances = JSON.stringify({
  secondsPerDay: 420,
  minimumSeconds: 60,
  addressSecondsPerDay: 1_000_000,
  totalSecondsPerDay: 1_000_000,
  claimSeconds: 30,
  summaries: 3,
});

type Person = { visitor: string; ticket: string };

async function join(seconds: number): Promise<Person> {
  const visitor = randomUUID();
  const { rows } = await pool.query("select * from app.join_queue($1, null, 'home', $2, $3)", [
    visitor,
    rules,
    at(seconds),
  ]);
  return { visitor, ticket: rows[0].ticket_id };
}
async function begin({ visitor }: Person, seconds: number): Promise<string> {
  const { rows } = await pool.query("select * from app.begin_web_call($1, null, 'home', $2, $3, $4)", [
    visitor,
    allowances,
    rules,
    at(seconds),
  ]);
  return rows[0].outcome;
}
const stateOf = async ({ ticket }: Person) =>
  (await pool.query("select state from app.queue_tickets where id = $1", [ticket])).rows[0].state;
const openLeases = async () =>
  (await pool.query("select ticket_id from app.slot_leases where released_at is null")).rows.map(
    (row) => row.ticket_id,
  );
/** A call of the whole allowance; with no seconds it is still open. */
const talked = (visitor: string, settledSeconds: number | null, seconds: number) =>
  pool.query(
    `insert into app.web_claims (visitor_id, address_hash, seconds, claimed_at, call_id, settled_seconds)
     values ($1, 'home', 420, $2, $3, $4)`,
    [visitor, at(seconds), `call_${randomUUID()}`, settledSeconds],
  );

describe("a turn that is taken without time to talk", () => {
  it("goes to the next in line at once when the time is spent", async () => {
    const [ann, bob] = [await join(0), await join(1)];
    await talked(ann.visitor, 420, 2);
    expect(await begin(ann, 3)).toBe("usage_spent");
    expect([await stateOf(ann), await stateOf(bob)]).toEqual(["left", "ready"]);
    expect(await openLeases()).toEqual([bob.ticket]);
    expect(await begin(bob, 4)).toBe("claimed");
  });

  it("is kept while a call of theirs is open, which may be over in a moment", async () => {
    const [ann, bob] = [await join(0), await join(1)];
    await talked(ann.visitor, null, 2);
    expect(await begin(ann, 3)).toBe("already_talking");
    expect([await stateOf(ann), await stateOf(bob)]).toEqual(["ready", "waiting"]);
    expect(await openLeases()).toEqual([ann.ticket]);
  });
});

const poll = async ({ visitor, ticket }: Person, seconds: number) =>
  (await pool.query("select * from app.poll_queue($1, $2, $3, $4)", [ticket, visitor, rules, at(seconds)]))
    .rows[0];
const sweep = (seconds: number) => pool.query("select app.sweep_queue($1, 7, $2)", [rules, at(seconds)]);
const detach = async (seconds: number) => {
  const { rows } = await pool.query("select id from app.web_claims");
  await pool.query("select app.detach_web_call($1, $2, $3)", [rows[0].id, rules, at(seconds)]);
};

describe("a claim without a call", () => {
  it("gives the place back when its slot has run out, whoever knows why", async () => {
    const [ann, bob] = [await join(0), await join(1)];
    expect(await begin(ann, 2)).toBe("claimed");
    expect((await poll(bob, 46)).state).toBe("waiting");
    expect((await poll(ann, 47)).state).toBe("ready");
    expect(await poll(bob, 48)).toMatchObject({ state: "waiting", place: 1 });
    expect(await openLeases()).toEqual([ann.ticket]);
  });

  it("keeps its slot for itself, and its caller the place, when nobody knows whether there is a call", async () => {
    const [ann, bob] = [await join(0), await join(1)];
    await begin(ann, 2);
    await detach(12);
    expect([(await poll(ann, 13)).place, (await poll(bob, 13)).place]).toEqual([1, 2]);
    expect(await openLeases()).toEqual([null]);
    expect(await begin(ann, 56)).toBe("queue_wait");
    expect(await begin(ann, 57)).toBe("claimed");
  });

  it("gives no place back to whoever talks by then", async () => {
    const ann = await join(0);
    await begin(ann, 2);
    await pool.query("select app.sweep_queue($1, 7, $2)", [
      rules.replace('"capacity":1', '"capacity":2'),
      at(3),
    ]);
    const again = await pool.query("select outcome from app.begin_web_call($1, null, 'home', $2, $3, $4)", [
      ann.visitor,
      allowances,
      rules.replace('"capacity":1', '"capacity":2'),
      at(33),
    ]);
    expect(again.rows).toEqual([{ outcome: "claimed" }]);
    await sweep(48);
    expect(await stateOf(ann)).toBe("done");
    expect(await openLeases()).toHaveLength(1);
  });

  it("gives no note back of an account that was deleted meanwhile", async () => {
    const [ann, owner] = [await join(0), randomUUID()];
    await pool.query("update app.queue_tickets set note = 'Bed 4 again.'");
    await pool.query("select * from app.begin_web_call($1, $2, 'home', $3, $4, $5)", [
      ann.visitor,
      owner,
      allowances,
      rules,
      at(2),
    ]);
    await pool.query("select app.start_deletion($1, 500, $2)", [owner, at(3)]);
    expect(await poll(ann, 47)).toMatchObject({ state: "ready", note: null });
  });

  it("holds up no deletion of its account while somebody works on its ticket", async () => {
    const [ann, owner] = [await join(0), randomUUID()];
    const row = [ann.visitor, owner, allowances, rules, at(2)];
    await pool.query("select * from app.begin_web_call($1, $2, 'home', $3, $4, $5)", row);
    await pool.query("update app.queue_tickets set note = 'Bed 4 again.'");
    const worker = await pool.connect();
    await worker.query("begin; update app.queue_tickets set seen_at = seen_at");
    const { rows } = await pool.query("select app.start_deletion($1, 500, $2) as id", [owner, at(3)]);
    expect(rows[0].id).toMatch(/^[0-9a-f-]{36}$/);
    await worker.query("rollback");
    worker.release();
  });

  it("keeps all of it when there is a call after all", async () => {
    const ann = await join(0);
    await begin(ann, 2);
    const { rows } = await pool.query("select id from app.web_claims");
    await pool.query("select app.record_web_call('call_1', $1, 'agent', 0, $2)", [rows[0].id, at(11)]);
    await detach(12);
    await sweep(60);
    expect([await stateOf(ann), await openLeases()]).toEqual(["active", [ann.ticket]]);
  });
});

describe("a clock that goes back by hours", () => {
  it("lets a turn, a claim and a wait last no longer than they do", async () => {
    const [ann, bob] = [await join(7200), await join(7201)];
    await sweep(0);
    expect((await poll(ann, 1)).expires_at).toEqual(at(120));
    expect((await poll(bob, 119)).state).toBe("waiting");
    expect((await poll(bob, 120)).state).toBe("ready");
    const cat = await join(7300);
    expect(await begin(cat, 7301)).toBe("claimed");
    await sweep(140);
    expect(await stateOf(cat)).toBe("active");
    await sweep(186);
    expect(await stateOf(cat)).toBe("ready");
    await join(7500);
    const dan = await join(7501);
    await sweep(190);
    await sweep(380);
    expect(await stateOf(dan)).toBe("expired");
  });

  it("ends no call that may be live, and none that is not a quarter of an hour later", async () => {
    const ann = await join(7200);
    await begin(ann, 7201);
    const { rows } = await pool.query("select id from app.web_claims");
    await pool.query("select app.record_web_call('call_1', $1, 'agent', 0, $2)", [rows[0].id, at(7202)]);
    for (const seconds of [0, 420, 479]) {
      await sweep(seconds);
      expect(await openLeases()).toEqual([ann.ticket]);
    }
    await sweep(900);
    expect(await openLeases()).toEqual([]);
  });
});

it("a poll writes nothing but a sign of life that is due, and tells when the wait is lost without another", async () => {
  const [, bob] = [await join(0), await join(0)];
  const rows = async () =>
    JSON.stringify(
      (
        await pool.query(`select xmin, ctid, 'ticket' as what from app.queue_tickets
          union all select xmin, ctid, 'lease' from app.slot_leases
          union all select xmin, ctid, 'block' from app.queue_blocks
          union all select xmin, ctid, 'gauge' from app.queue_gauge order by what, ctid`)
      ).rows,
    );
  const before = await rows();
  for (const seconds of [1, 14]) {
    expect((await poll(bob, seconds)).expires_at).toEqual(at(180));
    expect(await rows()).toBe(before);
  }
  expect((await poll(bob, 20)).expires_at).toEqual(at(200));
  expect(await rows()).not.toBe(before);
});

it("those who are called up together are called up in order, wherever their rows lie", async () => {
  await pool.query(
    `insert into app.queue_tickets (visitor_id, address_hash, state, joined_at, seen_at)
     select gen_random_uuid(), 'home', 'waiting', $1, $1 from generate_series(1, 9)`,
    [at(0)],
  );
  for (const rest of [0, 1]) {
    await pool.query("update app.queue_tickets set seen_at = $1 where number % 3 = $2", [at(1), rest]);
  }
  await pool.query(`create table app.test_called_up (place serial, number bigint);
    create function app.test_call_up() returns trigger language plpgsql as $$ begin
      insert into app.test_called_up (number) values (new.number); return null; end $$;
    create trigger test_call_up after update on app.queue_tickets for each row
      when (old.state = 'waiting' and new.state = 'ready') execute function app.test_call_up();
    analyze app.queue_tickets`);
  await pool.query("select app.sweep_queue($1, 7, $2)", [
    JSON.stringify({ ...JSON.parse(rules), capacity: 9 }),
    at(2),
  ]);
  const { rows } = await pool.query("select number::int from app.test_called_up order by place");
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it("the sweep forgets what is older than it is told to keep, and nothing of a rolling day", async () => {
  const ann = await join(-8 * DAY);
  await pool.query("select app.leave_queue($1, $2, $3, $4)", [ann.ticket, ann.visitor, rules, at(-8 * DAY)]);
  await talked(ann.visitor, 100, -8 * DAY);
  const bob = await join(-DAY);
  await talked(bob.visitor, 200, -DAY);
  await pool.query("select app.sweep_queue($1, 7, $2)", [rules, at(0)]);
  const { rows } = await pool.query(`select
    (select array_agg(settled_seconds) from app.web_claims) as claims,
    (select array_agg(visitor_id) from app.queue_tickets) as tickets,
    (select count(*)::int from app.slot_leases) as leases`);
  expect(rows).toEqual([{ claims: [200], tickets: [bob.visitor], leases: 1 }]);
});
