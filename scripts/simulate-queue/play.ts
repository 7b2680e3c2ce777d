import pg from "pg";
import { Calls } from "./calls";
import { openDesk } from "./desk";
import { People } from "./people";
import { Stage } from "./stage";
import type { World } from "./worlds";

export type Outcome = {
  world: string;
  steps: number;
  hours: number;
  calledUp: number;
  waits: number;
  /** Percent of waits within what was told at joining, and below it. */
  within: number;
  below: number;
  /** Percent of the slots that web calls could have, leased while somebody waited. */
  utilisation: number;
  refusals: number;
  wrong: Record<string, number>;
};

const AUDIT_STEPS = 500;

/** Plays a world on an own database that has the migrations, and says what was seen; no further than to what is wrong. */
export async function play(url: string, world: World, steps: number, seed: number): Promise<Outcome> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const stage = new Stage(world, await openDesk(client, world), seed);
    const calls = new Calls(stage);
    const people = new People(stage, calls);
    people.arrive();
    people.arriveInCrowds();
    calls.ring();
    calls.reconcile();
    if (world.hasJumps) jump(stage);
    while (stage.steps < steps && stage.judge.wrong.size === 0) {
      await stage.play(Math.min(steps, stage.steps + AUDIT_STEPS));
      await audit(client, stage);
      stage.judge.ledger.forget();
    }
    const hours = stage.now / 3600;
    if (stage.judge.wrong.size === 0) await close(client, stage);
    return { ...figures(stage), hours, refusals: calls.refusals };
  } finally {
    await client.end();
  }
}

/** The database's clock goes an hour or more ahead or back, or back by a minute. */
function jump(stage: Stage): void {
  stage.soon(stage.random.exponential(4000), () => {
    const sign = stage.random.chance(0.5) ? 1 : -1;
    stage.clockAhead += stage.random.chance(0.25) ? -60 : sign * stage.random.between(3600, 10_000);
    jump(stage);
    return undefined;
  });
}

/** The tables beside the ledger: what the changes told must be all that there is. */
async function audit(client: pg.Client, { judge }: Stage): Promise<void> {
  const { rows } = await client.query<{ waiting: string; turns: string; leases: string; blocks: boolean }>({
    name: "audit",
    text: `select
      coalesce((select string_agg(number::text, ' ' order by number) from app.queue_tickets where state = 'waiting'), '') as waiting,
      coalesce((select string_agg(id::text, ' ' order by id::text collate "C") from app.queue_tickets
        where state in ('ready', 'active')), '') as turns,
      coalesce((select string_agg(id::text, ' ' order by id::text collate "C") from app.slot_leases
        where released_at is null), '') as leases,
      not exists (
        select from (select number / 256 as block, count(*) as waiting from app.queue_tickets
          where state = 'waiting' group by 1) counted
        full join app.queue_blocks b using (block) where counted.waiting is distinct from b.waiting) as blocks`,
  });
  const row = rows[0];
  const { ledger } = judge;
  if (row?.waiting !== ledger.waiting.join(" ")) judge.fail("the waiting are not those of the ledger");
  if (
    row?.turns !==
    [...ledger.turns]
      .map(({ id }) => id)
      .sort()
      .join(" ")
  )
    judge.fail("the turns are not those of the ledger");
  if (row?.leases !== [...ledger.leases.keys()].sort().join(" "))
    judge.fail("the leases are not those of the ledger");
  if (!row?.blocks) judge.fail("the blocks do not count the waiting");
}

/** Everyone is gone at once, every event is lost: an hour later nothing may be left, and it may not come back. */
async function close(client: pg.Client, stage: Stage): Promise<void> {
  for (const seconds of [3600, 10]) await stage.sweepAfter(seconds);
  const { ledger } = stage.judge;
  for (const _ of ledger.leases) stage.judge.fail("a leaked lease");
  for (const _ of [...ledger.waiting, ...ledger.turns]) stage.judge.fail("a ticket that never ends");
  await audit(client, stage);
}

function figures({ world, steps, judge }: Stage): Omit<Outcome, "hours" | "refusals"> {
  const { waits, usable } = judge;
  return {
    world: world.name,
    steps,
    calledUp: judge.calledUp,
    waits: waits.count,
    within: percent(waits.within, waits.count),
    below: percent(waits.below, waits.count),
    utilisation: percent(usable.leased, usable.seconds),
    wrong: Object.fromEntries(judge.wrong),
  };
}

const percent = (part: number, whole: number) => Math.round((1000 * part) / Math.max(whole, 1)) / 10;
