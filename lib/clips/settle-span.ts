import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { openRecording } from "@/lib/vendors/recordings";
import type { ClipPiece, ClipSpan } from "@/types/clip";
import type { ClipWork } from "./schema";
import { quietestIn, type Room, roomsOf, spanWithin } from "./silence";
import { readWavHead, type WavHead } from "./wav-head";

const headBytes = 256;

/**
 * A clip's bounds where it is quiet in the recording, near where the words put them, and never over a word. As they were
 * when the recording does not tell: a clip does not wait for that, and does not fail for it.
 */
export async function settleSpan(
  { clipId, transcript }: Pick<ClipWork, "clipId" | "transcript">,
  piece: ClipPiece,
  recordingUrl: string,
): Promise<ClipSpan> {
  const rooms = roomsOf(piece, transcript);
  if (!rooms) return piece.span;
  try {
    const inTime = AbortSignal.timeout(policy.timeouts.listen);
    const head = readWavHead(await readRange(recordingUrl, 0, headBytes, inTime));
    if (!head?.isPcm16) return piece.span;
    const [start, end] = await Promise.all(
      [rooms.start, rooms.end].map(async (room) =>
        quietestIn(room, await readRoom(recordingUrl, room, head, inTime), head),
      ),
    );
    return spanWithin(piece.span, start ?? piece.span.start, end ?? piece.span.end);
  } catch (error) {
    log("info", "clip_not_snapped", { clipId, cause: causeOf(error) });
    return piece.span;
  }
}

async function readRoom(url: string, room: Room, head: WavHead, inTime: AbortSignal): Promise<Int16Array> {
  const { framesPerSecond, frameBytes, dataAt } = head;
  const frames = Math.floor(head.dataBytes / frameBytes);
  const frame = (seconds: number) => Math.min(frames, Math.round(seconds * framesPerSecond));
  const [from, to] = [frame(room.from), frame(room.to)];
  if (to <= from) return new Int16Array();
  const bytes = await readRange(url, dataAt + from * frameBytes, (to - from) * frameBytes, inTime);
  return new Int16Array(Uint8Array.from(bytes).buffer);
}

/** Exactly these bytes, or nothing: a server that ignores ranges would send everything. */
async function readRange(
  url: string,
  from: number,
  length: number,
  inTime: AbortSignal,
): Promise<Uint8Array> {
  const answer = await openRecording(url, `bytes=${from}-${from + length - 1}`, inTime);
  if (answer.status !== 206) {
    await answer.body?.cancel();
    throw new RangeError("no range");
  }
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return bytes.length % 2 === 0 ? bytes : bytes.subarray(0, -1);
}
