import { SAMPLE_RATE } from "../protocol";

const DRIFT_SAMPLES = SAMPLE_RATE * 0.2;

/**
 * Where microphone frames belong in the recording. Frames follow one another by their sample counts, so that jitter of
 * the network makes no gaps; after more than 200 ms of difference (mute, lost connection, advanced clock) they are
 * placed anew by the clock. Frames that run ahead of the clock by more than that are refused.
 */
export class MicAnchor {
  #cursor: number | undefined;

  /** The sample at which a frame that arrived at `now` starts, or undefined when it is to be dropped. */
  place(length: number, now: number): number | undefined {
    const byClock = Math.max(0, now - length);
    const at = this.#cursor ?? byClock;
    if (at - byClock > DRIFT_SAMPLES) return undefined;
    const start = byClock - at > DRIFT_SAMPLES ? byClock : at;
    this.#cursor = start + length;
    return start;
  }
}
