import { parseWith } from "@/lib/http/body";
import type { ClipView } from "@/types/clip";
import type { User } from "@/types/identity";
import { getClip, getOwnRow } from "./get-clip";
import { clipChangeSchema } from "./schema";
import { setMyClipExpiry } from "./store";

/** How long a clip's link works, from now on. Throws `invalid_request` or `not_found`. */
export async function setExpiry(clipId: string, body: unknown, user: User): Promise<ClipView> {
  const { expiresInDays } = parseWith(clipChangeSchema, body);
  const row = await getOwnRow(clipId, user);
  await setMyClipExpiry(row.clipId, expiresInDays, user.accessToken);
  return getClip(clipId, user);
}
