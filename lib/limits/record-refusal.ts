import { setTimeout } from "node:timers/promises";
import { type ErrorCode, meanings } from "@/lib/errors";
import { causeOf, log } from "@/lib/log";
import { policy } from "./policy";
import { countRefusals } from "./store";

/** Refused by nobody's rule: what is not there, and what broke. */
const uncounted: readonly ErrorCode[] = [
  "not_found",
  "method_not_allowed",
  "internal",
  "storage_unavailable",
];

const counts = new Map<ErrorCode, number>();
let writing: Promise<void> | undefined;

/**
 * Counts a refusal for the operators' page, by its rule. However many come, one process writes once a second at most; what
 * cannot be written is not counted. Resolves once it is written; never rejects. To be waited for after the answer only.
 */
export async function recordRefusal(code: ErrorCode): Promise<void> {
  if (!(code in meanings) || uncounted.includes(code)) return;
  counts.set(code, (counts.get(code) ?? 0) + 1);
  writing ??= writeSoon();
  await writing;
}

async function writeSoon(): Promise<void> {
  try {
    await setTimeout(policy.ops.refusalPauseMs);
    const taken = Object.fromEntries(counts);
    // Whatever comes from here on is of the next round.
    counts.clear();
    writing = undefined;
    await countRefusals(taken);
  } catch (error) {
    log("warn", "refusals_not_counted", { cause: causeOf(error) });
  }
}
