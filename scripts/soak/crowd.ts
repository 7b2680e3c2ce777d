import type { Desk } from "./desk";
import { newAddress } from "./people";
import { endCall, makeCall, type ScriptedCall } from "./physicians";
import { sleep } from "./traffic";
import { deliver, eventsOf } from "./webhooks";

export const SCRIPTED = 200;
const WIDTH = 4;
const TRIES = 5;
/** Who come on top of them, until some are told to wait, but not for ever: on a slow machine calls end meanwhile. */
const MOST_ON_TOP = 150;
const TOLD_TO_WAIT = 10;

/** Many calls without media, all of them up at once before the first one ends, and then more than fit. */
export async function holdScriptedCalls(desk: Desk): Promise<void> {
  const up: ScriptedCall[] = [];
  await inLanes(Array.from({ length: SCRIPTED }, newAddress), async (address) => {
    const call = await makeAtLast(desk, address);
    if (!call) return;
    up.push(call);
    desk.noted.scripted.push(call.callId);
    await deliver(desk, eventsOf(call.callId)[0] ?? "");
  });
  const isFull = () => desk.traffic.seen.filter(({ code }) => code === "queue_wait").length >= TOLD_TO_WAIT;
  await inLanes(Array.from({ length: MOST_ON_TOP }, newAddress), async (address) => {
    if (isFull()) return;
    const call = await makeCall(desk, address);
    if (!call) return;
    up.push(call);
    desk.noted.scripted.push(call.callId);
  });
  await inLanes(up, (call) => endCall(desk, call));
}

/** Tries again while something is broken. */
async function makeAtLast(desk: Desk, address: string): Promise<ScriptedCall | undefined> {
  for (let left = TRIES; left > 0; left -= 1) {
    const call = await makeCall(desk, address);
    if (call) return call;
    await sleep(2000);
  }
  return undefined;
}

async function inLanes<T>(all: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const items = all.values();
  const lane = async () => {
    for (const item of items) await work(item);
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
}
