import { createHash, randomBytes } from "node:crypto";
import { seal } from "@/lib/auth/seal";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import { policy } from "@/lib/limits/policy";
import type { ClipFormat, ClipView, Decision } from "@/types/clip";
import type { User } from "@/types/identity";
import { type Choice, countWords, hiddenWords, undecidedMarks } from "./clip-words";
import { getClip } from "./get-clip";
import { checkDecisions, checkLength, type FoundPiece, getPiece } from "./get-piece";
import { hashToken } from "./get-shared-clip";
import { newClipSchema } from "./schema";
import { setMyClipExpiry, startClipRow } from "./store";

type Wanted = { choice: Choice; format: ClipFormat; isAnonymized: boolean; redactions: readonly Decision[] };

/**
 * Begins a clip; `runClip` makes it. Asked for again while it is there, the same one comes back and counts once, and its link
 * lives as long as it was said last. Throws
 * what `getPiece` throws, `invalid_request`, `clip_too_long`, `words_changed` (409), `marks_undecided` with the marks (409), or
 * `clips_spent` (429).
 */
export async function startClip(body: unknown, user: User): Promise<ClipView> {
  const wanted = parseWith(newClipSchema, body);
  const found = await getPiece(wanted.callId, wanted.choice, user);
  checkLength(found.piece);
  checkReviewed(found, wanted.redactions, wanted.wordsHash);
  const isAnonymized = wanted.anonymize || found.mustAnonymize;
  const token = randomBytes(16).toString("base64url");
  const { outcome, clipId, retryAfterSeconds } = await startClipRow(
    user.id,
    {
      callId: wanted.callId,
      exchangeIndex: "exchangeIndex" in wanted.choice ? wanted.choice.exchangeIndex : null,
      span: found.piece.span,
      format: wanted.format,
      isAnonymized,
      decisions: wanted.redactions,
      wordsHash: found.wordsHash,
      contentHash: hashContent(found, { ...wanted, isAnonymized }),
      tokenHash: hashToken(token),
      tokenSealed: seal(token, env().HASH_SECRET, "clip:token:v1"),
      shareDays: wanted.expiresInDays ?? policy.clips.defaultShareDays,
    },
    policy.clips.perDay,
  );
  if (outcome === "spent") throw new AppError("clips_spent", { retryAfterSeconds });
  if (outcome === "not_yours") throw new AppError("not_yours");
  if (outcome === "unknown") throw new AppError("not_found");
  if (outcome === "same" && wanted.expiresInDays !== undefined) {
    await setMyClipExpiry(clipId, wanted.expiresInDays, user.accessToken);
  }
  return getClip(clipId, user);
}

/** Everything that could tell who somebody is has been decided about, in the very words that there are. */
function checkReviewed(
  found: FoundPiece,
  decisions: readonly Decision[],
  wordsHash: string | undefined,
): void {
  const { piece, marks } = found;
  if (wordsHash !== undefined && wordsHash !== found.wordsHash) throw new AppError("words_changed");
  checkDecisions(piece, decisions);
  const undecided = undecidedMarks(marks, decisions);
  if (undecided.length === 0) return;
  throw new AppError("marks_undecided", { more: { marks: undecided, wordsHash: found.wordsHash } });
}

/** Goes up when the same choice would look or sound otherwise. */
const contentVersion = 2;

/** Of all that makes a clip what it is: of the decisions only what is hidden in the end. */
function hashContent({ call, piece, wordsHash }: FoundPiece, wanted: Wanted): string {
  const hidden = hiddenWords(wanted.redactions, countWords(piece.turns)).map(Number).join("");
  const content = [
    contentVersion,
    call.callId,
    wanted.choice,
    piece.span,
    wanted.format,
    wanted.isAnonymized,
    wordsHash,
    hidden,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
