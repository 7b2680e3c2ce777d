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

export type Match = { correlation: number; at: number };

/**
 * For each part its highest normalised cross-correlation with the signal, at any place (|sum xy| / sqrt(sum xx sum yy),
 * 0..1), and that place in samples. Two real parts share each transform, one as the imaginary half of the other.
 */
export function findBest(parts: readonly Float32Array[], signal: Searchable): Match[] {
  return Array.from({ length: Math.ceil(parts.length / 2) }, (_, i) => parts.slice(i * 2, i * 2 + 2)).flatMap(
    (pair) => findPair(pair, signal),
  );
}

function findPair(pair: readonly Float32Array[], signal: Searchable): Match[] {
  const wanted = spectrum(pair[0], pair[1]);
  const found = pair.map((part) => ({ correlation: 0, at: 0, length: part.length, power: powerOf(part) }));
  const hop = BLOCK - signal.reach;
  signal.blocks.forEach((block, index) => {
    const product = timesConjugate(block, wanted);
    inverse(product);
    // The second part was multiplied by i, and conjugated with it.
    found.forEach((match, i) => {
      search(match, i === 0 ? product.re : product.im, index * hop, hop, signal);
    });
  });
  return found.map(({ correlation, at }) => ({ correlation, at }));
}

function search(
  match: Match & { length: number; power: number },
  products: Float64Array,
  start: number,
  hop: number,
  { energy, samples }: Searchable,
): void {
  const { length, power } = match;
  const least = FLOOR ** 2 * length;
  if (power < least) return;
  for (let lag = 0; lag < hop && start + lag + length <= samples.length; lag += 1) {
    const at = start + lag;
    const there = (energy[at + length] as number) - (energy[at] as number);
    const product = products[lag] as number;
    if (there < least || product * product <= match.correlation ** 2 * power * there) continue;
    match.correlation = Math.abs(product) / Math.sqrt(power * there);
    match.at = at;
  }
}

function powerOf(samples: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i += 1) sum += (samples[i] as number) ** 2;
  return sum;
}

function spectrum(real: Float32Array = new Float32Array(), imaginary?: Float32Array): Complex {
  const signal = { re: new Float64Array(BLOCK), im: new Float64Array(BLOCK) };
  signal.re.set(real);
  if (imaginary) signal.im.set(imaginary);
  transform(signal);
  return signal;
}

function timesConjugate(one: Complex, other: Complex): Complex {
  const [re, im] = [new Float64Array(BLOCK), new Float64Array(BLOCK)];
  for (let i = 0; i < BLOCK; i += 1) {
    const a = one.re[i] as number;
    const b = one.im[i] as number;
    const c = other.re[i] as number;
    const d = other.im[i] as number;
    re[i] = a * c + b * d;
    im[i] = b * c - a * d;
  }
  return { re, im };
}
