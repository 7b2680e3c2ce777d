import { ignoreShouting } from "./title-case";

export type SpokenTurn = { role: "agent" | "user"; words: readonly string[] };

/** A piece of a word: "ninety-four" is two tokens, "um" is none. */
export type Token = {
  /** The word's number over all turns. */
  at: number;
  /** In lower case, without accents, outer punctuation or a possessive ending. */
  text: string;
  /** As it was written, without outer punctuation. */
  raw: string;
  isCapital: boolean;
  isPossessive: boolean;
  /** First of what a speaker says, or after a full stop. */
  startsSentence: boolean;
  /** A comma or a full stop follows, or another speaker. */
  endsClause: boolean;
  endsSentence: boolean;
  /** Counts the changes of speaker. */
  speech: number;
};

const hesitations = new Set(["um", "uh", "er", "erm", "uhm", "mm", "hmm", "mhm", "ah", "eh", ""]);
const outer = /^[^\p{L}\p{N}@]+|[^\p{L}\p{N}]+$/gu;

/** In lower case and without accents: "Muñoz" and "munoz" are one name. */
export function fold(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase();
}

/** One stream for all turns: what one speaker says in several utterances is one speech. */
export function toTokens(turns: readonly SpokenTurn[]): Token[] {
  const tokens: Token[] = [];
  let [at, speech, isFresh] = [0, 0, true];
  let role: SpokenTurn["role"] | undefined;
  for (const turn of turns) {
    if (turn.words.length > 0 && role !== turn.role) {
      endSpeech(tokens);
      [role, speech, isFresh] = [turn.role, speech + 1, true];
    }
    for (const word of turn.words) {
      const pieces = piecesOf(word, at, speech);
      const first = pieces[0];
      if (first) first.startsSentence = isFresh;
      const last = pieces.at(-1) ?? tokens.at(-1);
      if (last) Object.assign(last, endingOf(word, last));
      if (last) isFresh = last.endsSentence;
      tokens.push(...pieces);
      at += 1;
    }
  }
  endSpeech(tokens);
  ignoreShouting(tokens);
  return tokens;
}

function endSpeech(tokens: readonly Token[]): void {
  const last = tokens.at(-1);
  if (last) Object.assign(last, { endsClause: true, endsSentence: true });
}

function endingOf(word: string, last: Token): Pick<Token, "endsClause" | "endsSentence"> {
  // The stop of "Mr." or "J." ends nothing.
  const isShort =
    /^(mr|mrs|ms|dr|st|mt|ft|jr|sr|prof|rev|sgt|capt|lt|col|gen|apt|ave|blvd|rd|no|ext|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z])$/.test(
      last.text,
    ) && word.trim().endsWith(".");
  const endsSentence = !isShort && /[.?!\u2026]["'\u201d)]*$/.test(word.trim());
  return {
    endsClause: last.endsClause || endsSentence || (!isShort && /[,;:\u2014]["'\u201d)]*$/.test(word.trim())),
    endsSentence: last.endsSentence || endsSentence,
  };
}

function piecesOf(word: string, at: number, speech: number): Token[] {
  const parts = isWhole(word.replace(outer, "")) ? [word] : word.split(/[\s/\u2013\u2014-]+|(?<=\))(?=\d)/);
  return parts
    .map((part) => part.replace(outer, ""))
    .filter((raw) => !hesitations.has(raw.toLowerCase()))
    .map((raw) => {
      const folded = fold(raw);
      const text = folded.replace(/('s|(?<=s)')$/, "");
      return {
        at,
        text: text === "" ? folded : text,
        raw,
        isCapital: /^\p{Lu}/u.test(raw),
        isPossessive: text !== folded || /s['\u2019]$/.test(word),
        startsSentence: false,
        endsClause: false,
        endsSentence: false,
        speech,
      };
    });
}

/** Addresses and written dates stay in one piece. */
function isWhole(word: string): boolean {
  return /@|:\/\/|^\d+\/\d+|\.[a-z]{2,}\/|^[\da-f]*:[\da-f:]+$/i.test(word);
}
