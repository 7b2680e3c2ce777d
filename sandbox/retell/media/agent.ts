import type { Speech } from "../../voice/voices";
import { SAMPLES_PER_MS } from "./protocol";
import type { Recording } from "./recording";
import { SpokenLine } from "./spoken-line";
import type { Entry, Transcript } from "./transcript";

const FIRST_FRAME_MS = 20;

type Parts = {
  recording: Recording;
  transcript: Transcript;
  /** Milliseconds since the call began. */
  now: () => number;
  send: (audio: Int16Array) => void;
  clear: () => void;
  started: () => void;
  /** The line is over; `isReminder` as it was begun. */
  finished: (isReminder: boolean) => void;
};

type Current = { line: SpokenLine; entry: Entry; isReminder: boolean };

/** The agent's side of the time line: one line at a time, in real time, recorded where it is heard. */
export class Agent {
  #parts: Parts;
  #current: Current | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isSpeaking(): boolean {
    return this.#current !== undefined;
  }

  /** Speaks now, over whatever was being said. The answer is when the first sample is heard. */
  speak(speech: Speech, isReminder: boolean): number {
    this.interrupt();
    const startsAt = this.#parts.now() + FIRST_FRAME_MS;
    const line = new SpokenLine(speech, Math.round(startsAt * SAMPLES_PER_MS));
    this.#current = { line, entry: this.#parts.transcript.add("agent", startsAt), isReminder };
    this.#parts.started();
    this.tick();
    return startsAt;
  }

  /** Sends what is due. Returns true when the words heard have changed. */
  tick(): boolean {
    const current = this.#current;
    if (!current) return false;
    const now = this.#nowSamples();
    for (const frame of current.line.due(now)) {
      this.#parts.recording.agent(frame);
      this.#parts.send(frame.samples);
    }
    const changed = this.#reveal(current, now);
    if (current.line.isOver(now)) this.#finish(current);
    return changed;
  }

  interrupt(): void {
    const current = this.#current;
    if (!current) return;
    const now = this.#nowSamples();
    this.#parts.recording.cutAgent(current.line.cut(now));
    this.#parts.clear();
    this.#reveal(current, now);
    this.#finish(current);
  }

  #reveal({ line, entry }: Current, now: number): boolean {
    const before = entry.words.length;
    entry.words = line.words(now);
    entry.content = entry.words.map((w) => w.word).join(" ");
    return entry.words.length !== before;
  }

  #finish(current: Current): void {
    this.#current = undefined;
    if (current.entry.words.length === 0) this.#parts.transcript.remove(current.entry);
    this.#parts.finished(current.isReminder);
  }

  #nowSamples(): number {
    return Math.round(this.#parts.now() * SAMPLES_PER_MS);
  }
}
