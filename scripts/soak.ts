import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { heldCall } from "../tests/support/held-call";
import { signInAt } from "../tests/support/sign-in";
import { type Stack, startStack } from "../tests/support/stack";
import { connectToStack } from "../tests/support/stack-connection";
import { Misuse, runCommand } from "./cli/command";
import { LINES } from "./soak/clips";
import { SCRIPTED } from "./soak/crowd";
import { type Desk, newNotes, type Physician } from "./soak/desk";
import { Breakage } from "./soak/faults";
import { herVoiceIn } from "./soak/her-voice";
import { checkInvariants, mostLeases } from "./soak/invariants";
import { checkKeptMedia } from "./soak/kept-media";
import { LIVE } from "./soak/live-calls";
import { measureMemory } from "./soak/memory";
import { drive } from "./soak/mix";
import { newAddress } from "./soak/people";
import { writeAboutHeld } from "./soak/physicians";
import { checkGrowth, checkReached, errorsOf, routesOf } from "./soak/report";
import { control, sleep, Traffic } from "./soak/traffic";
import { type Check, check, growthOf } from "./soak/verdicts";
import { DialWatch } from "./soak/watch";

const MOST_MINUTES = 60;
/** Room for the scripted calls and a few others, less than all who come at once: some are told to wait. */
const CAPACITY = SCRIPTED + 15;
const PHYSICIANS = 3;
const MOST_GROWTH = 1.1;
/** Sooner the app is still warming up. */
const GROWTH_FROM_MINUTES = 3;
const REST_MS = 20_000;
const SETTLE_MS = 150_000;
const reportPath = join(import.meta.dirname, "../.bench/soak.json");

const usage = `npm run soak                      five minutes of everything at once, while things break; then the sums
npm run soak -- --minutes N       as long as that, ${MOST_MINUTES} at most`;

/** Everything at once against a stack of its own, with things breaking; then the sums. */
async function main(minutes: number): Promise<number> {
  console.log("bringing up the product and its sandbox ...");
  const stack = await startStack({
    MAX_CONCURRENT_CALLS: String(CAPACITY),
    DEMO_CALLS_PER_DAY: "100000",
    DEMO_MINUTES_PER_DAY: "1000000",
    DEMO_CENTS_PER_MONTH: "100000000",
    WEB_MINUTES_PER_DAY: "1000000",
  });
  const database = await connectToStack(stack.sandbox, stack.dir);
  try {
    return await soak(stack, database, minutes);
  } finally {
    await database.end();
    await stack.stop();
  }
}

function readMinutes(text: string): number {
  const minutes = Number(text);
  if (!(minutes > 0 && minutes <= MOST_MINUTES))
    throw new Misuse(`--minutes takes a number up to ${MOST_MINUTES}.`);
  return minutes;
}

async function soak(stack: Stack, database: pg.Pool, minutes: number): Promise<number> {
  await control(stack.sandbox, "retell", { concurrencyLimit: 10 * CAPACITY });
  await control(stack.sandbox, "scenario", { name: "manual" });
  const breakage = new Breakage((body) => control(stack.sandbox, "faults", body, body ? "POST" : "DELETE"));
  const traffic = new Traffic(stack.app, breakage);
  const desk = await openDesk(stack, database, traffic);
  const dials = new DialWatch(stack.sandbox);
  const rests: number[][] = [];
  const rest = async () => void rests.push(await measureMemory(REST_MS));
  console.log(`driving it for ${minutes} minute${minutes === 1 ? "" : "s"} ...`);
  const untilMs = Date.now() + minutes * 60_000;
  let isOver = false;
  const watching = dials.run(() => isOver);
  await Promise.all([drive(desk, untilMs, rest), breakage.run(untilMs)]);
  isOver = true;
  await watching;
  console.log("letting it come to rest ...");
  await settle(database);
  await dials.look();
  await checkKeptMedia(desk);
  const invariants = await checkInvariants({ desk, database, dials: dials.dials, capacity: CAPACITY });
  const [first = [], last = []] = rests;
  const growth = growthOf(first, last);
  return report(desk, breakage.count, [
    ...invariants,
    checkGrowth(growth, MOST_GROWTH, minutes >= GROWTH_FROM_MINUTES),
    ...(await reachedBy(desk, database)),
  ]);
}

/** Physicians with a held call each, made before anything breaks. */
async function openDesk(stack: Stack, database: pg.Pool, traffic: Traffic): Promise<Desk> {
  const physicians = await Promise.all(
    Array.from({ length: PHYSICIANS }, async (): Promise<Physician> => {
      const address = newAddress();
      return { ...(await signInAt(stack, undefined, { address })), address };
    }),
  );
  const held = await Promise.all(
    physicians.map(async (owner) => {
      const callId = await heldCall(stack, owner.cookie, LINES);
      return { owner, callId, voice: await herVoiceIn(database, callId, stack.sandbox) };
    }),
  );
  const desk = { stack, traffic, physicians, held, noted: newNotes() };
  await writeAboutHeld(desk);
  return desk;
}

/** Until no slot is taken, no event waits, no dial is open and every ended call is settled, or the longest of their time-outs has passed. */
async function settle(database: pg.Pool): Promise<void> {
  const deadline = Date.now() + SETTLE_MS;
  while (Date.now() < deadline) {
    const { rows } = await database.query(
      `select (select count(*) from app.slot_leases where released_at is null)
         + (select count(*) from app.webhook_events where processed_at is null)
         + (select count(*) from app.demo_calls where state in ('intent', 'unknown'))
         + (select count(*) from public.list_unsettled_demo_calls(1000)) as open`,
    );
    if (Number(rows[0]?.open) === 0) return;
    await sleep(1000);
  }
}

async function reachedBy({ noted, traffic }: Desk, database: pg.Pool): Promise<Check[]> {
  const waited = traffic.seen.filter(({ code }) => code === "queue_wait").length;
  return checkReached({
    "callers told to wait, all slots being taken": { count: waited, wanted: 1 },
    "live calls with media held at once": { count: noted.mostLive, wanted: LIVE },
    // Retell lets go of a call that nobody joins in 30 s: on a slow machine the first are over when the last begin.
    "calls without media held at once": {
      count: await mostLeases(database, noted.scripted),
      wanted: SCRIPTED,
    },
    "clips made": { count: noted.clips.ready, wanted: 1 },
    "clips listened to": { count: noted.clips.heard, wanted: 1 },
  });
}

function report(desk: Desk, faults: Record<string, number>, checks: readonly Check[]): number {
  const { seen, wrong } = desk.traffic;
  const [routes, errors] = [routesOf(seen), errorsOf(seen)];
  const answers = check(
    "every answer is as it should be",
    wrong.length > 0 ? [`${wrong.length} are not`] : [],
    seen.length,
    "0 are not",
  );
  const verdicts = [answers, ...checks];
  mkdirSync(join(reportPath, ".."), { recursive: true });
  const requests = seen.length;
  const whole = { requests, routes, errors, wrong, faults, clips: desk.noted.clips, verdicts };
  writeFileSync(reportPath, `${JSON.stringify(whole, null, 2)}\n`);
  console.table(routes);
  console.table(errors);
  if (wrong.length > 0) console.table(wrong.slice(0, 50));
  console.table(faults);
  console.table(verdicts);
  console.log(`${requests} requests; the report lies in .bench/soak.json`);
  return verdicts.some(({ holds }) => holds === "NO") ? 1 : 0;
}

await runCommand({ usage, options: { minutes: "string" }, words: 0 }, ({ values }) =>
  main(readMinutes(values.minutes ?? "5")),
);
