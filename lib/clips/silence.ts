import { policy } from "@/lib/limits/policy";
import type { Utterance } from "@/types/call";
import type { ClipPiece, ClipSpan } from "@/types/clip";
import { moment, timedWords } from "./clip-words";
import { placeOf, toTurns } from "./exchanges";
import type { WavHead } from "./wav-head";

/** Where a bound may go without taking in or cutting off a word (seconds). */
export type Room = { bound: number; from: number; to: number };

const stepSeconds = 0.01;
/** Less than this between two levels is the same silence (RMS of 16-bit samples). */
const stillness = 8;

/**
 * The room that each bound of a clip has. No rooms where some word's time is not known: it might be just there. An
 * empty one where a word lies across the bound: further out there is more of it, and it may be one that is hidden.
 */
export function roomsOf(
  { span, turns }: ClipPiece,
  transcript: readonly Utterance[],
): { start: Room; end: Room } | undefined {
  const all = toTurns(transcript);
  if (!all.every((turn) => placeOf(turn).isWhole)) return undefined;
  const words = all.flatMap((turn) => timedWords(turn.words));
  const own = turns.flatMap((turn) => turn.words);
  const reach = policy.clips.snapSeconds;
  const ends = words.map(({ end }) => end).filter((end) => end <= span.start + moment);
  const starts = words.map(({ start }) => start).filter((start) => start >= span.end - moment);
  const first = Math.min(span.start + reach, ...own.map(({ start }) => start));
  const last = Math.max(span.end - reach, ...own.map(({ end }) => end));
  return {
    start: roomAt(span.start, Math.max(0, span.start - reach, ...ends), first, words),
    end: roomAt(span.end, last, Math.min(span.end + reach, ...starts), words),
  };
}

function roomAt(bound: number, from: number, to: number, words: readonly ClipSpan[]): Room {
  const isAcross = words.some(({ start, end }) => start < bound - moment && end > bound + moment);
  if (isAcross) return { bound, from: bound, to: bound };
  return { bound, from: Math.min(bound, from), to: Math.max(bound, to) };
}

/** The snapped bounds, unless they make no clip any more. */
export function spanWithin(span: ClipSpan, start: number, end: number): ClipSpan {
  const seconds = end - start;
  const isClip = seconds >= policy.clips.shortestSeconds && seconds <= policy.clips.longestSeconds;
  return isClip ? { start, end } : span;
}

/**
 * The quietest moment of a room, the nearest to the bound where several are as quiet. `samples` are interleaved, 16 bits,
 * and begin at the room's start.
 */
export function quietestIn(
  room: Room,
  samples: Int16Array,
  { framesPerSecond: rate, channels }: Pick<WavHead, "framesPerSecond" | "channels">,
): number {
  const step = Math.max(1, Math.round(rate * stepSeconds)) * channels;
  let best = { at: room.bound, level: levelOf(samples, room, room.bound, rate, channels, step) };
  for (let from = 0; from + step <= samples.length; from += step) {
    const at = room.from + (from + step / 2) / channels / rate;
    const level = rms(samples.subarray(from, from + step));
    const isQuieter = level < best.level - stillness;
    const isNearer =
      level < best.level + stillness && Math.abs(at - room.bound) < Math.abs(best.at - room.bound);
    if (at <= room.to && (isQuieter || isNearer)) best = { at, level };
  }
  return best.at;
}

function levelOf(
  samples: Int16Array,
  room: Room,
  at: number,
  rate: number,
  channels: number,
  step: number,
): number {
  const middle = Math.round((at - room.from) * rate) * channels;
  const from = Math.min(Math.max(0, middle - step / 2), Math.max(0, samples.length - step));
  return rms(samples.subarray(from, from + step));
}

function rms(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
}
