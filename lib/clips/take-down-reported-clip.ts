import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { clipIdSchema } from "./schema";
import { takeDownReportedRow } from "./store";

/**
 * An operator ends a clip that somebody reported, for good: its link dies at once, and its objects go by `eraseClips`. Ended
 * once more, nothing changes. A clip that nobody reported is none of an operator's: throws `not_found`.
 */
export async function takeDownReportedClip(clipId: string): Promise<void> {
  const id = clipIdSchema.safeParse(clipId);
  if (!id.success) throw new AppError("not_found");
  await takeDownReportedRow(id.data);
  log("info", "clip_taken_down", { clipId: id.data });
}
