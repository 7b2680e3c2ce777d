import type pg from "pg";
import { killApp } from "../tests/support/app-process";
import { startTestDatabase } from "../tests/support/database";
import {
  crossProduct,
  drawHistories,
  type History,
  historyOf,
  orderedSubsets,
} from "../tests/support/inbox-histories";
import { type Outcome, runHistories } from "../tests/support/inbox-run";
import { startStack } from "../tests/support/stack";
import { connectToStack } from "../tests/support/stack-connection";
import { deliver, fuzz, standingOf, streamOf } from "../tests/support/webhook-load";
import { Misuse, runCommand } from "./cli/command";

const SEED = 20_261_121;
const BATCH = 4000;
const FUZZED = 10_000;
const KILLS = 20;
const CALLS_A_KILL = 40;
/** Ten deaths within a minute and `npm start` gives the app up. */
const BETWEEN_KILLS_MS = 7000;

type Proof = { what: string; runs: number; detail: string; wrong: number };

const usage = `npm run prove:webhooks             what npm test shows of the inbox by samples, in full: half an hour
npm run prove:webhooks -- rows     what becomes of a call's row in whatever order its events come
npm run prove:webhooks -- route    what the route lets in, and what outlives the app's death`;

/** Ends with 1 when anything is lost, doubled or let in. */
async function main(only: string | undefined): Promise<number> {
  if (only !== undefined && only !== "rows" && only !== "route")
    throw new Misuse(`There is no proof ${only}.`);
  const rows = only === "route" ? [] : await proveRows();
  const proofs = [...rows, ...(only === "rows" ? [] : await proveRoute())];
  console.table(proofs);
  return proofs.every((proof) => proof.wrong === 0) ? 0 : 1;
}

async function proveRows(): Promise<Proof[]> {
  const database = await startTestDatabase();
  try {
    const subsets = orderedSubsets().map(historyOf);
    return [
      await proveHistories(database.pool, "ordered subsets", subsets),
      await proveHistories(database.pool, "seeded draws", drawHistories(2000, SEED)),
      await proveHistories(database.pool, "subsets x crash points x erasures", [...crossProduct()]),
    ];
  } finally {
    await database.stop();
  }
}

async function proveHistories(pool: pg.Pool, what: string, histories: History[]): Promise<Proof> {
  const sum: Outcome = { calls: 0, events: 0, crashes: 0, readBack: 0, differences: [] };
  const began = Date.now();
  for (let i = 0; i < histories.length; i += BATCH) {
    const outcome = await runHistories(
      pool,
      histories.slice(i, i + BATCH),
      `${what.replaceAll(" ", "_")}_${i}`,
    );
    for (const key of ["calls", "events", "crashes", "readBack"] as const) sum[key] += outcome[key];
    sum.differences.push(...outcome.differences);
    console.log(`${what}: ${sum.calls} of ${histories.length}, ${sum.differences.length} differ`);
    await pool.query("truncate app.calls, app.webhook_events cascade");
  }
  for (const difference of sum.differences.slice(0, 5)) console.log(difference);
  const seconds = Math.round((Date.now() - began) / 1000);
  const detail = `${sum.events} events, ${sum.crashes} crashes, ${sum.readBack} read back, ${seconds} s`;
  return { what, runs: sum.calls, detail, wrong: sum.differences.length };
}

async function proveRoute(): Promise<Proof[]> {
  const stack = await startStack();
  const database = await connectToStack(stack.sandbox, stack.dir);
  try {
    return [await proveFuzz(stack.app, database), await proveKills(stack.app, database)];
  } finally {
    await database.end();
    await stack.stop();
  }
}

async function proveFuzz(app: string, database: pg.Pool): Promise<Proof> {
  const { statuses, wrong, stored, acknowledged } = await fuzz(app, database, FUZZED, SEED);
  for (const line of wrong.slice(0, 5)) console.log(line);
  const runs = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  const lost = Math.abs(stored - acknowledged);
  const detail = `${JSON.stringify(statuses)}, ${stored} stored`;
  return { what: "fuzzed webhooks", runs, detail, wrong: wrong.length + lost };
}

/** The app is killed while it answers and takes in, at another point each time, and comes back by itself. */
async function proveKills(app: string, database: pg.Pool): Promise<Proof> {
  let [wrong, refused, killed] = [0, 0, 0];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const prefix = `call_kill${kill}_`;
    const began = Date.now();
    let answered = 0;
    const given = await Promise.all(
      streamOf(prefix, CALLS_A_KILL).map((body) =>
        deliver(app, body, (status) => {
          if (status !== 204) refused += 1;
          answered += 1;
          if (answered === 1 + kill * 5) killed += Number(killApp(app) > 0);
        }),
      ),
    );
    await takenIn(database, prefix);
    const { stored, events, waiting, whole } = await standingOf(database, prefix);
    const isWell =
      stored === 3 * CALLS_A_KILL && events === stored && waiting === 0 && whole === CALLS_A_KILL;
    if (!isWell || given.includes(false)) wrong += 1;
    console.log(`kill ${kill + 1} of ${KILLS}: ${stored} events stored, ${whole} calls whole`);
    await sleep(BETWEEN_KILLS_MS - (Date.now() - began));
  }
  const detail = `${killed} killed, ${refused} tries without an answer, ${KILLS * CALLS_A_KILL * 3} events`;
  return { what: "SIGKILL of the app while it takes in", runs: KILLS, detail, wrong: wrong + KILLS - killed };
}

/** The scheduler's sweep, every ten seconds here, takes in what the dead left. */
async function takenIn(database: pg.Pool, prefix: string): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await standingOf(database, prefix)).waiting === 0) return;
    await sleep(500);
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(ms, 0)));

await runCommand({ usage, options: {}, words: 1 }, ({ positionals }) => main(positionals[0]));
