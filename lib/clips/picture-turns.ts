import type { ClipPiece, Decision } from "@/types/clip";
import { countWords, hiddenWords } from "./clip-words";
import type { PictureTurn } from "./picture/pieces";

/** A clip's turns as its picture shows them. */
export function pictureTurns({ turns }: ClipPiece, decisions: readonly Decision[]): PictureTurn[] {
  const isHidden = hiddenWords(decisions, countWords(turns));
  let at = 0;
  return turns.map(({ role, words }) => ({
    role,
    words: words.map(({ word }) => ({ text: word, isHidden: isHidden[at++] ?? false })),
  }));
}
