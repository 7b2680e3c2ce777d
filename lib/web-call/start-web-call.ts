import { recordWebCall } from "@/lib/calls/record-web-call";
import { settleCall } from "@/lib/calls/settle-call";
import { AppError } from "@/lib/errors";
import { claimTalkingTime, releaseTalkingTime } from "@/lib/limits/claim-talking-time";
import { getLiveCall } from "@/lib/limits/get-usage";
import { policy } from "@/lib/limits/policy";
import type { GrantedClaim, Talker } from "@/lib/limits/schema";
import { causeOf, log } from "@/lib/log";
import { type CreatedWebCall, createWebCall, stopCall } from "@/lib/vendors/retell";
import { isFinal } from "@/types/call";
import { toCallerContext } from "./caller-context";
import { releaseCall } from "./release-call";

export type StartedCall = { accessToken: string; callId: string; maxSeconds: number };

/**
 * Claims what is left of somebody's talking time, creates a call at Retell that lasts no longer, and its row, and returns
 * the token that the browser joins with (it dies in 30 s). Retell learns an opaque id, and of the caller what they agreed
 * to have remembered. When the row cannot be written the caller gets no token. Throws what `claimTalkingTime` and
 * `createWebCall` throw, or `storage_unavailable`.
 */
export async function startWebCall(talker: Talker, addressHash: string): Promise<StartedCall> {
  const claim = await claimOrReclaim(talker, addressHash);
  const call = await createUnder(claim);
  try {
    await recordWebCall({ ...call, claimId: claim.id });
  } catch (error) {
    await letGo(call.callId);
    throw error;
  }
  return { accessToken: call.accessToken, callId: call.callId, maxSeconds: claim.seconds };
}

/** A call of theirs that was left without a word (a crashed tab, a lost webhook) holds time no longer than it lasts. */
async function claimOrReclaim(talker: Talker, addressHash: string): Promise<GrantedClaim> {
  try {
    return await claimTalkingTime(talker, addressHash, new Date());
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "already_talking") throw error;
    const isFree = await releaseAbandoned(talker);
    if (!isFree) throw error;
    return claimTalkingTime(talker, addressHash, new Date());
  }
}

/** Whether their open call is over after all: ended at Retell, or never joined by a browser that would have by now. */
async function releaseAbandoned(talker: Talker): Promise<boolean> {
  const live = await getLiveCall(talker);
  if (!live) return false;
  const ageMs = Date.now() - live.since.getTime();
  const status = await settleCall(live.callId);
  if (status !== "registered") return isFinal(status);
  if (ageMs < policy.webCall.joinSeconds * 1000) return false;
  return isFinal(await releaseCall(live.callId));
}

async function createUnder(claim: GrantedClaim): Promise<CreatedWebCall> {
  const { userName, userContext, greeting } = toCallerContext(claim.memory);
  try {
    return await createWebCall({
      maxDurationSeconds: claim.seconds,
      timeoutMs: policy.webCall.createTimeoutMs,
      metadata: { claim_id: claim.id },
      variables: { user_name: userName, user_context: userContext },
      greeting,
    });
  } catch (error) {
    await releaseTalkingTime(claim.id).catch((cause) =>
      log("warn", "claim_not_released", { cause: causeOf(cause) }),
    );
    throw error;
  }
}

/** Frees the slot at Retell at once; if that fails too, the unused token frees it in 30 s. */
async function letGo(callId: string): Promise<void> {
  await stopCall(callId).catch((error) =>
    log("warn", "unused_call_not_stopped", { callId, cause: causeOf(error) }),
  );
}
