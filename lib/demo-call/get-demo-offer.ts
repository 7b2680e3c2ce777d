import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { peekDemoCall, type Reservation } from "@/lib/limits/reserve-demo-call";
import { readLedger } from "./store";
import type { DemoCallOffer } from "./view";

const closings = {
  reserved: null,
  budget_spent: "budget",
  number_called: "called_today",
  address_called: "called_today",
} as const satisfies Record<Reservation["outcome"], DemoCallOffer["closedBecause"]>;

/** Whether this visitor's phone could be rung now, read without spending anything. When the limits do not answer it is closed. */
export async function getDemoOffer(addressHash: string, now: Date): Promise<DemoCallOffer> {
  try {
    const { outcome, nextAt, callsLeft } = await peekDemoCall(
      addressHash,
      () => readLedger(policy.phoneCall.windowHours),
      now,
    );
    return {
      isOpen: outcome === "reserved",
      closedBecause: closings[outcome],
      nextCallAt: nextAt?.toISOString() ?? null,
      callsLeftToday: callsLeft,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { isOpen: false, closedBecause: "unavailable", nextCallAt: null, callsLeftToday: null };
  }
}
