import type { Utterance, Word } from "@/types/call";
import { isTime } from "./exchanges";

/** One entry of `messages` of a VAPI call. Times are epoch milliseconds, durations milliseconds. */
export type VapiMessage = {
  role: string;
  message?: string | undefined;
  time?: number | undefined;
  endTime?: number | undefined;
  secondsFromStart?: number | undefined;
  duration?: number | undefined;
};
/** What is known of the call that the messages are of. */
export type VapiTiming = { startedAtMs?: number | undefined; durationSeconds?: number | undefined };

type Line = { role: "agent" | "user"; content: string };
type Placed = Line & { start: number | undefined; end: number | undefined };

const speakers: Record<string, Line["role"] | undefined> = { ai: "agent", user: "user" };
const roles: Record<string, Line["role"] | undefined> = { bot: "agent", assistant: "agent", user: "user" };
/** Nobody speaks slower: what is longer has a silence in it, which belongs to no word. */
const slowestWordSeconds = 0.7;
const longestPauseSeconds = 1;
/** Times are kept to the millisecond. */
const rounding = 0.0006;

/**
 * The oldest shape: a text of lines "AI: ..." and "User: ...", where a line without a speaker goes on with the last one's
 * turn, and what stands before the first is nobody's. Each turn gets its share of `durationSeconds` by its length; without
 * it no word has a time, and the call can be read but not clipped.
 */
export function fromTranscriptText(text: string, durationSeconds?: number): Utterance[] {
  const lines = readLines(text);
  const isTimed = durationSeconds !== undefined && Number.isFinite(durationSeconds) && durationSeconds > 0;
  const lengths = lines.map(({ content }) => lengthOf(wordsOf(content)));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let at = 0;
  return lines.map((line, i) => {
    const start = at;
    at += (isTimed ? durationSeconds : 0) * ((lengths[i] ?? 0) / whole);
    return toUtterance({ ...line, start: isTimed ? start : undefined, end: isTimed ? at : undefined });
  });
}

/**
 * VAPI's messages. A user's turn has its own end. The bot's `duration` is the time it took to make the text, not to say
 * it, so its turn ends where the next one begins, or with the call; sooner when nobody would take so long to say it.
 */
export function fromVapiMessages(messages: readonly VapiMessage[], call: VapiTiming = {}): Utterance[] {
  const zeroMs = call.startedAtMs ?? zeroOf(messages);
  const placed = messages.flatMap((message): (Placed & { ownEnd: number | undefined })[] => {
    const role = roles[message.role];
    const content = plain(message.message ?? "");
    if (!role || content === "") return [];
    const start = startOf(message, zeroMs);
    return [{ role, content, start, end: undefined, ownEnd: endOf(message, role, start) }];
  });
  const inOrder = sortedByStart(placed);
  return inOrder.map((turn, at) => {
    const next = inOrder.slice(at + 1).find(({ start }) => isTime(start))?.start ?? call.durationSeconds;
    return toUtterance({ ...turn, end: isTime(turn.start) ? endAmong(turn, turn.start, next) : undefined });
  });
}

/**
 * Whether these words' times are not measured, but spread over their turn: none of them is known to be where it stands. A
 * word alone has its turn's own times.
 */
export function isEstimated(words: readonly Word[]): boolean {
  const [first, last] = [words[0]?.start, words.at(-1)?.end];
  if (words.length < 2 || !isTime(first) || !isTime(last) || last <= first) return false;
  const spread = spreadWords(
    words.map(({ word }) => word),
    first,
    last,
  );
  return words.every(({ start, end }, at) => {
    const { start: from = 0, end: to = 0 } = spread[at] ?? {};
    return isTime(start) && isTime(end) && Math.abs(start - from) < rounding && Math.abs(end - to) < rounding;
  });
}

/**
 * Whether nobody knows more of when the words of this call were said than about when somebody spoke. What is hidden or cut
 * by such times may be something else, so no sound of the recording is fit to be shown.
 */
export function hasEstimatedTimes(transcript: readonly Utterance[]): boolean {
  const timed = transcript.filter(({ words }) => isTime(words[0]?.start));
  const isGuess = ({ words }: Utterance) => words.length === 1 || isEstimated(words);
  return timed.some(({ words }) => isEstimated(words)) && timed.every(isGuess);
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const row of text.split(/\r\n|\r|\n/)) {
    const [, name = "", said = ""] = /^\s*(ai|user)\s*:(.*)$/i.exec(row) ?? [];
    const role = speakers[name.toLowerCase()];
    const last = lines.at(-1);
    if (role) lines.push({ role, content: plain(said) });
    else if (last) last.content = plain(`${last.content} ${row}`);
  }
  return lines.filter(({ content }) => content !== "");
}

function zeroOf(messages: readonly VapiMessage[]): number | undefined {
  const known = messages.find(({ time, secondsFromStart }) => isTime(time) && isTime(secondsFromStart));
  return known && (known.time ?? 0) - (known.secondsFromStart ?? 0) * 1000;
}

function startOf({ secondsFromStart, time }: VapiMessage, zeroMs: number | undefined): number | undefined {
  if (isTime(secondsFromStart)) return secondsFromStart;
  if (!isTime(time) || zeroMs === undefined || time < zeroMs) return undefined;
  return (time - zeroMs) / 1000;
}

function endOf({ time, endTime, duration }: VapiMessage, role: Line["role"], start: number | undefined) {
  if (role === "agent" || start === undefined) return undefined;
  if (isTime(time) && isTime(endTime) && endTime > time) return start + (endTime - time) / 1000;
  return isTime(duration) && duration > 0 ? start + duration / 1000 : undefined;
}

function endAmong(turn: Placed & { ownEnd: number | undefined }, start: number, next: number | undefined) {
  if (turn.ownEnd !== undefined) return turn.ownEnd;
  const slowest = start + wordsOf(turn.content).length * slowestWordSeconds + longestPauseSeconds;
  return next !== undefined && next > start ? Math.min(next, slowest) : slowest;
}

/** Those without a start stay behind the one that they came after. */
function sortedByStart<T extends { start: number | undefined }>(turns: readonly T[]): T[] {
  let latest = 0;
  const keyed = turns.map((turn, place) => {
    latest = turn.start ?? latest;
    return { turn, place, at: latest };
  });
  return keyed.sort((a, b) => a.at - b.at || a.place - b.place).map(({ turn }) => turn);
}

function toUtterance({ role, content, ...turn }: Placed): Utterance {
  const words = wordsOf(content);
  const [start, end] = [toMillisecond(turn.start ?? 0), toMillisecond(turn.end ?? 0)];
  return {
    role,
    content,
    words: end > start ? spreadWords(words, start, end) : words.map((word) => ({ word })),
  };
}

/** Each word gets its share of the time by its length, one right after the other. */
function spreadWords(words: readonly string[], start: number, end: number): Word[] {
  const whole = lengthOf(words);
  let length = 0;
  return words.map((word) => {
    const from = start + ((end - start) * length) / whole;
    length += lengthOf([word]);
    return { word, start: toMillisecond(from), end: toMillisecond(start + ((end - start) * length) / whole) };
  });
}

/** Letters, and a space after each word. */
const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length + 1, 0);
const wordsOf = (content: string): string[] => content.split(" ").filter(Boolean);
const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
const toMillisecond = (seconds: number): number => Math.round(seconds * 1000) / 1000;
