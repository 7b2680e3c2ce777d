import pLimit from "p-limit";
import { policy } from "@/lib/limits/policy";
import { eraseClips } from "./erase-clips";
import { runClip } from "./run-clip";
import { listDueClips, tidyClips } from "./store";

const { sweepBatch, sweepAtOnce, longestSweepSeconds, forgetDays } = policy.clips;

/**
 * Goes on with clips that nobody works on, since somebody died at it or a vendor failed; ends those that are past their
 * time; and takes the objects of ended ones away. Returns how many clips it worked on, and how many it took away.
 */
export async function sweepClips(): Promise<{ worked: number; erased: number }> {
  const untilMs = Date.now() + longestSweepSeconds * 1000;
  await tidyClips(forgetDays);
  const erased = await eraseClips(untilMs);
  const due = await listDueClips(sweepBatch);
  const inTurn = pLimit(sweepAtOnce);
  await Promise.all(due.map((clipId) => inTurn(async () => Date.now() < untilMs && runClip(clipId))));
  return { worked: due.length, erased };
}
