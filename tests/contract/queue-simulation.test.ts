import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Outcome, play } from "../../scripts/simulate-queue/play";
import { worlds } from "../../scripts/simulate-queue/worlds";
import { startTestDatabase, type TestDatabase } from "../support/database";

const STEPS = 20_000;
const BROKEN_STEPS = 3000;
const SEED = 7;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

/** What an oversight would look like: in a function, words that are missing or changed, and what the simulation says of it. */
const oversights = [
  {
    what: "a slot too many is given",
    of: "app.free_slots",
    from: "greatest(0, capacity - case",
    to: "greatest(0, capacity + 1 - case",
    seen: /over-admission|reserve/,
  },
  {
    what: "whoever came last is called up first",
    of: "app.advance_locked",
    from: "order by t.number limit",
    to: "order by t.number desc limit",
    seen: /inversion: called up/,
  },
  {
    what: "somebody new is let in past those who wait",
    of: "app.begin_web_call",
    from: "app.count_all_waiting() > 0 or app.free_slots('web', p_rules, p_now) < 1",
    to: "app.free_slots('phone', p_rules, p_now) < 1",
    seen: /inversion: let in/,
  },
  {
    what: "a claim that got no call keeps its slot",
    of: "app.end_leases",
    from: "and l.expires_at <= p_now",
    to: "and l.expires_at <= p_now and l.claim_id is null",
    seen: /a lease outlived its time/,
  },
  {
    what: "a place is counted without whoever stands just before it",
    of: "app.waiting_before",
    from: "t.number < p_number",
    to: "t.number < p_number - 1",
    seen: /a wrong place/,
  },
] as const;

async function breakSql(url: string, { of, from, to }: (typeof oversights)[number]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select pg_get_functiondef($1::regproc) as text", [of]);
  const text: string = rows[0].text;
  expect(text).toContain(from);
  await client.query(text.replace(from, to));
  await client.end();
}

describe("the queue's simulation", () => {
  it(`lets ${STEPS} steps pass with nothing wrong, no slot idle and honest waits`, async () => {
    const each = Math.ceil(STEPS / worlds.length);
    const outcomes = await Promise.all(
      worlds.map(async (world, place) => {
        const { url } = await database.createFromTemplate();
        return play(url, world, each, SEED + place);
      }),
    );
    for (const { wrong, utilisation, world } of outcomes) {
      expect({ world, wrong, isBusy: utilisation >= 95 }).toEqual({ world, wrong: {}, isBusy: true });
    }
    const waits = sum(outcomes, ({ waits }) => waits);
    const within = sum(outcomes, (outcome) => (outcome.within * outcome.waits) / 100);
    expect(waits).toBeGreaterThan(100);
    expect(within / waits).toBeGreaterThanOrEqual(0.7);
    expect(within / waits).toBeLessThanOrEqual(0.9);
  }, 120_000);

  it.each(oversights)("sees that $what", async (oversight) => {
    const { url } = await database.createFromTemplate();
    await breakSql(url, oversight);
    const world = worlds.find(({ name }) => name === "20 slots, light");
    if (!world) throw new Error("no world");
    const { wrong } = await play(url, world, BROKEN_STEPS, SEED);
    expect(Object.keys(wrong).join(", ")).toMatch(oversight.seen);
  });
});

const sum = (outcomes: Outcome[], of: (outcome: Outcome) => number) =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);
