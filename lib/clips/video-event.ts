import type { ClipEvent, ClipPiece, ClipSpan, WordBox } from "@/types/clip";
import { keysOf } from "./clip-keys";
import { countWords, hiddenSpans, hiddenWords } from "./clip-words";
import { hasEstimatedTimes } from "./exchanges.legacy";
import type { ClipWork } from "./schema";

export type Recording = { recordingUrl: string; multiChannelUrl: string | null };
/** A clip's recording, and the span as it is cut in it. */
export type Found = { recording: Recording; span: ClipSpan };

/** The longest word that the video function takes. */
const longestWord = 200;

/** What the video function is asked for. */
export function toEvent(
  work: ClipWork,
  piece: ClipPiece,
  boxes: WordBox[],
  { recording, span }: Found,
): ClipEvent {
  const keys = keysOf(work.clipId);
  return {
    clipId: work.clipId,
    ...recording,
    // By times that are guesses Doc's sound cannot be cut either: he speaks anew where there is but a mix.
    ...(hasEstimatedTimes(work.transcript) && { multiChannelUrl: null }),
    imageS3Key: keys.picture,
    startSeconds: span.start,
    endSeconds: span.end,
    outputKey: keys.video,
    resultKey: keys.result,
    format: work.format,
    anonymize: work.isAnonymized,
    physicianText: physicianText(work, piece),
    turns: piece.turns.map((turn) => ({
      ...turn,
      words: turn.words.map((word) => ({ ...word, word: word.word.slice(0, longestWord) })),
    })),
    hidden: hiddenSpans(work.transcript, piece, work.decisions),
    boxes,
  };
}

/** What she says, but for what is hidden. */
function physicianText({ decisions }: ClipWork, { turns }: ClipPiece): string {
  const isHidden = hiddenWords(decisions, countWords(turns));
  return turns
    .flatMap(({ role, words }) => words.map(({ word }) => ({ role, word })))
    .filter(({ role }, at) => role === "user" && !isHidden[at])
    .map(({ word }) => word)
    .join(" ");
}
