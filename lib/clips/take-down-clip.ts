import { policy } from "@/lib/limits/policy";
import { eraseClips } from "./erase-clips";
import { takeDownRow } from "./store";

/**
 * For operators: ends a clip whoever's it is. Its link dies at once, then its objects go; what the bucket does not let go
 * is left to the sweep. Returns whether the link worked until now: false of an unknown id, too.
 */
export async function takeDownClip(clipId: string): Promise<boolean> {
  const wasLive = await takeDownRow(clipId);
  await eraseClips(Date.now() + policy.clips.longestSweepSeconds * 1000);
  return wasLive;
}
