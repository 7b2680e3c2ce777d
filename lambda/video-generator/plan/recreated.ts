import type { ClipSpan } from "../../../types/clip";
import { OUTPUT_RATE } from "../sound/loudness";
import type { SpokenLine } from "../voice/spoken-line";
import { BLEEP_MARGIN_SECONDS, type ClipPlan, END_CARD_SECONDS, type Roles } from "./clip-plan";
import { toSegments } from "./lines";
import { join, overlap, widen } from "./spans";
import { HIDDEN_TEXT, type PlannedTurn } from "./words";

/** What of the agent's own channel may be heard; null when his voice is made anew, too. */
export type KeptAgent = {
  roles: Roles;
  sampleRate: number;
  firstFrame: number;
  endFrame: number;
  her: ClipSpan[];
};

const LEAD_SECONDS = 0.25;
const TRAIL_SECONDS = 0.35;
const SHORTEST_GAP_SECONDS = 0.12;
const LONGEST_GAP_SECONDS = 0.7;
const SENTENCE_GAP_SECONDS = 0.2;
const BLEEP_GAP_SECONDS = 0.05;
const BEFORE_WORD_SECONDS = 0.06;
const AFTER_WORD_SECONDS = 0.12;

/** Lays turn after turn on a new time line: her turns, and perhaps the agent's, as speech made from the text. */
export function planRecreated(
  turns: readonly PlannedTurn[],
  hidden: readonly ClipSpan[],
  speech: ReadonlyMap<string, SpokenLine>,
  kept: KeptAgent | null,
): ClipPlan {
  const tape = new Tape(hidden, speech, kept);
  turns.forEach((turn, i) => {
    const before = turns[i - 1];
    if (before) tape.wait(gapBetween(before, turn));
    if (turn.role === "agent" && kept) tape.keep(turn, kept);
    else tape.speak(turn);
  });
  return tape.finish(turns);
}

function gapBetween(before: PlannedTurn, turn: PlannedTurn): number {
  const gap = (turn.words[0]?.start ?? 0) - (before.words.at(-1)?.end ?? 0);
  return Math.min(LONGEST_GAP_SECONDS, Math.max(SHORTEST_GAP_SECONDS, gap));
}

/** Whether each of the agent's words can be kept: none of them is heard while she may be. */
export function canKeepAgent(turns: readonly PlannedTurn[], her: readonly ClipSpan[]): boolean {
  const words = turns.filter(({ role }) => role === "agent").flatMap((turn) => turn.words);
  const isTimed = turns.every(({ role, words }) => role === "user" || words.length > 0);
  return isTimed && words.every((word) => her.every((span) => overlap(span, word) === 0));
}

class Tape {
  #plan: Pick<ClipPlan, "pieces" | "bleeps" | "captions"> = { pieces: [], bleeps: [], captions: [] };
  #at = Math.round(LEAD_SECONDS * OUTPUT_RATE);

  constructor(
    private readonly hidden: readonly ClipSpan[],
    private readonly speech: ReadonlyMap<string, SpokenLine>,
    private readonly kept: KeptAgent | null,
  ) {}

  wait(seconds: number): void {
    this.#at += Math.round(seconds * OUTPUT_RATE);
  }

