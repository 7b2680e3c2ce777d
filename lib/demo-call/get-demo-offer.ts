import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { peekDemoCall } from "@/lib/limits/reserve-demo-call";
import { readLedger } from "./store";
import type { DemoCallOffer } from "./view";

/** Whether this visitor's phone could be rung now, read without spending anything. */
export async function getDemoOffer(addressHash: string, now: Date): Promise<DemoCallOffer> {
  try {
    const { outcome, nextAt, callsLeft } = await peekDemoCall(
      addressHash,
      () => readLedger(policy.phoneCall.windowHours),
      now,
    );
    const closedBecause =
      outcome === "reserved"
        ? null
        : outcome === "budget_spent"
          ? ("budget" as const)
          : ("called_today" as const);
    const nextCallAt = nextAt?.toISOString() ?? null;
    return { isOpen: closedBecause === null, closedBecause, nextCallAt, callsLeftToday: callsLeft };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { isOpen: false, closedBecause: "unavailable", nextCallAt: null, callsLeftToday: null };
  }
}
