const LOUDNESS_RMS = 3000;
const CEILING = 26_000;
const FADE_SAMPLES = 120;

/** Takes the buzz off a formant voice, brings every line to one loudness (-21 dBFS RMS while speaking), fades the ends. */
export function soften(samples: Int16Array, rate: number): Int16Array {
  const alpha = 1 - Math.exp((-2 * Math.PI * 3400) / rate);
  const warm = new Float64Array(samples.length);
  let low = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const x = samples[i] ?? 0;
    low += alpha * (x - low);
    warm[i] = low * 0.75 + x * 0.25;
  }
  const gain = LOUDNESS_RMS / Math.max(1, activeRms(warm));
  return Int16Array.from(warm, (x, i) => {
    const edge = Math.min(1, i / FADE_SAMPLES, (warm.length - 1 - i) / FADE_SAMPLES);
    return Math.round(CEILING * Math.tanh((x * gain * edge) / CEILING));
  });
}

function activeRms(samples: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const x of samples) {
    if (Math.abs(x) < 50) continue;
    sum += x * x;
    count += 1;
  }
  return Math.sqrt(sum / Math.max(1, count));
}
