import { callIdSchema } from "@/lib/calls/schema";
import { AppError } from "@/lib/errors";
import type { ClipView } from "@/types/clip";
import type { User } from "@/types/identity";
import { toView } from "./get-clip";
import { listMyClips } from "./store";

/** The clips of one's own call, newest first, without revoked ones; none of what is no call of theirs. Throws `not_found`. */
export async function listClips(callId: string, user: User): Promise<ClipView[]> {
  const id = callIdSchema.safeParse(callId);
  if (!id.success) throw new AppError("not_found");
  return (await listMyClips(id.data, user.accessToken)).map(toView);
}
