import { SAMPLE_RATE } from "../protocol";

const DRIFT_SAMPLES = SAMPLE_RATE * 0.2;
const PATIENCE_SAMPLES = SAMPLE_RATE * 0.06;

/**
 * Where microphone frames belong in the recording. Frames follow one another by their sample counts, so that jitter
 * makes no gaps; when they are more than 200 ms behind the clock and no burst catches up, they are placed anew by it.
 * Frames that run ahead of the clock by more than that are refused.
 */
export class MicAnchor {
  #cursor: number | undefined;
  #lateSince: number | undefined;

  /** The sample at which a frame that arrived at `now` starts, or undefined when it is to be dropped. */
  place(length: number, now: number): number | undefined {
    const byClock = Math.max(0, now - length);
    const at = this.#cursor ?? byClock;
    if (at - byClock > DRIFT_SAMPLES) return undefined;
    const isLate = byClock - at > DRIFT_SAMPLES;
    this.#lateSince = isLate ? (this.#lateSince ?? now) : undefined;
    const isGap = this.#lateSince !== undefined && now - this.#lateSince >= PATIENCE_SAMPLES;
    const start = isGap ? byClock : at;
    this.#cursor = start + length;
    return start;
  }

  /** The next frame is placed by the clock, as after mute. */
  reset(): void {
    this.#cursor = undefined;
    this.#lateSince = undefined;
  }
}
