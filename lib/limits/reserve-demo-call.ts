import { z } from "zod";
import { AppError } from "@/lib/errors";
import { runScript, setField } from "@/lib/vendors/upstash";
import { phoneLimits } from "./get-limits";
import { policy } from "./policy";
import {
  commitScript,
  forgetScript,
  keys,
  rebuildScript,
  reserveScript,
  settleScript,
  startOfMonth,
} from "./reservation-scripts";
import type { Ledger, LedgerLine, Settlement } from "./schema";
import { secondsUntil } from "./seconds-until";

export type Holder = { id: string; phoneHash: string; addressHash: string };

type Outcome = "reserved" | "number_called" | "address_called" | "budget_spent";
export type Reservation = { outcome: Outcome; nextAt: Date | null; callsLeft: number };

const answerSchema = z.tuple([
  z.enum(["reserved", "number_called", "address_called", "budget_spent", "not_ready"]),
  z.coerce.number(),
  z.coerce.number(),
]);

/** What scripts answer that do a thing (1) or find nothing to do (0). */
function readFlag(answer: unknown): 0 | 1 {
  if (answer !== 0 && answer !== 1) throw new AppError("limits_unavailable");
  return answer;
}

const windowMs = policy.phoneCall.windowHours * 3_600_000;
const provisionalMs = policy.phoneCall.reservationSeconds * 1000;

const reservedSeconds = policy.phoneCall.maxDurationSeconds;
const reservedMicroUsd = Math.ceil((reservedSeconds / 60) * policy.phoneCall.estimatedMicroUsdPerMinute);

/** What a call may come to at most: its cap, at the dearest minute. */
export const reserved = { seconds: reservedSeconds, microUsd: reservedMicroUsd };

/**
 * Reserves number, address, a call of the day, its minutes and its money, or nothing: one atomic step. Copies the
 * ledger into Redis first when Redis has lost it. Throws `number_called`, `address_called` or `budget_spent` (429, with
 * the seconds to wait), or `limits_unavailable` (503).
 */
export async function reserveDemoCall(
  holder: Holder,
  readLedger: () => Promise<Ledger>,
  now: Date,
): Promise<void> {
  const { outcome, nextAt } = await ask(holder, readLedger, now, false).catch(async (error) => {
    await cancel(holder.id, now);
    throw error;
  });
  if (outcome === "reserved") return;
  const retryAfterSeconds = nextAt ? secondsUntil(nextAt, now) : policy.phoneCall.budgetWaitSeconds;
  throw new AppError(outcome, { retryAfterSeconds });
}

/**
 * A reservation whose answer was lost may stand, or be made yet: an entry that holds nothing takes its place, and keeps it
 * from being made when it is only late. Left alone it would lapse all the same, and until then its number could not be rung.
 */
async function cancel(id: string, now: Date): Promise<void> {
  const nothing = { id, atMs: now.getTime(), phoneHash: null, addressHash: null, seconds: 0, microUsd: 0 };
  const entry = entryOf({ ...nothing, isCommitted: false });
  await setField(keys.entries, id, entry).catch(() => undefined);
}

/** What a reservation would be answered, without making one. Throws `limits_unavailable`. */
export async function peekDemoCall(
  addressHash: string,
  readLedger: () => Promise<Ledger>,
  now: Date,
): Promise<Reservation> {
  return ask({ id: "peek", phoneHash: "peek", addressHash }, readLedger, now, true);
}

/** Makes a reservation hold for its day: its call has been dialled. Doing it again changes nothing. */
export async function commitDemoCall(holder: Holder, now: Date): Promise<void> {
  const line = {
    ...holder,
    atMs: now.getTime(),
    isCommitted: true,
    seconds: reservedSeconds,
    microUsd: reservedMicroUsd,
  };
  const args = [holder.id, entryOf(line), reservedMicroUsd];
  readFlag(await runScript(commitScript, [keys.entries, keys.month(now)], args));
}

export const nothingKept: Settlement = { keepsPhone: false, keepsAddress: false, seconds: 0, microUsd: 0 };

/** False when Redis knows of no such reservation. Throws `limits_unavailable`. */
export async function settleReservation(id: string, kept: Settlement, now: Date): Promise<boolean> {
  const flags = [kept.keepsPhone ? 1 : 0, kept.keepsAddress ? 1 : 0];
  const args = [id, ...flags, kept.seconds, kept.microUsd, startOfMonth(now)];
  const names = [keys.entries, keys.month(now), keys.monthBefore(now)];
  return readFlag(await runScript(settleScript, names, args)) === 1;
}

/** Lets the next reservation copy the ledger in anew. */
export async function forgetReservations(): Promise<void> {
  await runScript(forgetScript, [keys.ready], []);
}

async function ask(
  holder: Holder,
  readLedger: () => Promise<Ledger>,
  now: Date,
  isDryRun: boolean,
): Promise<Reservation> {
  const first = await reserve(holder, now, isDryRun);
  if (first) return first;
  await rebuild(await readLedger(), now);
  const second = await reserve(holder, now, isDryRun);
  if (!second) throw new AppError("limits_unavailable");
  return second;
}

async function reserve(holder: Holder, now: Date, isDryRun: boolean): Promise<Reservation | undefined> {
  const limits = phoneLimits();
  const answer = await runScript(
    reserveScript,
    [keys.ready, keys.entries, keys.month(now)],
    [
      now.getTime(),
      windowMs,
      provisionalMs,
      holder.id,
      holder.phoneHash,
      holder.addressHash,
      reservedSeconds,
      reservedMicroUsd,
      limits.callsPerDay,
      limits.secondsPerDay,
      limits.microUsdPerMonth,
      isDryRun ? 1 : 0,
    ],
  );
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw new AppError("limits_unavailable", { cause: parsed.error });
  const [outcome, nextAtMs, callsLeft] = parsed.data;
  if (outcome === "not_ready") return undefined;
  return { outcome, nextAt: nextAtMs > 0 ? new Date(nextAtMs) : null, callsLeft: Math.max(0, callsLeft) };
}

async function rebuild(ledger: Ledger, now: Date): Promise<void> {
  const pairs = ledger.lines.flatMap((line) => [line.id, entryOf(line)]);
  // Money of reservations that are not committed yet is counted from the entries, not in the month's sum.
  const isPending = (line: LedgerLine) => !line.isCommitted && line.atMs >= startOfMonth(now);
  const pending = ledger.lines.filter(isPending).reduce((sum, line) => sum + line.microUsd, 0);
  const committed = Math.max(0, ledger.microUsdInMonth - pending);
  await runScript(rebuildScript, [keys.ready, keys.entries, keys.month(now)], [committed, ...pairs]);
}

function entryOf(line: LedgerLine): string {
  const provisionalUntil = line.isCommitted ? 0 : line.atMs + provisionalMs;
  const held = [line.phoneHash ?? "-", line.addressHash ?? "-"];
  return [line.atMs, provisionalUntil, ...held, line.seconds, line.microUsd].join("|");
}
