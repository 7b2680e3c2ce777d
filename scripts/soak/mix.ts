import { makeClip } from "./clips";
import { holdScriptedCalls } from "./crowd";
import type { Desk } from "./desk";
import { holdLiveCalls } from "./live-calls";
import { lookThroughOwn, talkInTurn } from "./physicians";
import { sleep } from "./traffic";
import { askForCall, beRefused, lookAround } from "./visitors";
import { forge, tellOfCall } from "./webhooks";

type Act = (desk: Desk) => Promise<void>;

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

/** The whole mix until `untilMs`: people at a steady pace, clips one by one, then live calls, then many at once. */
export async function drive(desk: Desk, untilMs: number): Promise<void> {
  const wholeMs = untilMs - Date.now();
  const at = (share: number) => Date.now() + share * wholeMs;
  const [crowdFrom, liveFrom, liveUntil] = [at(0.1), at(0.45), at(0.85)];
  await Promise.all([
    paced(desk, untilMs),
    whileTimeIsLeft(untilMs, () => makeClip(desk)),
    startingAt(crowdFrom, () => holdScriptedCalls(desk)).then(() =>
      startingAt(liveFrom, () => holdLiveCalls(desk, liveUntil)),
    ),
  ]);
}

async function paced(desk: Desk, untilMs: number): Promise<void> {
  const running = new Set<Promise<void>>();
  for (let turn = 0; Date.now() < untilMs; turn += 1) {
    await sleep(1000 / ACTS_PER_SECOND);
    if (running.size >= MOST_AT_ONCE) continue;
    const act = mix[turn % mix.length] ?? lookAround;
    const one = act(desk).finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
}

async function whileTimeIsLeft(untilMs: number, work: () => Promise<void>): Promise<void> {
  while (Date.now() < untilMs) {
    await work();
    await sleep(2000);
  }
}

async function startingAt(fromMs: number, work: () => Promise<void>): Promise<void> {
  await sleep(Math.max(0, fromMs - Date.now()));
  await work();
}
