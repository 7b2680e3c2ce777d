import type { NumberedWord } from "./review";

export type WordsTurn = { id: number; role: NumberedWord["role"]; words: NumberedWord[] };

/** Words of one speaker in a row, together. */
export function turnsOf(words: readonly NumberedWord[]): WordsTurn[] {
  return words.reduce<WordsTurn[]>((turns, word) => {
    const last = turns.at(-1);
    if (last?.role === word.role) last.words.push(word);
    else turns.push({ id: word.number, role: word.role, words: [word] });
    return turns;
  }, []);
}
