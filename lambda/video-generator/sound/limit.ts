import { OUTPUT_RATE } from "./loudness";

const LOOK_AHEAD = Math.round(OUTPUT_RATE * 0.005);
const RELEASE = Math.exp(-1 / (OUTPUT_RATE * 0.08));

/**
 * Multiplies by `gain` and keeps every sample at or under `ceiling`: the gain goes down ahead of a peak, in 5 ms, and
 * comes back in about 80. In place.
 */
export function limit(samples: Float32Array, gain: number, ceiling: number): void {
  const wanted = needed(samples, gain, ceiling);
  let held = 1;
  for (let i = 0; i < samples.length; i += 1) {
    const target = wanted[i] ?? 1;
    held = target < held ? target : 1 - (1 - held) * RELEASE;
    if (held > target) held = target;
    samples[i] = (samples[i] ?? 0) * gain * held;
  }
}

/** For each sample the lowest factor called for within the look-ahead, reached along a straight line. */
function needed(samples: Float32Array, gain: number, ceiling: number): Float32Array {
  const factors = new Float32Array(samples.length).fill(1);
  for (let i = 0; i < samples.length; i += 1) {
    const peak = Math.abs((samples[i] ?? 0) * gain);
    if (peak <= ceiling) continue;
    const factor = ceiling / peak;
    for (let back = 0; back <= LOOK_AHEAD && back <= i; back += 1) {
      const ramped = factor + ((1 - factor) * back) / LOOK_AHEAD;
      if (ramped >= (factors[i - back] ?? 1) && back > 0 && ramped >= 1) break;
      if (ramped < (factors[i - back] ?? 1)) factors[i - back] = ramped;
    }
  }
  return factors;
}
