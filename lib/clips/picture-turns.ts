import type { ClipPiece, ClipTurn, Decision } from "@/types/clip";
import { countWords, hiddenWords } from "./clip-words";

export type DrawnTurn = { role: ClipTurn["role"]; words: { text: string; isHidden: boolean }[] };

/** A clip's turns as its picture shows them. */
export function pictureTurns({ turns }: ClipPiece, decisions: readonly Decision[]): DrawnTurn[] {
  const isHidden = hiddenWords(decisions, countWords(turns));
  let at = 0;
  return turns.map(({ role, words }) => ({
    role,
    words: words.map(({ word }) => ({ text: word, isHidden: isHidden[at++] ?? false })),
  }));
}
