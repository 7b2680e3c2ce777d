import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { readResult } from "@/lib/vendors/s3";
import type { ClipFailure, ClipMade, ClipResult } from "@/types/clip";
import { retriableClipErrors } from "@/types/clip";
import { keysOf } from "./clip-keys";
import { createVideo } from "./create-video";
import { eraseClips } from "./erase-clips";
import { type Outcome, retry } from "./outcome";
import { isProved } from "./proof";
import type { ClipWork } from "./schema";
import { finishClip, putOffClip, takeClip } from "./store";

const { attempts, drawingSeconds, retrySeconds } = policy.clips;

/**
 * Makes a clip that was asked for, as far as nobody else is at it: looks for what an earlier try may have left, draws,
 * has the video made, and settles. Never throws; what went wrong is tried again by the sweep, or stands in the row.
 */
export async function runClip(clipId: string): Promise<void> {
  const startedAt = Date.now();
  try {
    const work = await takeClip(clipId, drawingSeconds);
    if (!work) return;
    const outcome = await outcomeOf(work);
    const code = await settle(work, outcome);
    log("info", "clip_settled", { clipId, code, count: work.attempt, durationMs: Date.now() - startedAt });
  } catch (error) {
    // Its lease runs out, and the sweep takes it up.
    log("warn", "clip_dropped", { clipId, cause: causeOf(error) });
  }
}

async function outcomeOf(work: ClipWork): Promise<Outcome> {
  try {
    const left = work.attempt > 1 ? await readResult(keysOf(work.clipId).result) : undefined;
    if (left && isFinal(left)) return { kind: "answered", result: left };
    return work.attempt > attempts ? retry("video_failed") : await createVideo(work);
  } catch (error) {
    log("warn", "clip_failed", { clipId: work.clipId, cause: causeOf(error) });
    return retry("video_failed");
  }
}

const isFinal = (result: ClipResult) => result.success || !retriableClipErrors.includes(result.error.code);

/** Returns what became of it, for the log. */
async function settle(work: ClipWork, outcome: Outcome): Promise<string> {
  switch (outcome.kind) {
    case "answered":
      return outcome.result.success ? publish(work, outcome.result) : refuse(work, outcome.result.error.code);
    case "failed":
      return giveUp(work, outcome.failure);
    case "retry":
      return putOff(work, outcome.failure);
    case "lost":
      return lose();
  }
}

async function publish(work: ClipWork, made: ClipMade): Promise<string> {
  if (made.s3Key !== keysOf(work.clipId).video) return giveUp(work, "video_failed");
  if (work.isAnonymized && !isProved(made.check)) return giveUp(work, "cannot_anonymise");
  return (await finishClip(work, made)) ? "ready" : lose();
}

function refuse(work: ClipWork, code: ClipFailure): Promise<string> {
  const isRetriable = retriableClipErrors.some((retriable) => retriable === code);
  return isRetriable ? putOff(work, code) : giveUp(work, code);
}

async function putOff(work: ClipWork, failure: ClipFailure): Promise<string> {
  const state = await putOffClip(work, failure, attempts, retrySeconds);
  if (state === "queued") return failure;
  await eraseClips();
  return state ?? "lost";
}

async function giveUp(work: ClipWork, failure: ClipFailure): Promise<string> {
  await putOffClip(work, failure, 0, 0);
  await eraseClips();
  return failure;
}

/** Cancelled, or taken over: whoever cancelled it wants nothing left. */
async function lose(): Promise<string> {
  await eraseClips();
  return "lost";
}
