import { policy } from "@/lib/limits/policy";
import type { Utterance } from "@/types/call";
import type { ClipPiece, ClipSpan } from "@/types/clip";
import { placeOf, timesOf, toTurns } from "./exchanges";
import type { WavHead } from "./wav-head";

/** Where a bound may go without taking in or cutting off a word (seconds). */
export type Room = { bound: number; from: number; to: number };

const stepSeconds = 0.01;
/** Less than this between two levels is the same silence (RMS of 16-bit samples). */
const stillness = 8;

/**
 * The room that each bound of a clip has. None where some word's time is not known: it might be just there.
 */
export function roomsOf(
  { span, turns }: ClipPiece,
  transcript: readonly Utterance[],
): { start: Room; end: Room } | undefined {
  const all = toTurns(transcript);
  if (!all.every((turn) => placeOf(turn).isWhole)) return undefined;
  const times = all.flatMap(({ words }) => timesOf(words).filter((time) => time !== undefined));
  const own = turns.flatMap(({ words }) => words);
  const reach = policy.clips.snapSeconds;
  const before = times.map(({ endSeconds }) => endSeconds).filter((end) => end <= span.start);
  const after = times.map(({ startSeconds }) => startSeconds).filter((start) => start >= span.end);
  const first = Math.min(...own.map(({ start }) => start));
  const last = Math.max(...own.map(({ end }) => end));
  return {
    start: {
      bound: span.start,
      from: Math.max(0, span.start - reach, ...before),
      to: Math.max(span.start, Math.min(span.start + reach, first)),
    },
    end: {
      bound: span.end,
      from: Math.min(span.end, Math.max(span.end - reach, last)),
      to: Math.min(span.end + reach, ...after),
    },
  };
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
