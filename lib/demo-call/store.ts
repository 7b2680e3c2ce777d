import { z } from "zod";
import type { Ledger, QueueRules, Settlement } from "@/lib/limits/schema";
import { callAsSystem, readAnswer } from "@/lib/vendors/supabase";
import { callStatuses } from "@/types/call";
import type { Intent } from "./schema";

const claimSchema = z.object({
  id: z.uuid(),
  outcome: z.enum(["claimed", "in_progress", "placed", "failed"]),
  call_id: z.string().nullable(),
  is_blocked: z.boolean(),
});

const oneClaim = z.tuple([claimSchema]);

export type Claim = {
  id: string;
  outcome: z.infer<typeof claimSchema>["outcome"];
  callId: string | null;
  isBlocked: boolean;
};

export async function claimDemoCall(keyHash: string, phoneHash: string): Promise<Claim> {
  const rows = await callAsSystem("claim_demo_call", { p_key_hash: keyHash, p_phone_hash: phoneHash });
  const { call_id: callId, is_blocked: isBlocked, ...rest } = readAnswer(oneClaim, rows)[0];
  return { ...rest, callId, isBlocked };
}

export async function releaseClaim(id: string): Promise<void> {
  await callAsSystem("release_demo_claim", { p_id: id });
}

const intentAnswer = z.enum(["written", "blocked", "busy", "lost", "number_called"]);
export type IntentAnswer = z.infer<typeof intentAnswer>;

/**
 * `lost` when the claim was taken over meanwhile; `blocked` when the number has been, at the last moment too; `busy` when
 * all lines are taken; `number_called` when the ledger knows of a call to the number that Redis had forgotten.
 */
export async function writeIntent(intent: Intent, rules: QueueRules): Promise<IntentAnswer> {
  const answer = await callAsSystem("write_demo_intent", {
    p_id: intent.id,
    p_phone_hash: intent.phoneHash,
    p_address_hash: intent.addressHash,
    p_email_sealed: intent.emailSealed,
    p_consent_version: intent.consentVersion,
    p_user_agent: intent.userAgent,
    p_reserved_seconds: intent.reservedSeconds,
    p_reserved_micro_usd: intent.reservedMicroUsd,
    p_rules: rules,
  });
  return readAnswer(intentAnswer, answer);
}

type Reserved = { seconds: number; microUsd: number };

/** Also makes an intent that was given up hold again what its call may come to. */
export async function recordDemoCall(id: string, callId: string, reserved: Reserved): Promise<void> {
  await callAsSystem("record_demo_call", {
    p_id: id,
    p_call_id: callId,
    p_seconds: reserved.seconds,
    p_micro_usd: reserved.microUsd,
  });
}

export async function markUnknown(id: string): Promise<void> {
  await callAsSystem("mark_demo_call_unknown", { p_id: id });
}

export async function failDemoCall(id: string): Promise<void> {
  await callAsSystem("fail_demo_call", { p_id: id });
}

const openIntentSchema = z.object({ id: z.uuid(), is_failed: z.boolean(), is_over: z.boolean() });

/** `isFailed`: given up already. `isOver`: no call comes of it any more, unless against all expectation. */
export type OpenIntent = { id: string; isFailed: boolean; isOver: boolean };
type Ages = { unsettledSeconds: number; lateCallSeconds: number; lateCallWatchSeconds: number };

export async function takeUnsettledIntents(ages: Ages, limit: number): Promise<OpenIntent[]> {
  const rows = await callAsSystem("take_unsettled_demo_intents", {
    p_seconds: ages.unsettledSeconds,
    p_late_seconds: ages.lateCallSeconds,
    p_watched_seconds: ages.lateCallWatchSeconds,
    p_limit: limit,
  });
  const intents = readAnswer(z.array(openIntentSchema), rows);
  return intents.map((row) => ({ id: row.id, isFailed: row.is_failed, isOver: row.is_over }));
}

const endedSchema = z.object({
  id: z.uuid(),
  call_id: z.string(),
  reason: z.string().nullable(),
  duration_ms: z.number().nullable(),
  cost_micro_usd: z.number().nullable(),
});

export type EndedDemoCall = {
  id: string;
  callId: string;
  reason: string | null;
  durationMs: number | null;
  costMicroUsd: number | null;
};

/** Ended calls whose reservation still stands; all of them, or one. */
export async function listUnsettledCalls(limit: number, callId?: string): Promise<EndedDemoCall[]> {
  const rows = await callAsSystem("list_unsettled_demo_calls", {
    p_limit: limit,
    ...(callId && { p_call_id: callId }),
  });
  return readAnswer(z.array(endedSchema), rows).map((row) => ({
    id: row.id,
    callId: row.call_id,
    reason: row.reason,
    durationMs: row.duration_ms,
    costMicroUsd: row.cost_micro_usd,
  }));
}

export async function settleDemoCallRow(id: string, kept: Settlement): Promise<void> {
  await callAsSystem("settle_demo_call", {
    p_id: id,
    p_phone_held: kept.keepsPhone,
    p_address_held: kept.keepsAddress,
    p_seconds: kept.seconds,
    p_micro_usd: kept.microUsd,
  });
}

const lineSchema = z.object({
  id: z.uuid().nullable(),
  at: z.coerce.date().nullable(),
  phone_hash: z.string().nullable(),
  address_hash: z.string().nullable(),
  phone_held: z.boolean().nullable(),
  address_held: z.boolean().nullable(),
  seconds: z.number().nullable(),
  micro_usd: z.number().nullable(),
  is_committed: z.boolean().nullable(),
  micro_usd_in_month: z.number(),
});

export async function readLedger(hours: number): Promise<Ledger> {
  const answer = await callAsSystem("list_demo_reservations", { p_hours: hours });
  // One row, of nulls, comes even when nothing is held: no rows at all is no answer.
  const rows = readAnswer(z.array(lineSchema).min(1), answer);
  const lines = rows.flatMap((row) =>
    row.id && row.at
      ? [
          {
            id: row.id,
            atMs: row.at.getTime(),
            isCommitted: row.is_committed === true,
            phoneHash: row.phone_held ? row.phone_hash : null,
            addressHash: row.address_held ? row.address_hash : null,
            seconds: row.seconds ?? 0,
            microUsd: row.micro_usd ?? 0,
          },
        ]
      : [],
  );
  return { lines, microUsdInMonth: rows[0]?.micro_usd_in_month ?? 0 };
}

const viewSchema = z.object({
  call_id: z.string(),
  status: z.enum(callStatuses),
  reason: z.string().nullable(),
  started_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  duration_ms: z.number().nullable(),
  transcript: z.array(z.object({ role: z.string(), content: z.string() })).nullable(),
  summary: z.string().nullable(),
  is_analyzed: z.boolean(),
  consent_version: z.string(),
  consented_at: z.string(),
});

export type DemoCallRow = z.infer<typeof viewSchema>;

export async function getDemoCallRow(callId: string): Promise<DemoCallRow | undefined> {
  const rows = await callAsSystem("get_demo_call", { p_call_id: callId });
  return readAnswer(z.array(viewSchema), rows)[0];
}

export async function blockNumberHash(phoneHash: string): Promise<void> {
  await callAsSystem("block_number", { p_phone_hash: phoneHash });
}

export async function isNumberBlocked(phoneHash: string): Promise<boolean> {
  return readAnswer(z.boolean(), await callAsSystem("is_number_blocked", { p_phone_hash: phoneHash }));
}

export async function purgeContacts(days: number): Promise<number> {
  return callAsSystem("purge_demo_contacts", { p_days: days });
}
