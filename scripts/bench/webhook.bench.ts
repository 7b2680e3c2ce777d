import { createHash, createHmac } from "node:crypto";
import { startStack } from "../../tests/support/stack";
import { atLeast, atMost, type Figure, median, noted, pacedWaits, percentile, rateOf } from "./measure";

const ROUNDS = 5;
const COUNT = 800;
const WIDTH = 16;
const PACE = 50;
const PACED_COUNT = 1000;
const KEY = "key_sandbox_0000000000000000";
const CRON_KEY = "sandbox-cron-secret-0000000000000000";
const SERVICE_KEY = "sb_secret_sandbox_0000000000000000";

/**
 * How many webhooks a second are checked, stored and answered, beside the bare insert at the Data API, in turns so that
 * whatever else the machine does weighs on both; and how long an answer takes at a steady 50 a second. The sweeps of each
 * minute run meanwhile, and each has run once before: the first in a process compiles what it needs.
 */
export async function run(): Promise<Figure[]> {
  const stack = await startStack();
  try {
    const hook = (run: string) => (i: number) => deliver(`${stack.app}/api/retell-webhook`, bodyOf(run, i));
    const insert = (run: string) => (i: number) =>
      insertDirectly(stack.sandbox, bodyOf(run, i), `${run}${i}`);
    await rateOf(300, WIDTH, hook("warm"));
    await rateOf(300, WIDTH, insert("warm_direct"));
    for (const sweep of ["inbox", "calls", "clips", "queue"]) {
      const headers = { authorization: `Bearer ${CRON_KEY}` };
      await fetch(`${stack.app}/api/cron/${sweep}`, { headers });
    }
    const [direct, acknowledged]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      direct.push(await rateOf(COUNT, WIDTH, insert(`direct${round}_`)));
      acknowledged.push(await rateOf(COUNT, WIDTH, hook(`hook${round}_`)));
    }
    const waits = await pacedWaits(PACED_COUNT, PACE, hook("paced"));
    const ratio = median(acknowledged) / median(direct);
    return [
      noted("inbox insert at the Data API", median(direct), "per second"),
      noted("webhooks acknowledged (and taken in meanwhile)", median(acknowledged), "per second"),
      atLeast("acknowledged over bare inserts", ratio, "x", 0.4),
      noted("a webhook's answer at 50 a second, median", median(waits), "ms"),
      atMost("a webhook's answer at 50 a second, p99", percentile(waits, 99), "ms", 50),
    ];
  } finally {
    await stack.stop();
  }
}

async function deliver(url: string, body: string): Promise<void> {
  const at = Date.now();
  const digest = createHmac("sha256", KEY)
    .update(body + at)
    .digest("hex");
  await post(url, body, { "x-retell-signature": `v=${at},d=${digest}` });
}

async function insertDirectly(sandbox: string, body: string, callId: string): Promise<void> {
  const args = {
    p_call_id: `call_${callId}`,
    p_event: "call_ended",
    p_body_hash: createHash("sha256").update(body).digest("hex"),
    p_body: body,
    p_rank: 40,
    p_facts: { status: "ended", duration_ms: 9000 },
  };
  const headers = { apikey: SERVICE_KEY, authorization: `Bearer ${SERVICE_KEY}` };
  await post(`${sandbox}/supabase/rest/v1/rpc/accept_webhook`, JSON.stringify(args), headers);
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  await answer.text();
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}`);
}

function bodyOf(run: string, index: number): string {
  const words = Array.from({ length: 60 }, (_, i) => ({ word: "night", start: i / 3, end: i / 3 + 0.3 }));
  return JSON.stringify({
    event: "call_ended",
    call: {
      call_id: `call_${run}${index}`,
      call_type: "web_call",
      call_status: "ended",
      // Of just now, as they are when they come: what ended long ago is read again at Retell by the sweeps.
      start_timestamp: Date.now() - 9000,
      end_timestamp: Date.now(),
      transcript_object: [{ role: "user", content: "night ".repeat(60), words }],
      disconnection_reason: "user_hangup",
    },
  });
}
