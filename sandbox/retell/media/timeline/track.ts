const CHUNK_SAMPLES = 24_000;

/** One channel of a recording: silence wherever nothing was written. Memory grows with the seconds that hold sound. */
export class Track {
  #chunks = new Map<number, Int16Array>();
  #capSamples: number;

  constructor(capSamples: number) {
    this.#capSamples = capSamples;
  }

  write(at: number, samples: Int16Array): void {
    const end = Math.min(at + samples.length, this.#capSamples);
    for (let from = at; from < end; ) {
      const index = Math.floor(from / CHUNK_SAMPLES);
      const to = Math.min(end, (index + 1) * CHUNK_SAMPLES);
      this.#chunk(index).set(samples.subarray(from - at, to - at), from - index * CHUNK_SAMPLES);
      from = to;
    }
  }

  silenceFrom(at: number): void {
    const first = Math.floor(at / CHUNK_SAMPLES);
    for (const [index, chunk] of this.#chunks) {
      if (index === first) chunk.fill(0, at - first * CHUNK_SAMPLES);
      if (index > first) this.#chunks.delete(index);
    }
  }

  read(length: number): Int16Array {
    const whole = new Int16Array(length);
    for (const [index, chunk] of this.#chunks) {
      const at = index * CHUNK_SAMPLES;
      if (at < length) whole.set(chunk.subarray(0, length - at), at);
    }
    return whole;
  }

  #chunk(index: number): Int16Array {
    const known = this.#chunks.get(index);
    if (known) return known;
    const fresh = new Int16Array(CHUNK_SAMPLES);
    this.#chunks.set(index, fresh);
    return fresh;
  }
}
