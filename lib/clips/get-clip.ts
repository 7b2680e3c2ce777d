import { unseal } from "@/lib/auth/seal";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { ClipState, ClipView } from "@/types/clip";
import type { User } from "@/types/identity";
import { failureSentences, isClipFailure } from "./failure-words";
import { type ClipRow, clipIdSchema } from "./schema";
import { getMyClip } from "./store";

/** How far a clip is, by stage: it is drawn in a moment, and rendering takes most of the time. */
const progressOf: Record<ClipState, number> = {
  queued: 5,
  drawing: 20,
  rendering: 50,
  ready: 100,
  failed: 0,
  revoked: 0,
};

/** One's own clip, whatever became of it. Throws `not_found` for an unknown id and another's. */
export async function getClip(clipId: string, user: User): Promise<ClipView> {
  return toView(await getOwnRow(clipId, user));
}

/** The same as it is stored. */
export async function getOwnRow(clipId: string, user: User): Promise<ClipRow> {
  const id = clipIdSchema.safeParse(clipId);
  const row = id.success ? await getMyClip(id.data, user.accessToken) : undefined;
  if (!row) throw new AppError("not_found");
  return row;
}

/** A clip as its owner sees it. */
export function toView(row: ClipRow): ClipView {
  const { clipId, state, failure, durationSeconds, check } = row;
  const code = failure !== null && isClipFailure(failure) ? failure : "video_failed";
  return {
    clipId,
    callId: row.callId,
    exchangeIndex: row.exchangeIndex,
    format: row.format,
    isAnonymized: row.isAnonymized,
    state,
    progress: progressOf[state],
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    ...(durationSeconds !== null && { durationSeconds }),
    ...(check && { check }),
    ...(state === "ready" && { clipUrl: `/api/generate-clip/${clipId}/download`, ...linkOf(row) }),
    ...(state === "failed" && { error: { code, message: failureSentences[code] } }),
  };
}

/** None for a token that neither this nor the last secret sealed: the clip is there, and its link is lost. */
function linkOf({ tokenSealed }: ClipRow): { shareUrl?: string } {
  const token = tokenSealed === null ? undefined : openToken(tokenSealed);
  return token ? { shareUrl: new URL(`/share/${token}`, env().NEXT_PUBLIC_APP_URL).href } : {};
}

function openToken(sealed: string): string | undefined {
  const { HASH_SECRET, HASH_SECRET_OLD } = env();
  const known = unseal(sealed, HASH_SECRET, "clip:token:v1");
  return known ?? (HASH_SECRET_OLD ? unseal(sealed, HASH_SECRET_OLD, "clip:token:v1") : undefined);
}
