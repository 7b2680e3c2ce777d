import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import type { ClipView } from "@/types/clip";
import type { User } from "@/types/identity";
import { getClip, getOwnRow } from "./get-clip";
import { clipChangeSchema } from "./schema";
import { setMyClipExpiry } from "./store";

/** How long a clip's link works, from now on. Throws `invalid_request`, `not_found`, or `clip_over` (409) where none will. */
export async function setExpiry(clipId: string, body: unknown, user: User): Promise<ClipView> {
  const { expiresInDays } = parseWith(clipChangeSchema, body);
  const row = await getOwnRow(clipId, user);
  await setMyClipExpiry(row.clipId, expiresInDays, user.accessToken);
  const clip = await getClip(clipId, user);
  if (clip.state === "failed" || clip.state === "revoked") throw new AppError("clip_over");
  return clip;
}
