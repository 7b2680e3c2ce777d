import { createHash } from "node:crypto";
import type pg from "pg";
import { drawAttacks, signed } from "./webhook-fuzz";

const WIDTH = 16;
/** As Retell does, only sooner: up to three more tries, ever further apart. */
const RETRY_WAITS_MS = [500, 1500, 4000];
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function post(app: string, body: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(`${app}/api/retell-webhook`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  await answer.body?.cancel();
  return answer.status;
}

/** Works through everything, some at a time. */
async function inLanes<T>(
  all: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const items = all.entries();
  const lane = async () => {
    for (const [index, item] of items) await work(item, index);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

export type FuzzOutcome = {
  statuses: Record<number, number>;
  wrong: string[];
  stored: number;
  acknowledged: number;
};

/** Sends seeded webhooks of every bad kind; tells of every answer and every stored body that should not be. */
export async function fuzz(
  app: string,
  database: pg.Pool,
  count: number,
  seed: number,
): Promise<FuzzOutcome> {
  const prefix = `call_fuzz_${seed}_`;
  const [statuses, wrong, taken]: [Record<number, number>, string[], Set<string>] = [{}, [], new Set()];
  await inLanes(drawAttacks(count, seed, prefix), WIDTH, async (attack, index) => {
    const headers = { ...attack.headers(), "x-client-address": `198.51.${index % 250}.${(index >> 8) + 1}` };
    const status = await post(app, attack.body, headers);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status === 204) taken.add(createHash("sha256").update(attack.body).digest("hex"));
    const allowed = attack.isTooLarge ? [413] : attack.isSigned ? [204, 400] : [401, 429];
    if (!allowed.includes(status)) wrong.push(`${status} for ${attack.body.slice(0, 200)}`);
  });
  const { rows } = await database.query("select body_hash from app.webhook_events where call_id like $1", [
    `${prefix}%`,
  ]);
  const strange = rows
    .filter((row) => !taken.has(row.body_hash))
    .map((row) => `stored, not acknowledged: ${row.body_hash}`);
  return { statuses, wrong: [...wrong, ...strange], stored: rows.length, acknowledged: taken.size };
}

/** One event of a call that the sandbox's Retell knows nothing of. */
const bodyOf = (callId: string, name: string) =>
  JSON.stringify({
    event: name,
    call: {
      call_id: callId,
      call_type: "web_call",
      call_status: name === "call_started" ? "ongoing" : "ended",
      start_timestamp: 1_795_161_600_000,
      ...(name !== "call_started" && {
        end_timestamp: 1_795_161_660_000,
        disconnection_reason: "user_hangup",
      }),
      ...(name === "call_analyzed" && { call_analysis: { call_summary: "It was a long night." } }),
    },
  });

const names = ["call_started", "call_ended", "call_analyzed"];
export const streamOf = (prefix: string, calls: number) =>
  Array.from({ length: calls }, (_, i) => names.map((name) => bodyOf(`${prefix}${i}`, name))).flat();

/** Delivers one as Retell does; true when some try was acknowledged. */
export async function deliver(
  app: string,
  body: string,
  onAnswer: (status: number) => void = () => {},
): Promise<boolean> {
  for (const wait of [...RETRY_WAITS_MS, undefined]) {
    const status = await post(app, body, signed(body)()).catch(() => 0);
    onAnswer(status);
    if (status === 204) return true;
    if (wait !== undefined) await sleep(wait);
  }
  return false;
}

/** Delivers all, each begun on its own second's share, whatever becomes of the others. Returns how many were given up. */
export async function deliverPaced(
  app: string,
  bodies: readonly string[],
  pace: number,
  onAnswer?: (status: number) => void,
) {
  const done = await Promise.all(
    bodies.map(async (body, i) => {
      await sleep((i * 1000) / pace);
      return deliver(app, body, onAnswer);
    }),
  );
  return done.filter((isDone) => !isDone).length;
}

/** What the database holds of a stream: each event once and taken in, each call once, ended and analysed. */
export async function standingOf(database: pg.Pool, prefix: string) {
  const events = await database.query(
    `select count(*)::int as stored, count(distinct (call_id, event))::int as events,
       count(*) filter (where processed_at is null)::int as waiting
     from app.webhook_events where call_id like $1`,
    [`${prefix}%`],
  );
  const calls = await database.query(
    `select count(*)::int as calls, count(*) filter (where status = 'ended' and reason = 'user_hangup'
       and summary is not null and started_at is not null and duration_ms = 60000)::int as whole
     from app.calls where call_id like $1`,
    [`${prefix}%`],
  );
  return { ...events.rows[0], ...calls.rows[0] };
}
