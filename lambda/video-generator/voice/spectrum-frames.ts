import { transform } from "../sound/fft";

export const ALIGN_RATE = 16_000;
export const FRAMES_PER_SECOND = 100;
const HOP = ALIGN_RATE / FRAMES_PER_SECOND;
const SIZE = 512;
const BANDS = 20;
const LOWEST_HZ = 150;
const HIGHEST_HZ = 6500;
/** What is that much under the loudest counts as silent, so that hiss is not compared. */
const RANGE_DB = 50;

const toMel = (hz: number) => 2595 * Math.log10(1 + hz / 700);
const window = Float64Array.from({ length: SIZE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE));
/** The band that each frequency of the transform falls into, -1 outside. */
const bandOf = Int8Array.from({ length: SIZE / 2 }, (_, k) => {
  const share = (toMel((k * ALIGN_RATE) / SIZE) - toMel(LOWEST_HZ)) / (toMel(HIGHEST_HZ) - toMel(LOWEST_HZ));
  return share >= 0 && share < 1 ? Math.floor(share * BANDS) : -1;
});

/** The shape of speech every 10 ms: levels of 20 mel bands in dB, each less its mean, so that voices can be compared. */
export function toFrames(samples: Float32Array): Float32Array[] {
  const count = Math.max(1, Math.floor(samples.length / HOP));
  const frames = Array.from({ length: count }, (_, i) => bandsAt(samples, i * HOP - (SIZE - HOP) / 2));
  const loudest = frames.reduce((most, frame) => Math.max(most, ...frame), -Infinity);
  for (const frame of frames)
    for (let b = 0; b < BANDS; b += 1) frame[b] = Math.max(frame[b] ?? 0, loudest - RANGE_DB);
  for (let b = 0; b < BANDS; b += 1) {
    const mean = frames.reduce((sum, frame) => sum + (frame[b] ?? 0), 0) / count;
    for (const frame of frames) frame[b] = (frame[b] ?? 0) - mean;
  }
  return frames;
}

function bandsAt(samples: Float32Array, from: number): Float32Array {
  const [re, im] = [new Float64Array(SIZE), new Float64Array(SIZE)];
  for (let i = 0; i < SIZE; i += 1) re[i] = (samples[from + i] ?? 0) * (window[i] as number);
  transform({ re, im });
  const powers = new Float32Array(BANDS).fill(1e-10);
  for (let k = 0; k < SIZE / 2; k += 1) {
    const band = bandOf[k] as number;
    if (band >= 0) powers[band] = (powers[band] as number) + (re[k] as number) ** 2 + (im[k] as number) ** 2;
  }
  return powers.map((power) => 10 * Math.log10(power));
}
