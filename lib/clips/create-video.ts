import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { invokeVideo } from "@/lib/vendors/lambda";
import { readCall } from "@/lib/vendors/retell";
import { putPicture } from "@/lib/vendors/s3";
import type { ClipEvent, ClipFailure, ClipPiece, WordBox } from "@/types/clip";
import { drawClip } from "./chat-image";
import { keysOf } from "./clip-keys";
import { pieceOf } from "./clip-words";
import { hasEstimatedTimes } from "./exchanges.legacy";
import { hashWords } from "./get-piece";
import { failed, type Outcome, retry } from "./outcome";
import { pictureTurns } from "./picture-turns";
import type { ClipWork } from "./schema";
import { settleSpan } from "./settle-span";
import { advanceClip } from "./store";
import { type Found, toEvent } from "./video-event";

const { drawingSeconds, renderingSeconds } = policy.clips;

/** One try: draws the picture, stores it, has the video function make the clip, and says what came of it. */
export async function createVideo(work: ClipWork): Promise<Outcome> {
  if (!(await advanceClip(work, "drawing", drawingSeconds))) return { kind: "lost" };
  if (work.transcript.length === 0) return failed("call_erased");
  const piece = pieceOf(work.transcript, work.choice);
  if (!piece || hashWords(piece) !== work.wordsHash) return failed("words_changed");
  // Her own voice by times that are guesses is nobody's order: they have become so since.
  if (!work.isAnonymized && hasEstimatedTimes(work.transcript)) return failed("words_changed");
  const [picture, found] = await Promise.all([
    drawn(work, piece),
    settled("recording_unavailable", work, () => findRecording(work, piece)),
  ]);
  if ("kind" in picture) return picture;
  if ("kind" in found) return found;
  if (!(await advanceClip(work, "rendering", renderingSeconds))) return { kind: "lost" };
  return asked(work, toEvent(work, piece, picture.boxes, found));
}

async function drawn(work: ClipWork, piece: ClipPiece): Promise<{ boxes: WordBox[] } | Outcome> {
  const turns = pictureTurns(piece, work.decisions);
  const { png, boxes } = await drawClip({ format: work.format, turns, isAnonymized: work.isAnonymized });
  const { picture, still } = keysOf(work.clipId);
  return settled("storage_failed", work, async () => {
    await Promise.all([putPicture(picture, png), putPicture(still, png)]);
    return { boxes };
  });
}

async function asked(work: ClipWork, event: ClipEvent): Promise<Outcome> {
  return settled("video_failed", work, async () => ({ kind: "answered", result: await invokeVideo(event) }));
}

/**
 * What the clip is cut from, and where. The vendor's addresses run out, so they are asked for anew; a call that came from
 * elsewhere has its own.
 */
async function findRecording(work: ClipWork, piece: ClipPiece): Promise<Found | Outcome> {
  const call = await readCall(work.callId);
  const recordingUrl = call?.recordingUrl ?? work.recordingUrl;
  if (!recordingUrl) return failed("source_gone");
  const multiChannelUrl = call?.recordingMultiChannelUrl ?? work.multiChannelUrl;
  const span = await settleSpan(work, piece, recordingUrl);
  return { recording: { recordingUrl, multiChannelUrl }, span };
}

/** What a vendor's failure makes of a try. */
async function settled<T>(
  failure: ClipFailure,
  { clipId }: ClipWork,
  run: () => Promise<T>,
): Promise<T | Outcome> {
  try {
    return await run();
  } catch (error) {
    log("warn", "clip_put_off", { clipId, code: failure, cause: causeOf(error) });
    return retry(failure);
  }
}
