import type { Speech } from "../../voice/voices";
import type { Word } from "./contract";
import { SAMPLE_RATE, SAMPLES_PER_MS } from "./protocol";

const FRAME_SAMPLES = 20 * SAMPLES_PER_MS;
/** How far the browser is kept ahead of what it plays. */
const LEAD_SAMPLES = 240 * SAMPLES_PER_MS;
const STALL_SAMPLES = 400 * SAMPLES_PER_MS;
const FADE_SAMPLES = 10 * SAMPLES_PER_MS;

export type Frame = { at: number; samples: Int16Array };
type Run = { from: number; at: number };

/**
 * One spoken line on its way out, in real time. Positions are samples of the recording. When the clock jumps (advanced, or the
 * event loop stood still) the rest of the line moves behind the jump, and the words with it.
 */
export class SpokenLine {
  #speech: Speech;
  #runs: Run[];
  #sent = 0;
  #cutAt = Number.POSITIVE_INFINITY;

  constructor(speech: Speech, startAt: number) {
    this.#speech = speech;
    this.#runs = [{ from: 0, at: startAt }];
  }

  /** The frames that are due at `now`. */
  due(now: number): Frame[] {
    const { samples } = this.#speech;
    if (this.#sent < samples.length && now - this.#position(this.#sent) > STALL_SAMPLES) {
      this.#runs.push({ from: this.#sent, at: now + FRAME_SAMPLES });
    }
    const frames: Frame[] = [];
    while (this.#sent < samples.length && this.#position(this.#sent) <= now + LEAD_SAMPLES) {
      const part = samples.subarray(this.#sent, this.#sent + FRAME_SAMPLES);
      frames.push({ at: this.#position(this.#sent), samples: part });
      this.#sent += part.length;
    }
    return frames;
  }

  /** Where the last sample is heard; only final once everything was sent. */
  get endsAt(): number {
    return Math.min(this.#cutAt, this.#position(this.#speech.samples.length));
  }

  isOver(now: number): boolean {
    return this.#cutAt <= now || (this.#sent >= this.#speech.samples.length && now >= this.endsAt);
  }

  /** Stops at `now`; the answer is the fade that replaces what the recording holds from there on. */
  cut(now: number): Frame {
    const at = Math.min(now, this.#position(this.#sent));
    const run = this.#runs.findLast((r) => r.at <= at) ?? { from: 0, at };
    const from = run.from + Math.max(0, at - run.at);
    const tail = this.#speech.samples.slice(from, Math.min(this.#sent, from + FADE_SAMPLES));
    const fade = tail.map((x, i) => Math.round(x * (1 - i / tail.length)));
    this.#cutAt = at;
    return { at, samples: fade };
  }

  /** Words that have begun by `now`, with their times in seconds of the recording. */
  words(now: number): Word[] {
    const heard = Math.min(now, this.#cutAt);
    return this.#speech.words
      .map(({ word, start, end }) => ({
        word,
        start: this.#position(Math.round(start * SAMPLE_RATE)),
        end: this.#position(Math.max(0, Math.round(end * SAMPLE_RATE) - 1)),
      }))
      .filter((w) => w.start < heard)
      .map((w) => ({ word: w.word, start: seconds(w.start), end: seconds(Math.min(w.end, this.#cutAt)) }));
  }

  #position(sample: number): number {
    const run = this.#runs.findLast((r) => r.from <= sample) ?? { from: 0, at: 0 };
    return run.at + sample - run.from;
  }
}

const seconds = (samples: number) => Math.round((samples / SAMPLE_RATE) * 1000) / 1000;
