import { policy } from "@/lib/limits/policy";
import type { ClipReview } from "@/types/clip";
import type { User } from "@/types/identity";
import type { Choice } from "./clip-words";
import type { Mark } from "./deidentify";
import { getPiece } from "./get-piece";

/**
 * What its owner looks through before a stretch of a call (an exchange by its place, or two moments) becomes a clip. Throws
 * what `getPiece` throws.
 */
export async function getReview(
  callId: string,
  stretch: number | Choice,
  user: User,
): Promise<ClipReview<Mark>> {
  const choice = typeof stretch === "number" ? { exchangeIndex: stretch } : stretch;
  const { piece, marks, wordsHash, mustAnonymize } = await getPiece(callId, choice, user);
  return {
    callId,
    exchangeIndex: "exchangeIndex" in choice ? choice.exchangeIndex : null,
    span: piece.span,
    turns: piece.turns.map(({ role, words }) => ({ role, words })),
    marks,
    mustAnonymize,
    longestSeconds: policy.clips.longestSeconds,
    wordsHash,
  };
}
