import { makeClip } from "./clips";
import { holdScriptedCalls } from "./crowd";
import type { Desk } from "./desk";
import { holdLiveCalls } from "./live-calls";
import { lookThroughOwn, talkInTurn } from "./physicians";
import { sleep } from "./traffic";
import { askForCall, beRefused, lookAround } from "./visitors";
import { forge, tellOfCall } from "./webhooks";

type Act = (desk: Desk) => Promise<void>;
type IsOver = () => boolean;

/** Who comes by, in turns. */
const mix: readonly Act[] = [
  lookAround,
  tellOfCall,
  talkInTurn,
  lookAround,
  askForCall,
  tellOfCall,
  lookThroughOwn,
  beRefused,
  talkInTurn,
  forge,
];
const ACTS_PER_SECOND = 2;
const MOST_AT_ONCE = 20;

/**
 * The whole mix until `untilMs`: people at a steady pace and clips one by one, with many calls at once in the first half and
 * live calls in the second. Each half ends with the people alone, and then with `rest`, while nobody comes: what is
 * measured there has had the same before it. On a slow machine a half takes longer.
 */
export async function drive(desk: Desk, untilMs: number, rest: () => Promise<void>): Promise<void> {
  const wholeMs = untilMs - Date.now();
  const inA = (share: number) => Date.now() + share * wholeMs;
  const [crowdFrom, firstUntil] = [inA(0.05), inA(0.45)];
  await half(desk, firstUntil, 0.1 * wholeMs, async () => {
    await sleep(Math.max(0, crowdFrom - Date.now()));
    await holdScriptedCalls(desk);
  });
  await rest();
  const lastUntil = Math.max(untilMs, inA(0.4));
  await half(desk, lastUntil, 0.1 * wholeMs, () => holdLiveCalls(desk, lastUntil - 0.15 * wholeMs));
  await rest();
}

/** People and clips until then, and for some time after the load that comes on top has gone. */
async function half(desk: Desk, untilMs: number, aloneMs: number, load: () => Promise<void>): Promise<void> {
  let aloneUntilMs = Number.POSITIVE_INFINITY;
  const isOver = () => Date.now() >= Math.max(untilMs, aloneUntilMs);
  await Promise.all([
    paced(desk, isOver),
    until(isOver, () => makeClip(desk)),
    load().finally(() => {
      aloneUntilMs = Date.now() + aloneMs;
    }),
  ]);
}

async function paced(desk: Desk, isOver: IsOver): Promise<void> {
  const running = new Set<Promise<void>>();
  for (let turn = 0; !isOver(); turn += 1) {
    await sleep(1000 / ACTS_PER_SECOND);
    if (running.size >= MOST_AT_ONCE) continue;
    const act = mix[turn % mix.length] ?? lookAround;
    const one = act(desk).finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
}

async function until(isOver: IsOver, work: () => Promise<void>): Promise<void> {
  while (!isOver()) {
    await work();
    await sleep(2000);
  }
}