  keep(turn: PlannedTurn, kept: KeptAgent): void {
    const span = keptSpan(turn, kept);
    const firstFrame = Math.ceil(span.start * kept.sampleRate);
    const frames = Math.floor(span.end * kept.sampleRate) - firstFrame;
    const origin = this.#at - (firstFrame / kept.sampleRate) * OUTPUT_RATE;
    const toSample = (seconds: number) => Math.round(origin + seconds * OUTPUT_RATE);
    const from = { kind: "recording" as const, channels: [kept.roles.agent], firstFrame, frames };
    this.#plan.pieces.push({ voice: "agent", from, atSample: this.#at });
    const end = this.#at + Math.round((frames * OUTPUT_RATE) / kept.sampleRate);
    const hiddenHere = [...this.hidden, ...turn.words.filter(({ isHidden }) => isHidden)];
    for (const { start, end: until } of join(widen(hiddenHere, BLEEP_MARGIN_SECONDS, BLEEP_MARGIN_SECONDS))) {
      const bleep = { from: Math.max(this.#at, toSample(start)), to: Math.min(end, toSample(until)) };
      if (bleep.to > bleep.from) this.#plan.bleeps.push(bleep);
    }
    for (const word of turn.words) this.#caption(turn, word.index, toSample(word.start), toSample(word.end));
    this.#at = end;
  }

  speak(turn: PlannedTurn): void {
    let last: "line" | "bleep" | undefined;
    for (const segment of toSegments(turn)) {
      if (last)
        this.wait(last === "line" && segment.kind === "line" ? SENTENCE_GAP_SECONDS : BLEEP_GAP_SECONDS);
      last = segment.kind;
      if (segment.kind === "bleep") this.#bleep(turn, segment.words, segment.seconds);
      else this.#say(turn, segment.line);
    }
  }

  finish(turns: readonly PlannedTurn[]): ClipPlan {
    this.wait(TRAIL_SECONDS);
    const isKept = this.kept !== null && turns.some(({ role }) => role === "agent");
    return {
      version: 1,
      sourceRate: this.kept?.sampleRate ?? null,
      roles: this.kept?.roles ?? null,
      voices: { physician: "recreated", agent: isKept ? "original" : "recreated" },
      ...this.#plan,
      soundSamples: this.#at,
      endCardSamples: END_CARD_SECONDS * OUTPUT_RATE,
    };
  }

  #bleep(turn: PlannedTurn, words: readonly number[], seconds: number): void {
    const [from, length] = [this.#at, Math.round(seconds * OUTPUT_RATE)];
    this.#plan.bleeps.push({ from, to: from + length });
    words.forEach((word, i) => {
      const start = from + Math.round((length * i) / words.length);
      this.#caption(turn, word, start, from + Math.round((length * (i + 1)) / words.length));
    });
    this.#at += length;
  }

  #say(turn: PlannedTurn, line: { key: string; words: readonly number[] }): void {
    const spoken = this.speech.get(line.key);
    if (!spoken) return;
    this.#plan.pieces.push({ voice: turn.role, from: { kind: "speech", key: line.key }, atSample: this.#at });
    spoken.words.forEach(({ word, start, end }, i) => {
      const [from, to] = [start, end].map((seconds) => this.#at + Math.round(seconds * OUTPUT_RATE));
      this.#caption(turn, line.words[i] ?? i, from ?? 0, to ?? 0, word);
    });
    this.#at += spoken.samples.length;
  }

  #caption(turn: PlannedTurn, index: number, from: number, to: number, spoken = ""): void {
    const word = turn.words.find((candidate) => candidate.index === index);
    const isHidden = word?.isHidden ?? false;
    this.#plan.captions.push({
      turn: turn.index,
      word: index,
      role: turn.role,
      text: isHidden ? HIDDEN_TEXT : (word?.word.trim() ?? spoken),
      start: from / OUTPUT_RATE,
      end: to / OUTPUT_RATE,
      isHidden,
    });
  }
}

/** A little more than the words, as far as she is not heard and no other turn of his begins. */
function keptSpan(turn: PlannedTurn, kept: KeptAgent): ClipSpan {
  const [first, last] = [turn.words[0]?.start ?? 0, Math.max(...turn.words.map(({ end }) => end))];
  const before = Math.max(
    kept.firstFrame / kept.sampleRate,
    ...kept.her.filter(({ end }) => end <= first).map(({ end }) => end),
  );
  const after = Math.min(
    kept.endFrame / kept.sampleRate,
    ...kept.her.filter(({ start }) => start >= last).map(({ start }) => start),
  );
  return {
    start: Math.max(before, first - BEFORE_WORD_SECONDS),
    end: Math.min(after, last + AFTER_WORD_SECONDS),
  };
}
