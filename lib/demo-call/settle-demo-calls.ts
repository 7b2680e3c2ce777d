import { policy } from "@/lib/limits/policy";
import { forgetReservations, nothingKept, reserved, settleReservation } from "@/lib/limits/reserve-demo-call";
import type { Settlement } from "@/lib/limits/schema";
import { causeOf, log } from "@/lib/log";
import { findCall, readMetadataId } from "@/lib/vendors/retell";
import { didAnswer, didRing } from "./call-words";
import { METADATA_KEY } from "./place-call";
import {
  type EndedDemoCall,
  failDemoCall,
  listUnsettledCalls,
  type OpenIntent,
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

/**
 * Finds out about intents that never became a call, and looks once more at those that were given up: the call is
 * adopted, or, once none can come any more, everything is given back. Returns how many were looked at.
 */
export async function settleIntents(): Promise<number> {
  const intents = await takeUnsettledIntents(policy.phoneCall, policy.phoneCall.sweepBatch);
  await Promise.all(intents.map((intent) => attempt(intent.id, () => settleIntent(intent))));
  return intents.length;
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

async function settleIntent({ id, isFailed, isOver }: OpenIntent): Promise<void> {
  const callId = await findCall(METADATA_KEY, id);
  if (callId) return adopt(id, callId);
  if (isFailed || !isOver) return;
  await settleReservation(id, nothingKept, new Date());
  await failDemoCall(id);
}

/**
 * Writes down a call that could not be when it was placed, found by what it carries; false when Retell does not know it as
 * one of ours. Throws what the database, Redis and Retell throw.
 */
export async function adoptCall(callId: string): Promise<boolean> {
  const id = await readMetadataId(callId, METADATA_KEY);
  if (id) await adopt(id, callId);
  return id !== undefined;
}

/** What it holds may have lapsed, or been given back: the ledger knows better, so it is copied in anew. */
async function adopt(id: string, callId: string): Promise<void> {
  await recordDemoCall(id, callId, reserved);
  await forgetReservations();
}

async function attempt(id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log("warn", "demo_call_settling_put_off", { demoCallId: id, cause: causeOf(error) });
  }
}
