import { createHash } from "node:crypto";
import { getCall } from "@/lib/calls/get-call";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import type { CallRecap } from "@/types/call";
import type { ClipPiece, Decision } from "@/types/clip";
import type { User } from "@/types/identity";
import { type Choice, countWords, pieceOf } from "./clip-words";
import type { Mark } from "./deidentify";
import { hasEstimatedTimes } from "./exchanges.legacy";
import { marksIn } from "./piece-marks";
import { isCallKnown } from "./store";

export type FoundPiece = {
  call: CallRecap;
  piece: ClipPiece;
  marks: Mark[];
  wordsHash: string;
  /** By times that are guesses nothing can be cut or hidden: both speak anew, from the text alone. */
  mustAnonymize: boolean;
};

/**
 * The stretch of one's own call that is to become a clip, and what in it could tell who somebody is. Throws `not_found`,
 * `not_yours` (403), or what the call lacks: `no_transcript`, `no_recording`, `no_such_exchange` (400).
 */
export async function getPiece(callId: string, choice: Choice, user: User): Promise<FoundPiece> {
  const call = await ownCall(callId, user);
  if (call.isErased || call.transcript.length === 0) throw new AppError("no_transcript");
  if (!call.hasRecording) throw new AppError("no_recording");
  const piece = pieceOf(call.transcript, choice);
  if (!piece) throw new AppError("no_such_exchange");
  return {
    call,
    piece,
    marks: marksIn(call.transcript, piece),
    wordsHash: hashWords(piece),
    mustAnonymize: hasEstimatedTimes(call.transcript),
  };
}

/** Throws `clip_too_long` or, for what is too short to be one, `no_such_exchange`. */
export function checkLength({ span, turns }: ClipPiece): void {
  const { longestSeconds, shortestSeconds, mostTurns, mostWordsATurn } = policy.clips;
  const seconds = span.end - span.start;
  const isWordy = turns.length > mostTurns || turns.some(({ words }) => words.length > mostWordsATurn);
  if (seconds > longestSeconds || isWordy) throw new AppError("clip_too_long");
  if (seconds < shortestSeconds) throw new AppError("no_such_exchange");
}

/** Throws `invalid_request` for decisions about words that there are not. */
export function checkDecisions({ turns }: ClipPiece, decisions: readonly Decision[]): void {
  const count = countWords(turns);
  if (decisions.every(({ to }) => to <= count)) return;
  throw new AppError("invalid_request", { fields: { redactions: `There are ${count} words.` } });
}

/** Of the words and their times: decisions hold for these and no others. */
export function hashWords({ turns }: ClipPiece): string {
  const said = turns.map(({ role, words }) => [
    role,
    words.map(({ word, start, end }) => [word, start, end]),
  ]);
  return createHash("sha256").update(JSON.stringify(said)).digest("base64url");
}

async function ownCall(callId: string, user: User): Promise<CallRecap> {
  try {
    return await getCall(callId, { user, visitorId: undefined });
  } catch (error) {
    const isUnknown = error instanceof AppError && error.code === "not_found";
    if (isUnknown && (await isCallKnown(callId))) throw new AppError("not_yours");
    throw error;
  }
}
