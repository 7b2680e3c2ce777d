const HALF_TAPS = 12;

/**
 * Band-limited change of rate by a Hann-windowed sinc. Time does not shift, and a slice that is silent outside itself
 * stays a function of its own samples: nothing before its first or after its last is read.
 */
export function resample(input: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return input.slice();
  const divisor = gcd(from, to);
  const [step, phases] = [from / divisor, to / divisor];
  const cutoff = Math.min(1, to / from);
  const reach = Math.ceil(HALF_TAPS / cutoff);
  const kernels = new Map<number, Float32Array>();
  const output = new Float32Array(Math.round((input.length * to) / from));
  const padded = new Float32Array(input.length + 2 * reach + 2);
  padded.set(input, reach);
  for (let i = 0; i < output.length; i += 1) {
    const phase = (i * step) % phases;
    const centre = (i * step - phase) / phases;
    let taps = kernels.get(phase);
    if (!taps) {
      taps = kernelOf(phase / phases, cutoff, reach);
      kernels.set(phase, taps);
    }
    // Between samples nothing is needed but the sample itself.
    output[i] = phase === 0 && cutoff === 1 ? (input[centre] ?? 0) : dot(padded, centre + 1, taps);
  }
  return output;
}

function dot(samples: Float32Array, at: number, taps: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < taps.length; k += 1) sum += (taps[k] as number) * (samples[at + k] as number);
  return sum;
}

function kernelOf(fraction: number, cutoff: number, reach: number): Float32Array {
  const taps = Float64Array.from({ length: reach * 2 }, (_, k) => {
    const x = k - reach + 1 - fraction;
    if (Math.abs(x) >= reach) return 0;
    return sinc(x * cutoff) * (0.5 + 0.5 * Math.cos((Math.PI * x) / reach));
  });
  const gain = taps.reduce((sum, tap) => sum + tap, 0);
  return Float32Array.from(taps, (tap) => tap / gain);
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
