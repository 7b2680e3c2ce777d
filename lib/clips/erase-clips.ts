import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { deleteObjects } from "@/lib/vendors/s3";
import { keysOf } from "./clip-keys";
import { countDeletionClips, markRemoved, takeRemovals } from "./store";

const { removalBatch, removalRetrySeconds } = policy.clips;

/**
 * Takes the objects of clips that ended out of the bucket, a batch at a time, until `untilMs`. Never throws: what fails is
 * taken up again by the sweep. Returns how many clips were done.
 */
export async function eraseClips(untilMs = Number.POSITIVE_INFINITY): Promise<number> {
  let erased = 0;
  try {
    for (;;) {
      const clipIds = await takeRemovals(removalBatch, removalRetrySeconds);
      if (clipIds.length === 0) return erased;
      await deleteObjects(clipIds.flatMap((clipId) => Object.values(keysOf(clipId))));
      await markRemoved(clipIds);
      erased += clipIds.length;
      if (Date.now() > untilMs) return erased;
    }
  } catch (error) {
    log("warn", "clips_not_erased", { vendor: "s3", cause: causeOf(error) });
    return erased;
  }
}

/** Of a deleted account. True when nothing of its clips is left. */
export async function eraseDeletedClips(deletionId: string, untilMs: number): Promise<boolean> {
  await eraseClips(untilMs);
  return (await countDeletionClips(deletionId)) === 0;
}
