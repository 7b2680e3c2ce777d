import type { ClipSpan } from "../../../types/clip";
import { OUTPUT_RATE } from "../sound/loudness";
import { BLEEP_MARGIN_SECONDS, type CaptionWord, type ClipPlan, END_CARD_SECONDS } from "./clip-plan";
import { join, widen } from "./spans";
import { HIDDEN_TEXT, type PlannedTurn } from "./words";

type Source = { sampleRate: number; channels: number };

/** The stretch as it was said: one slice of the recording, its channels mixed. */
export function planOriginal(
  bounds: ClipSpan,
  source: Source,
  turns: readonly PlannedTurn[],
  hidden: readonly ClipSpan[],
): ClipPlan {
  const firstFrame = Math.round(bounds.start * source.sampleRate);
  const frames = Math.round(bounds.end * source.sampleRate) - firstFrame;
  const soundSamples = Math.round((frames * OUTPUT_RATE) / source.sampleRate);
  const toSample = (seconds: number) =>
    Math.max(0, Math.min(soundSamples, Math.round((seconds - bounds.start) * OUTPUT_RATE)));
  const hiddenWords = turns.flatMap(({ words }) => words.filter(({ isHidden }) => isHidden));
  const bleeps = join(widen([...hidden, ...hiddenWords], BLEEP_MARGIN_SECONDS, BLEEP_MARGIN_SECONDS))
    .map(({ start, end }) => ({ from: toSample(start), to: toSample(end) }))
    .filter(({ from, to }) => to > from);
  const channels = Array.from({ length: source.channels }, (_, i) => i);
  return {
    version: 1,
    sourceRate: source.sampleRate,
    roles: null,
    voices: { physician: "original", agent: "original" },
    pieces: [{ voice: "mix", from: { kind: "recording", channels, firstFrame, frames }, atSample: 0 }],
    bleeps,
    captions: turns.flatMap((turn) => captionsOf(turn, bounds)),
    soundSamples,
    endCardSamples: END_CARD_SECONDS * OUTPUT_RATE,
  };
}

function captionsOf(turn: PlannedTurn, bounds: ClipSpan): CaptionWord[] {
  const length = bounds.end - bounds.start;
  const inClip = (seconds: number) => Math.max(0, Math.min(length, seconds - bounds.start));
  return turn.words.map((word) => ({
    turn: turn.index,
    word: word.index,
    role: turn.role,
    text: word.isHidden ? HIDDEN_TEXT : word.word.trim(),
    start: inClip(word.start),
    end: inClip(word.end),
    isHidden: word.isHidden,
  }));
}
