import { policy } from "@/lib/limits/policy";
import type { Utterance, Word } from "@/types/call";

/** Seconds from the start of the recording. */
export type Span = { startSeconds: number; endSeconds: number };

/** What the caller said, and what Doc answered. */
export type Exchange = {
  /** Its place among the call's exchanges, clippable or not. */
  index: number;
  said: string;
  answered: string;
  /** Absent when the words' times do not tell where it lies: it can be read, but neither played nor clipped. */
  span?: Span;
};

const { paddingSeconds, longestWordSeconds } = policy.clips;

/** Everything that one speaker says before another one does, in however many utterances the vendor wrote it. */
export type Turn = { speaker: Utterance["role"]; text: string; words: Word[]; hasAllWords: boolean };

/**
 * A talk as exchanges, in order: each turn of the caller that Doc's turn follows at once. Doc's opening, what nobody
 * answered and what a third person says or takes over are in none. A span reaches from the first word to the last and a
 * little beyond, never into a neighbour's words: the air between two is shared, and where somebody talks over the end of an
 * answer, the answer's span ends there.
 */
export function toExchanges(transcript: readonly Utterance[]): Exchange[] {
  const turns = toTurns(transcript);
  const places = turns.map(placeOf);
  const exchanges: Exchange[] = [];
  turns.forEach((turn, at) => {
    const answer = turns[at + 1];
    if (turn.speaker !== "user" || answer?.speaker !== "agent") return;
    const span = spanAmong(places, at);
    exchanges.push({
      index: exchanges.length,
      said: turn.text,
      answered: answer.text,
      ...(span && { span }),
    });
  });
  return exchanges;
}

/** Utterances of one speaker in a row as one turn, without what is empty. */
export function toTurns(transcript: readonly Utterance[]): Turn[] {
  const turns: Turn[] = [];
  for (const { role, content, words } of transcript) {
    const spoken = words.filter(({ word }) => word.trim() !== "");
    const text = content.replace(/\s+/g, " ").trim() || spoken.map(({ word }) => word.trim()).join(" ");
    if (text === "") continue;
    const last = turns.at(-1);
    const hasAllWords = spoken.length > 0;
    if (last?.speaker !== role) {
      turns.push({ speaker: role, text, words: spoken, hasAllWords });
      continue;
    }
    last.text = `${last.text} ${text}`;
    last.words = [...last.words, ...spoken];
    last.hasAllWords &&= hasAllWords;
  }
  return turns;
}

/** Where a turn's words lie, as far as that is known; `isWhole` when nothing of it can lie elsewhere. */
export type Place = { known: Span | undefined; isWhole: boolean };

export function placeOf({ words, hasAllWords }: Turn): Place {
  const times = timesOf(words);
  const [first, last] = [times[0], times.at(-1)];
  // Words that are all at one moment have been given none.
  const isSpread = words.length === 1 || (first && last && last.startSeconds > first.startSeconds);
  const known = times.filter((time) => time !== undefined);
  return {
    known: known.length > 0 ? around(known) : undefined,
    isWhole: Boolean(hasAllWords && first && last && isSpread),
  };
}

function around(spans: readonly Span[]): Span {
  return {
    startSeconds: Math.min(...spans.map((span) => span.startSeconds)),
    endSeconds: Math.max(...spans.map((span) => span.endSeconds)),
  };
}

/** When each word is said, as far as that is known. */
export function timesOf(words: readonly Word[]): (Span | undefined)[] {
  return words.map(({ start, end }, at) => {
    if (!isTime(start)) return undefined;
    if (isTime(end) && end > start) return { startSeconds: start, endSeconds: end };
    const next = words.slice(at + 1).find((word) => isTime(word.start) && word.start > start)?.start;
    return {
      startSeconds: start,
      endSeconds: Math.min(next ?? Number.POSITIVE_INFINITY, start + longestWordSeconds),
    };
  });
}

/** Where the exchange of the turns `at` and `at + 1` lies among the others. */
function spanAmong(places: readonly Place[], at: number): Span | undefined {
  const [said, answered] = [places[at], places[at + 1]];
  if (!said?.isWhole || !answered?.isWhole || !said.known || !answered.known) return undefined;
  const own = around([said.known, answered.known]);
  const before = Math.max(0, ...places.slice(0, at).map(({ known }) => known?.endSeconds ?? 0));
  const after = Math.min(
    ...places.slice(at + 2).map(({ known }) => known?.startSeconds ?? Number.POSITIVE_INFINITY),
  );
  // Beside words that are not known to be anywhere there is no telling how much air there is.
  const lead = places[at - 1]?.isWhole === false ? 0 : airIn(own.startSeconds - before, at === 0);
  const tail = places[at + 2]?.isWhole === false ? 0 : airIn(after - own.endSeconds);
  const startSeconds = own.startSeconds - lead;
  const endSeconds = Math.min(after, own.endSeconds + tail);
  return endSeconds > startSeconds ? { startSeconds, endSeconds } : undefined;
}

/** Half of the gap belongs to the neighbour, if there is one. */
function airIn(gapSeconds: number, isAlone = false): number {
  return Math.min(paddingSeconds, Math.max(0, gapSeconds) / (isAlone ? 1 : 2));
}

export function isTime(seconds: number | undefined): seconds is number {
  return seconds !== undefined && Number.isFinite(seconds) && seconds >= 0;
}
