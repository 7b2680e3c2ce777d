import { z } from "zod";

/** One line of the ledger that Redis is a copy of. Times in ms, hashes of phone and address, null once given back. */
export type LedgerLine = {
  id: string;
  atMs: number;
  isCommitted: boolean;
  phoneHash: string | null;
  addressHash: string | null;
  seconds: number;
  microUsd: number;
};
export type Ledger = { lines: LedgerLine[]; microUsdInMonth: number };

/** Whose talking time it is: a browser, and the account that is signed in there. They share one allowance. */
export type Talker = { visitorId: string; userId: string | undefined };

/** What Doc may know of somebody, as the database has it. */
export const memorySchema = z.object({
  userName: z.string().nullable(),
  isRemembering: z.boolean(),
  summaries: z.array(
    z.object({
      callId: z.string(),
      at: z.string(),
      text: z.string(),
      topics: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
});
export type Memory = z.infer<typeof memorySchema>;

/** What browser calls may take, in seconds of a rolling day, and how many talks Doc is told of; as SQL has it. */
export type WebAllowances = {
  secondsPerDay: number;
  minimumSeconds: number;
  addressSecondsPerDay: number;
  totalSecondsPerDay: number;
  claimSeconds: number;
  summaries: number;
};

/** How slots and turns are given out, as SQL has it. */
export type QueueRules = {
  capacity: number;
  phoneReserve: number;
  readySeconds: number;
  silentSeconds: number;
  holdSeconds: number;
  longest: number;
  perAddress: number;
  heartbeatSeconds: number;
  /** How long a slot holds without a call. */
  beginSeconds: number;
  /** How long a turn is kept at least, of which no call came. */
  retrySeconds: number;
  phoneSeconds: number;
};

/** A row of `get_web_usage`. */
export const webUsageRowSchema = z
  .object({
    used_seconds: z.number(),
    left_seconds: z.number(),
    resets_at: z.string().nullable(),
    live_call_id: z.string().nullable(),
    live_since: z.string().nullable(),
  })
  .transform((row) => ({
    usedSeconds: row.used_seconds,
    leftSeconds: row.left_seconds,
    resetsAt: toDate(row.resets_at),
    live:
      row.live_call_id === null
        ? null
        : { callId: row.live_call_id, since: toDate(row.live_since) ?? new Date(0) },
  }));
export type WebUsage = z.infer<typeof webUsageRowSchema>;

function toDate(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}

/** What an ended call keeps of what it held; with nothing kept and nothing used, everything is given back. */
export type Settlement = { keepsPhone: boolean; keepsAddress: boolean; seconds: number; microUsd: number };
