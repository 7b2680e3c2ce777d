import type pg from "pg";
import { policy } from "../../lib/limits/policy";
import { keys } from "../../lib/limits/reservation-scripts";
import type { Desk } from "./desk";
import { type Hold, heldOtherwise, holdsIn } from "./holds";
import { newAddress } from "./people";
import { askRedis } from "./vendors";

type Held = { holds: Hold[]; microUsdInMonth: number };

/** Redis, whatever it went through, holds what the ledger says; and so does what is copied anew from the ledger. */
export async function compareWithLedger({ stack, traffic }: Desk, database: pg.Pool): Promise<string[]> {
  const redis = askRedis(stack.sandbox);
  // Whoever asks first copies the ledger in, if Redis was told to forget.
  const look = () => traffic.ask("GET /api/demo-call (copying)", "/api/demo-call", { address: newAddress() });
  const compare = async (when: string) => {
    const found = heldOtherwise(await readRedis(redis), await readLedger(database));
    return found.map((text) => `${when}: ${text}`);
  };
  await look();
  const asItIs = await compare("Redis");
  await redis("DEL", keys.ready);
  await look();
  const isBack = (await redis<number>("EXISTS", keys.ready)) === 1;
  return [...asItIs, ...(isBack ? await compare("Redis, rebuilt") : ["Redis was not rebuilt"])];
}

async function readRedis(redis: ReturnType<typeof askRedis>): Promise<Held> {
  const now = new Date();
  const entries = await redis<string[]>("HGETALL", keys.entries);
  const money = await redis<string | null>("GET", keys.month(now));
  return { holds: holdsIn(entries, now.getTime()), microUsdInMonth: Number(money ?? 0) };
}

async function readLedger(database: pg.Pool): Promise<Held> {
  const { rows } = await database.query(
    `select id, case when phone_held then phone_hash else '-' end as phone,
       case when address_held then address_hash else '-' end as address, seconds, micro_usd as "microUsd",
       micro_usd_in_month as "inMonth" from public.list_demo_reservations($1)`,
    [policy.phoneCall.windowHours],
  );
  // One row, of nulls, comes even when nothing is held.
  const holds = rows
    .filter(({ id }) => id !== null)
    .map(({ id, phone, address, seconds, microUsd }) => ({
      id,
      phone,
      address,
      seconds,
      microUsd: Number(microUsd),
    }));
  return { holds, microUsdInMonth: Number(rows[0]?.inMonth ?? 0) };
}
