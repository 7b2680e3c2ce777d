import { setImmediate } from "node:timers/promises";
import { SAMPLES_PER_MS } from "./protocol";
import type { Frame } from "./spoken-line";
import { MicAnchor } from "./timeline/mic-anchor";
import { Track } from "./timeline/track";
import { mixDown, toWav } from "./timeline/wav";

/** Both parties of one call on one time line, in samples since the call began. */
export class Recording {
  #caller: Track;
  #agent: Track;
  #mic = new MicAnchor();
  #standInUntil = 0;

  constructor(maxDurationMs: number) {
    this.#caller = new Track(maxDurationMs * SAMPLES_PER_MS);
    this.#agent = new Track(maxDurationMs * SAMPLES_PER_MS);
  }

  /** Keeps a microphone frame that arrived at `now`. Returns where it starts, or undefined when it was not kept. */
  microphone(samples: Int16Array, now: number): number | undefined {
    const at = this.#mic.place(samples.length, now);
    if (at === undefined || at < this.#standInUntil) return undefined;
    this.#caller.write(at, samples);
    return at;
  }

  microphonePaused(): void {
    this.#mic.reset();
  }

  /** Words spoken for the caller take the microphone's place while they last. */
  speakForCaller(samples: Int16Array, at: number): void {
    this.#caller.silenceFrom(at);
    this.#caller.write(at, samples);
    this.#standInUntil = at + samples.length;
  }

  agent(frame: Frame): void {
    this.#agent.write(frame.at, frame.samples);
  }

  cutAgent(fade: Frame): void {
    this.#agent.silenceFrom(fade.at);
    this.#agent.write(fade.at, fade.samples);
  }

  /** Long recordings take tenths of a second: other calls get their turn in between. */
  async finish(lengthSamples: number): Promise<{ monoWav: Buffer; multiChannelWav: Buffer }> {
    const caller = this.#caller.read(lengthSamples);
    const agent = this.#agent.read(lengthSamples);
    await setImmediate();
    const mono = mixDown(caller, agent);
    await setImmediate();
    const monoWav = toWav([mono]);
    await setImmediate();
    return { monoWav, multiChannelWav: toWav([caller, agent]) };
  }
}
