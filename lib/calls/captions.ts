import type { Utterance } from "@/types/call";
import { type Piece, type SpokenWord, toTurns } from "./turns";

const longestCueWords = 10;
const longestCueSeconds = 5;
const longPauseSeconds = 0.8;
const names = { agent: "Doc", user: "You", transfer_target: "Somebody else" } as const;

type Spoken = Piece & { spoken: SpokenWord };
type Cue = { speaker: Utterance["role"]; words: Spoken[]; startSeconds: number; endSeconds: number };

/**
 * The talk as WebVTT (W3C), in the order in which it was begun to be said; cues break with turns, sentences and pauses.
 * Words whose time nobody knows are left out.
 */
export function toCaptions(transcript: readonly Utterance[]): string {
  const cues = toTurns(transcript)
    .flatMap((turn) => toCues(turn.speaker, turn.pieces.filter(isSpoken)))
    .sort((a, b) => a.startSeconds - b.startSeconds);
  return `${["WEBVTT", ...cues.map(toText)].join("\n\n")}\n`;
}

const isSpoken = (piece: Piece): piece is Spoken => piece.spoken !== undefined;

function toCues(speaker: Utterance["role"], words: readonly Spoken[]): Cue[] {
  const cues: Cue[] = [];
  for (const word of words) {
    const { startSeconds, endSeconds } = word.spoken;
    const cue = cues.at(-1);
    if (!cue || isFull(cue, word)) cues.push({ speaker, words: [word], startSeconds, endSeconds });
    else {
      cue.words.push(word);
      cue.endSeconds = endSeconds;
    }
  }
  return cues;
}

function isFull(cue: Cue, { spoken }: Spoken): boolean {
  const isSentence = cue.words.length >= 3 && /[.?!]$/.test(cue.words.at(-1)?.text ?? "");
  const isPause = spoken.startSeconds - cue.endSeconds > longPauseSeconds;
  const isLong = spoken.endSeconds - cue.startSeconds > longestCueSeconds;
  return isSentence || isPause || isLong || cue.words.length >= longestCueWords;
}

function toText({ speaker, words, startSeconds, endSeconds }: Cue): string {
  const end = Math.max(endSeconds, startSeconds + 0.1);
  const line = words.map(({ text }) => escapeText(text)).join(" ");
  return `${clock(startSeconds)} --> ${clock(end)}\n<v ${names[speaker]}>${line}</v>`;
}

/** hh:mm:ss.ttt */
function clock(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escapeText = (text: string) =>
  text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign).replace(/\s+/g, " ");
