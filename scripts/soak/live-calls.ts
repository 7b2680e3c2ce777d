import { joinCall, type LiveCall } from "../../tests/support/live-call";
import type { Desk } from "./desk";
import { newAddress } from "./people";
import { makeCall } from "./physicians";
import { control, sleep } from "./traffic";

export const LIVE = 20;
const STEP_MS = 1000;
/** On a slow machine they come up late: then they are held for a moment all the same. */
const LATE_MS = 60_000;

type Talk = { callId: string; line: LiveCall };

/** Calls with sound both ways, all of them held at once until `untilMs`; now and then somebody says something. */
export async function holdLiveCalls(desk: Desk, untilMs: number): Promise<void> {
  const talks: Talk[] = [];
  const isOver = () =>
    Date.now() >= untilMs && (desk.noted.mostLive >= LIVE || Date.now() >= untilMs + LATE_MS);
  while (!isOver()) {
    const live = talks.filter(({ line }) => line.hasJoined()).length;
    desk.noted.mostLive = Math.max(desk.noted.mostLive, live);
    if (live < LIVE) talks.push(...(await join(desk, Math.min(4, LIVE - live))));
    else await saySomething(desk, talks);
    await sleep(STEP_MS);
  }
  await Promise.allSettled(talks.map(({ line }) => line.hangUp()));
}

async function join(desk: Desk, count: number): Promise<Talk[]> {
  const joined = await Promise.all(
    Array.from({ length: count }, async (): Promise<Talk[]> => {
      const call = await makeCall(desk, newAddress());
      if (!call) return [];
      const line = await joinCall(desk.stack.sandbox, call.accessToken).catch(() => undefined);
      return line ? [{ callId: call.callId, line }] : [];
    }),
  );
  return joined.flat();
}

async function saySomething({ stack }: Desk, talks: readonly Talk[]): Promise<void> {
  const talk = talks[Math.floor(Date.now() / STEP_MS) % talks.length];
  if (!talk?.line.hasJoined()) return;
  await control(stack.sandbox, `calls/${talk.callId}/say`, { role: "user", text: "It was a long night." });
}
