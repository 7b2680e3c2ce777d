import { cookiesAfter } from "../../tests/support/sign-in";
import type { Desk } from "./desk";
import { newAddress } from "./people";
import { markOf, pryInto } from "./strangers";
import { sleep } from "./traffic";
import { deliver, eventsOf } from "./webhooks";

type Started = { callId: string };
type Place = { ticketId: string | null; state: string };
/** A call of somebody, and what their browser shows to prove that it is theirs. */
export type ScriptedCall = { callId: string; cookie: string; address: string };

const CREATE = "/api/retell/create-call";
const POLLS = 10;
let turns = 0;

/** Makes a call as a new browser, or as one that has this cookie; nothing when there is no slot. */
export async function makeCall(
  { traffic }: Desk,
  address: string,
  cookie?: string,
): Promise<(ScriptedCall & { accessToken: string }) | undefined> {
  const answer = await traffic.ask<Started & { accessToken: string }>(`POST ${CREATE}`, CREATE, {
    body: {},
    address,
    cookie,
    expect: [200, "queue_wait", "voice_busy"],
  });
  if (answer.status !== 200) return undefined;
  const { callId, accessToken } = answer.json;
  return { callId, accessToken, address, cookie: cookiesAfter(cookie, answer.headers.getSetCookie()) };
}

/** Ends a call without media: the browser lets it go, then Retell tells of it. */
export async function endCall(desk: Desk, call: ScriptedCall): Promise<void> {
  const path = `/api/calls/${call.callId}`;
  await desk.traffic.ask("POST /api/calls/{id}/end", `${path}/end`, { ...call, body: {} });
  const [, ...rest] = eventsOf(call.callId);
  for (const body of rest) await deliver(desk, body);
}

/** Queue, turn, a call without media, its recap and a word about it. */
export async function talkInTurn(desk: Desk): Promise<void> {
  const { traffic } = desk;
  const address = newAddress();
  const joined = await traffic.ask<Place>("POST /api/queue", "/api/queue", { body: {}, address });
  if (joined.status !== 200) return;
  const cookie = cookiesAfter("", joined.headers.getSetCookie());
  const who = { cookie, address };
  const ticket = `/api/queue/${joined.json.ticketId}`;
  const isReady = await waitForTurn(desk, ticket, who, joined.json);
  const call = isReady ? await makeCall(desk, address, cookie) : undefined;
  if (!call) {
    await traffic.ask("DELETE /api/queue/{id}", ticket, { ...who, method: "DELETE" });
    return;
  }
  await deliver(desk, eventsOf(call.callId)[0] ?? "");
  await endCall(desk, call);
  await traffic.ask("GET /api/calls/{id}", `/api/calls/${call.callId}`, who);
  const body = { mood: 4, keep: true };
  await traffic.ask("POST /api/calls/{id}/feedback", `/api/calls/${call.callId}/feedback`, { ...who, body });
}

async function waitForTurn(
  { traffic }: Desk,
  ticket: string,
  who: { cookie: string; address: string },
  first: Place,
): Promise<boolean> {
  let state = first.state;
  for (let poll = 0; state === "waiting" && poll < POLLS; poll += 1) {
    await sleep(1000);
    const { json, status } = await traffic.ask<Place>("GET /api/queue/{id}", ticket, who);
    if (status === 200) state = json.state;
  }
  return state === "ready";
}

/** Everybody keeps the held call, has it remembered and says what it was like: things that are nobody else's to see. */
export async function writeAboutHeld({ traffic, held }: Desk): Promise<void> {
  for (const { owner, callId } of held) {
    const body = { mood: 4, keep: true, remember: true, workplace: markOf(owner) };
    const path = `/api/calls/${callId}/feedback`;
    await traffic.ask("POST /api/calls/{id}/feedback", path, {
      cookie: owner.cookie,
      address: owner.address,
      body,
    });
  }
}

/** History, settings, what is left of the day; and things of somebody else, which are not there. */
export async function lookThroughOwn(desk: Desk): Promise<void> {
  turns += 1;
  const { traffic, physicians } = desk;
  const physician = physicians[turns % physicians.length];
  if (!physician) return;
  const who = { cookie: physician.cookie, address: physician.address };
  await traffic.ask("GET /api/calls", "/api/calls", who);
  await traffic.ask("GET /api/calls", "/api/calls?q=night", who);
  await traffic.ask("GET /api/settings", "/api/settings", who);
  const body = { keepCalls: true, remember: turns % 2 === 0, displayName: `Dr. ${markOf(physician)}` };
  await traffic.ask("PUT /api/settings", "/api/settings", { ...who, method: "PUT", body });
  await traffic.ask("GET /api/rate-limit", "/api/rate-limit", who);
  await traffic.ask("GET /api/ai-context", "/api/ai-context", who);
  await pryInto(desk, physician);
}
