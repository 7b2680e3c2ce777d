import { recordWebCall } from "@/lib/calls/record-web-call";
import { settleCall } from "@/lib/calls/settle-call";
import { AppError } from "@/lib/errors";
import { getLiveCall } from "@/lib/limits/get-usage";
import { policy } from "@/lib/limits/policy";
import type { Talker } from "@/lib/limits/schema";
import { causeOf, log } from "@/lib/log";
import { claimTurn } from "@/lib/queue/claim-turn";
import { detachTurn, releaseTurn } from "@/lib/queue/release-turn";
import type { GrantedTurn } from "@/lib/queue/schema";
import { type CreatedWebCall, createWebCall, findCall, remnantOf, stopCall } from "@/lib/vendors/retell";
import { CLAIM_KEY } from "@/lib/vendors/retell-call";
import { isFinal } from "@/types/call";
import { toCallerContext } from "./caller-context";
import { releaseCall } from "./release-call";
import { withWaitingNote } from "./waiting-note";

/** A second try could be as far off as Retell asks for, and somebody waits. */
const lookUpOnce = { timeout: policy.webCall.lookUpTimeoutMs, maxRetries: 0 };

export type StartedCall = { accessToken: string; callId: string; maxSeconds: number };

/**
 * Takes a slot and what is left of somebody's talking time, creates a call at Retell that lasts no longer, and its row, and
 * returns the token that the browser joins with (it dies in 30 s). Retell learns an opaque id, and of the caller what they
 * agreed to have remembered and what they wrote while they waited. When the row cannot be written the caller gets no token.
 * Throws what `claimTurn` and `createWebCall` throw, or `storage_unavailable`.
 */
export async function startWebCall(talker: Talker, addressHash: string): Promise<StartedCall> {
  const turn = await claimOrReclaim(talker, addressHash);
  const call = await createUnder(turn);
  try {
    await recordWebCall({ ...call, claimId: turn.id });
  } catch (error) {
    await ((await letGo(call.callId)) ? giveBack(turn, false) : detach(turn));
    throw error;
  }
  return { accessToken: call.accessToken, callId: call.callId, maxSeconds: turn.seconds };
}

/** A call of theirs that was left without a word (a crashed tab, a lost webhook) holds time no longer than it lasts. */
async function claimOrReclaim(talker: Talker, addressHash: string): Promise<GrantedTurn> {
  try {
    return await claimTurn(talker, addressHash, new Date());
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "already_talking") throw error;
    const isFree = await releaseAbandoned(talker);
    if (!isFree) throw error;
    return claimTurn(talker, addressHash, new Date());
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

async function createUnder(turn: GrantedTurn): Promise<CreatedWebCall> {
  const { userName, userContext, greeting } = toCallerContext(turn.memory);
  try {
    return await createWebCall({
      maxDurationSeconds: turn.seconds,
      timeoutMs: policy.webCall.createTimeoutMs,
      metadata: { [CLAIM_KEY]: turn.id },
      variables: { user_name: userName, user_context: withWaitingNote(userContext, turn.note) },
      greeting,
    });
  } catch (error) {
    const isGone = await isNoneLeft(turn, error);
    await (isGone ? giveBack(turn, error instanceof AppError && error.code === "voice_busy") : detach(turn));
    throw error;
  }
}

/** Whether Retell certainly holds no call of a claim: it refused, has none, or has ended the one that it had. */
async function isNoneLeft(turn: GrantedTurn, error: unknown): Promise<boolean> {
  const remnant = remnantOf(error);
  if (remnant === "none") return true;
  // Whoever was waited for in vain is not asked again while a person waits.
  if (error instanceof AppError && error.code === "voice_timeout") return false;
  try {
    const callId = await findCall(CLAIM_KEY, turn.id, lookUpOnce);
    return callId === undefined ? remnant === "perhaps" : await letGo(callId);
  } catch (cause) {
    log("warn", "lost_call_not_looked_up", { cause: causeOf(cause) });
    return false;
  }
}

/** The slot ends by itself, as does what it is kept for. */
async function detach(turn: GrantedTurn): Promise<void> {
  await detachTurn(turn.id).catch((cause) => log("warn", "turn_not_detached", { cause: causeOf(cause) }));
}

/** What cannot be given back now ends by itself: the time in 30 s, the slot in 45. */
async function giveBack(turn: GrantedTurn, isVendorFull: boolean): Promise<void> {
  await releaseTurn(turn.id, isVendorFull).catch((cause) =>
    log("warn", "turn_not_released", { cause: causeOf(cause) }),
  );
}

/** Frees the slot at Retell at once; if that fails too, the unused token frees it in 30 s, and ours is kept as long. */
async function letGo(callId: string): Promise<boolean> {
  try {
    await stopCall(callId);
    return true;
  } catch (error) {
    log("warn", "unused_call_not_stopped", { callId, cause: causeOf(error) });
    return false;
  }
}
