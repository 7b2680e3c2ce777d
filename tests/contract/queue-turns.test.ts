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
