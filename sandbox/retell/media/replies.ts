import type { Speech } from "../../voice/voices";
import type { TurnLatencies } from "./contract";
import type { Line } from "./script/brain";

type Parts = {
  synthesise: (text: string) => Promise<Speech>;
  /** False when the line has become stale meanwhile. */
  isWanted: (turn: number) => boolean;
  /** Milliseconds of the call at which the first sample is heard. */
  speak: (speech: Speech, isReminder: boolean) => number;
  /** The agent hangs up when it has said what it is saying. */
  endAfterLine: (reason: string) => void;
};

/** Turns what Doc thinks into what he says, and keeps how long it took. */
export class Replies {
  readonly latency: TurnLatencies = { e2e: [], llm: [], tts: [] };
  readonly llmTokens: number[] = [];
  #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** An answer to the caller, who had finished at `heardAt`; only these are measured. */
  async answer(turn: number, thinking: Promise<Line>, heardAt: number): Promise<void> {
    const asked = performance.now();
    const line = await thinking;
    const thought = performance.now();
    if (line.text === "") return this.#end(turn, line);
    const speech = await this.#voice(line);
    const spoken = performance.now();
    if (!this.#parts.isWanted(turn)) return;
    this.latency.e2e.push(Math.round(this.#parts.speak(speech, false) - heardAt));
    this.#end(turn, line);
    this.latency.llm.push(Math.round(thought - asked));
    this.latency.tts.push(Math.round(spoken - thought));
  }

  /** A line of Doc's own accord. */
  async volunteer(turn: number, thinking: Promise<Line>, isReminder: boolean): Promise<void> {
    const speech = await this.#voice(await thinking);
    if (this.#parts.isWanted(turn)) this.#parts.speak(speech, isReminder);
  }

  #end(turn: number, { endsAs }: Line): void {
    if (endsAs && this.#parts.isWanted(turn)) this.#parts.endAfterLine(endsAs);
  }

  #voice({ text, tokens }: Line): Promise<Speech> {
    if (tokens > 0) this.llmTokens.push(tokens);
    return this.#parts.synthesise(text);
  }
}
