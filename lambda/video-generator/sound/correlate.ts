import { type Complex, inverse, transform } from "./fft";

const BLOCK = 32_768;
/** -60 dBFS: correlation with something quieter says nothing. */
const FLOOR = 0.001;

/** The spectra of overlapping blocks of a signal, ready to be searched for something at most `reach` samples long. */
export type Searchable = { samples: Float32Array; energy: Float64Array; blocks: Complex[]; reach: number };

export function toSearchable(samples: Float32Array, reach: number): Searchable {
  const hop = BLOCK - reach;
  const energy = new Float64Array(samples.length + 1);
  for (let i = 0; i < samples.length; i += 1) energy[i + 1] = (energy[i] ?? 0) + (samples[i] ?? 0) ** 2;
  const blocks = Array.from({ length: Math.max(1, Math.ceil(samples.length / hop)) }, (_, i) =>
    spectrum(samples.subarray(i * hop, i * hop + BLOCK)),
  );
  return { samples, energy, blocks, reach };
}

/**
 * The highest normalised cross-correlation of `part` with the signal, at any place (|sum xy| / sqrt(sum xx sum yy),
 * 0..1), and that place in samples.
 */
export function findBest(part: Float32Array, signal: Searchable): { correlation: number; at: number } {
  const power = part.reduce((sum, x) => sum + x * x, 0);
  const best = { correlation: 0, at: 0 };
  if (power < FLOOR ** 2 * part.length) return best;
  const wanted = spectrum(part);
  const hop = BLOCK - signal.reach;
  signal.blocks.forEach((block, index) => {
    const product = timesConjugate(block, wanted);
    inverse(product);
    for (let lag = 0; lag < hop; lag += 1) {
      const at = index * hop + lag;
      if (at + part.length > signal.samples.length) break;
      const there = (signal.energy[at + part.length] as number) - (signal.energy[at] as number);
      if (there < FLOOR ** 2 * part.length) continue;
      const correlation = Math.abs(product.re[lag] as number) / Math.sqrt(power * there);
      if (correlation > best.correlation) Object.assign(best, { correlation, at });
    }
  });
  return best;
}

function spectrum(samples: Float32Array): Complex {
  const signal = { re: new Float64Array(BLOCK), im: new Float64Array(BLOCK) };
  signal.re.set(samples);
  transform(signal);
  return signal;
}

function timesConjugate(one: Complex, other: Complex): Complex {
  const [re, im] = [new Float64Array(BLOCK), new Float64Array(BLOCK)];
  for (let i = 0; i < BLOCK; i += 1) {
    const [a, b] = [one.re[i] as number, one.im[i] as number];
    const [c, d] = [other.re[i] as number, other.im[i] as number];
    re[i] = a * c + b * d;
    im[i] = b * c - a * d;
  }
  return { re, im };
}
