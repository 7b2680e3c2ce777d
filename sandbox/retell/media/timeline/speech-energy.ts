import { SAMPLES_PER_MS } from "../protocol";

/** Milliseconds of the recording. */
export type Segment = { from: number; to: number };

const WINDOW_MS = 20;
const ONSET_MS = 60;
const HANGOVER_MS = 200;
const QUIETEST_SPEECH_RMS = 180;
const KEPT_SEGMENTS = 60;

/**
 * Finds speech in one channel by energy over a noise floor that follows the room: down quickly, up slowly, and while
 * somebody speaks hardly at all. A segment starts at its first audible window and ends at its last.
 */
export class SpeechEnergy {
  #floor = 50;
  #rest: Int16Array = new Int16Array(0);
  #restAt = 0;
  #risingSince: number | undefined;
  #loudSince: number | undefined;
  #open: Segment | undefined;
  #closed: Segment[] = [];

  /** `at` is the position of the first sample. Returns true when speech began or ended. */
  push(samples: Int16Array, at: number): boolean {
    const before = this.#open;
    const gap = Math.abs(at - (this.#restAt + this.#rest.length / SAMPLES_PER_MS)) > 1;
    if (gap) this.#rest = new Int16Array(0);
    const start = gap ? at : this.#restAt;
    const whole = new Int16Array(this.#rest.length + samples.length);
    whole.set(this.#rest);
    whole.set(samples, this.#rest.length);
    const size = WINDOW_MS * SAMPLES_PER_MS;
    let used = 0;
    for (; used + size <= whole.length; used += size) {
      this.#window(rms(whole.subarray(used, used + size)), start + used / SAMPLES_PER_MS);
    }
    this.#rest = whole.slice(used);
    this.#restAt = start + used / SAMPLES_PER_MS;
    return before !== this.#open;
  }

  /** Ends an open segment when no microphone has come for a while, as after mute. */
  idle(now: number): void {
    if (this.#open && now - this.#open.to > HANGOVER_MS * 2) this.#close();
  }

  /** The speech that is going on. */
  get open(): Segment | undefined {
    return this.#open && { ...this.#open };
  }

  segments(): Segment[] {
    return this.#open ? [...this.#closed, { ...this.#open }] : [...this.#closed];
  }

  #window(level: number, at: number): void {
    const loud = level > Math.max(this.#floor * 3.5, QUIETEST_SPEECH_RMS);
    const audible = level > Math.max(this.#floor * 2, QUIETEST_SPEECH_RMS * 0.6);
    this.#follow(level, audible);
    this.#risingSince = audible ? (this.#risingSince ?? at) : undefined;
    this.#loudSince = loud ? (this.#loudSince ?? at) : undefined;
    if (this.#open && audible) this.#open.to = at + WINDOW_MS;
    else if (this.#open && at - this.#open.to >= HANGOVER_MS) this.#close();
    const begun = this.#loudSince !== undefined && at + WINDOW_MS - this.#loudSince >= ONSET_MS;
    if (!this.#open && begun) {
      this.#open = { from: Math.max(this.#risingSince ?? at, at - 240), to: at + WINDOW_MS };
    }
  }

  #follow(level: number, audible: boolean): void {
    const pace = level < this.#floor ? 0.2 : audible ? 0.0004 : 0.01;
    this.#floor = Math.max(10, this.#floor + (level - this.#floor) * pace);
  }

  #close(): void {
    if (this.#open) this.#closed.push(this.#open);
    if (this.#closed.length > KEPT_SEGMENTS) this.#closed.shift();
    this.#open = undefined;
  }
}

function rms(samples: Int16Array): number {
  let sum = 0;
  for (const x of samples) sum += x * x;
  return Math.sqrt(sum / samples.length);
}
