import type { ClipView } from "@/types/clip";
import type { User } from "@/types/identity";
import { getClip, getOwnRow } from "./get-clip";
import { revokeMyClip } from "./store";

/**
 * Takes a clip back: one that is not ready is cancelled, one that is has its link die at once and, by `eraseClips`, its
 * objects. Throws `not_found`.
 */
export async function revokeClip(clipId: string, user: User): Promise<ClipView> {
  const row = await getOwnRow(clipId, user);
  await revokeMyClip(row.clipId, user.accessToken);
  return getClip(clipId, user);
}
