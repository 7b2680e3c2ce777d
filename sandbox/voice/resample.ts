const HALF_TAPS = 12;

/**
 * Band-limited resampling of 16-bit PCM by a Hann-windowed sinc, 24 taps wide. Length changes by `to / from`;
 * time does not shift.
 */
export function resample(input: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return input.slice();
  const output = new Int16Array(Math.round((input.length * to) / from));
  const cutoff = Math.min(1, to / from);
  const reach = Math.ceil(HALF_TAPS / cutoff);
  const phases = new Map<number, Float64Array>();
  for (let i = 0; i < output.length; i += 1) {
    const exact = i * from;
    const centre = Math.floor(exact / to);
    const phase = exact % to;
    let taps = phases.get(phase);
    if (!taps) {
      taps = kernel(phase / to, cutoff, reach);
      phases.set(phase, taps);
    }
    let sum = 0;
    for (let k = 0; k < taps.length; k += 1) sum += (taps[k] ?? 0) * (input[centre - reach + 1 + k] ?? 0);
    output[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return output;
}

function kernel(fraction: number, cutoff: number, reach: number): Float64Array {
  const taps = Float64Array.from({ length: reach * 2 }, (_, k) => {
    const x = k - reach + 1 - fraction;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / reach);
    return Math.abs(x) < reach ? sinc(x * cutoff) * window : 0;
  });
  const gain = taps.reduce((sum, tap) => sum + tap, 0);
  return taps.map((tap) => tap / gain);
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
