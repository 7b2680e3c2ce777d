import { createHash, randomUUID } from "node:crypto";
import { signed } from "../../tests/support/webhook-fuzz";
import type { Desk } from "./desk";
import { sleep } from "./traffic";

const ROUTE = "POST /api/retell-webhook";
const names = ["call_started", "call_ended", "call_analyzed"] as const;
/** As Retell does, only sooner: three more tries, ever further apart. */
const RETRY_WAITS_MS = [500, 2000, 5000];
export const SUMMARY = "It was a long night.";

const hashOf = (body: string) => createHash("sha256").update(body).digest("hex");

/** The events of one call, as Retell writes them; of just now, or the sweeps would read the call again. */
export function eventsOf(callId: string): string[] {
  const endedAt = Date.now() - 1000;
  return names.map((event) =>
    JSON.stringify({
      event,
      call: {
        call_id: callId,
        call_type: "web_call",
        call_status: event === "call_started" ? "ongoing" : "ended",
        start_timestamp: endedAt - 60_000,
        ...(event !== "call_started" && {
          end_timestamp: endedAt,
          duration_ms: 60_000,
          disconnection_reason: "user_hangup",
          transcript_object: [{ role: "user", content: SUMMARY, words: [] }],
        }),
        ...(event === "call_analyzed" && { call_analysis: { call_summary: SUMMARY } }),
      },
    }),
  );
}

/** Delivers one as Retell does, until it is acknowledged or given up. */
export async function deliver({ traffic, noted }: Desk, body: string): Promise<void> {
  for (const wait of [...RETRY_WAITS_MS, undefined]) {
    const headers = signed(body)();
    const { status } = await traffic.ask(ROUTE, "/api/retell-webhook", { body, headers, expect: [204] });
    if (status === 204) {
      noted.acknowledged.add(hashOf(body));
      return;
    }
    if (wait !== undefined) await sleep(wait);
  }
  noted.givenUp += 1;
}

const orders: readonly (readonly number[])[] = [
  [0, 1, 2],
  [2, 1, 0],
  [1, 0, 2, 1],
  [2, 0, 2, 1, 0],
];
let streams = 0;

/** A made-up call's events in one of several orders, some of them twice. */
export async function tellOfCall(desk: Desk): Promise<void> {
  streams += 1;
  const callId = `call_soak_${randomUUID()}`;
  const events = eventsOf(callId);
  const order = orders[streams % orders.length] ?? [];
  const isAtOnce = streams % 2 === 0;
  const sent = order.map((at) => events[at] ?? "");
  if (isAtOnce) await Promise.all(sent.map((body) => deliver(desk, body)));
  else for (const body of sent) await deliver(desk, body);
  desk.noted.streams.push(callId);
}

/** A body without a signature, and one with another body's. */
export async function forge({ traffic, noted }: Desk): Promise<void> {
  const [body = ""] = eventsOf(`call_forged_${randomUUID()}`);
  noted.forged.add(hashOf(body));
  const send = (headers: Record<string, string>) =>
    traffic.ask(`${ROUTE} (forged)`, "/api/retell-webhook", {
      body,
      headers,
      expect: [401, "rate_limited"],
    });
  await send({});
  await send(signed(`${body} `)());
}
