import { listReportedClips } from "@/lib/clips/list-reported-clips";
import { takeDownClip } from "@/lib/clips/take-down-clip";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/**
 * An operator ends a clip that somebody reported, for good; ended once more, nothing changes. A clip that nobody reported is
 * none of an operator's: throws `not_found`.
 */
export async function takeReportedClipDown(clipId: string): Promise<void> {
  const reported = await listReportedClips();
  if (!reported.some((clip) => clip.clipId === clipId)) throw new AppError("not_found");
  await takeDownClip(clipId);
  log("info", "clip_taken_down", {});
}
