import type pg from "pg";
import { expect } from "vitest";
import { request, sandbox } from "./client";

/** What one reservation holds: in Redis until it lapses (`isFirm` false) or for its day. */
type Hold = { isFirm: boolean; hasPhone: boolean; hasAddress: boolean; seconds: number; microUsd: number };
/** What a row of the ledger holds. */
type Line = { state: string; hasPhone: boolean; hasAddress: boolean; seconds: number; microUsd: number };
export type Holds = { redis: Hold[]; monthMicroUsd: number; ledger: Line[] };

/** A call of three minutes at the dearest minute, as policy has it. */
const whole = { hasPhone: true, hasAddress: true, seconds: 180, microUsd: 930_000 };

export const nothingHeld: Holds = { redis: [], monthMicroUsd: 0, ledger: [] };

/** One call holds its number, its address, its minutes and its money, in Redis and in the ledger. */
export const oneCallHeld: Holds = {
  redis: [{ isFirm: true, ...whole }],
  monthMicroUsd: whole.microUsd,
  ledger: [{ state: "placed", ...whole }],
};

/** What an intent holds of which nobody knows whether it rings: all of it, firmly or until it lapses. */
export const oneIntentHeld = (state: "intent" | "unknown") => ({
  redis: [{ isFirm: expect.any(Boolean), ...whole }],
  monthMicroUsd: expect.any(Number),
  ledger: [{ state, ...whole }],
});

/** What the limits hold just now, in Redis and in the ledger that Redis is a copy of. */
export async function holds(database: pg.Pool): Promise<Holds> {
  // The ledger first, for what ends is settled in Redis first: whoever sees it there sees it in both.
  const { rows } = await database.query(
    `select state, phone_held, address_held, reserved_seconds, reserved_micro_usd from app.demo_calls
     where phone_held or address_held or reserved_seconds > 0 or reserved_micro_usd > 0`,
  );
  const month = `{demo}:month:${new Date().toISOString().slice(0, 7)}`;
  const entries = await redis("HVALS", "{demo}:entries");
  const money = await redis("GET", month);
  return {
    redis: (Array.isArray(entries) ? entries : []).map(toHold).filter(isSomething),
    monthMicroUsd: Number(money ?? 0),
    ledger: rows.map((row) => ({
      state: row.state,
      hasPhone: row.phone_held,
      hasAddress: row.address_held,
      seconds: row.reserved_seconds,
      microUsd: Number(row.reserved_micro_usd),
    })),
  };
}

/** A command straight to the stand-in's Redis, by another path than the app's. */
export async function redis(...command: string[]): Promise<unknown> {
  const headers = { authorization: "Bearer sandbox-redis-token" };
  const { json } = await request<{ result: unknown }>(sandbox("/upstash"), { body: command, headers });
  return json.result;
}

/** A cancelled reservation stands there for a while and holds nothing. */
const isSomething = ({ hasPhone, hasAddress, seconds, microUsd }: Hold) =>
  hasPhone || hasAddress || seconds > 0 || microUsd > 0;

function toHold(entry: string): Hold {
  const [, provisionalUntil, phone, address, seconds, microUsd] = entry.split("|");
  return {
    isFirm: provisionalUntil === "0",
    hasPhone: phone !== "-",
    hasAddress: address !== "-",
    seconds: Number(seconds),
    microUsd: Number(microUsd),
  };
}

/** Makes every intent so old that nothing can come of it any more, or as old as a test says. */
export const ageIntents = (database: pg.Pool, seconds = 121) =>
  database.query(
    `update app.demo_calls set intended_at = intended_at - make_interval(secs => $1),
       looked_up_at = looked_up_at - make_interval(secs => $1)`,
    [seconds],
  );
