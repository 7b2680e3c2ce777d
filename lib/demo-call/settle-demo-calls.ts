import { policy } from "@/lib/limits/policy";
import { forgetReservations, nothingKept, settleReservation } from "@/lib/limits/reserve-demo-call";
import type { Settlement } from "@/lib/limits/schema";
import { causeOf, log } from "@/lib/log";
import { findCall } from "@/lib/vendors/retell";
import { didAnswer, didRing } from "./call-words";
import { METADATA_KEY } from "./place-call";
import {
  type EndedDemoCall,
  failDemoCall,
  listUnsettledCalls,
  recordDemoCall,
  settleDemoCallRow,
  takeUnsettledIntents,
} from "./store";

/** Gives back, or books, what ended calls held; one call's, or everyone's. Failures are left to the next sweep. */
export async function settleEndedCalls(callId?: string): Promise<number> {
  const ended = await listUnsettledCalls(policy.phoneCall.sweepBatch, callId);
  await Promise.all(ended.map((call) => attempt(call.id, () => settle(call))));
  return ended.length;
}

/** Finds out about intents that never became a call: the call is adopted, or everything is given back. */
export async function settleIntents(): Promise<number> {
  const { unsettledSeconds, sweepBatch } = policy.phoneCall;
  const ids = await takeUnsettledIntents(unsettledSeconds, sweepBatch);
  await Promise.all(ids.map((id) => attempt(id, () => settleIntent(id))));
  return ids.length;
}

async function settle(call: EndedDemoCall): Promise<void> {
  const kept = keptBy(call);
  // Redis first: if it fails the row stays unsettled, and the sweep does both again.
  const isKnown = await settleReservation(call.id, kept, new Date());
  await settleDemoCallRow(call.id, kept);
  // Its reservation lapsed before it could be committed: the ledger knows better, so it is copied in anew.
  if (!isKnown && kept.keepsPhone) await forgetReservations();
}

/** D5: nothing rang, nothing is kept; a phone that rang keeps its number spent; only an answered call keeps both. */
export function keptBy(call: EndedDemoCall): Settlement {
  if (!didRing(call.reason)) return nothingKept;
  const seconds = Math.ceil((call.durationMs ?? 0) / 1000);
  const estimate = Math.ceil((seconds / 60) * policy.phoneCall.estimatedMicroUsdPerMinute);
  return {
    keepsPhone: true,
    keepsAddress: didAnswer(call.reason),
    seconds,
    microUsd: call.costMicroUsd ?? estimate,
  };
}

async function settleIntent(id: string): Promise<void> {
  const callId = await findCall(METADATA_KEY, id);
  if (callId) {
    await recordDemoCall(id, callId);
    return forgetReservations();
  }
  await settleReservation(id, nothingKept, new Date());
  await failDemoCall(id);
}

async function attempt(id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log("warn", "demo_call_settling_put_off", { callId: id, cause: causeOf(error) });
  }
}
