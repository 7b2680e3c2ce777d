/** Everything is mixed, measured and encoded at this rate. */
export const OUTPUT_RATE = 48_000;

type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];
// ITU-R BS.1770-4, tables 1 and 2: the head's shelf and the high-pass, at 48 kHz.
const shelf: Biquad = [
  1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
];
const highPass: Biquad = [1, -2, 1, -1.99004745483398, 0.99007225036621];
const BLOCK = OUTPUT_RATE * 0.4;
const STEP = OUTPUT_RATE * 0.1;
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/** Integrated loudness of mono sound at 48 kHz in LUFS (ITU-R BS.1770-4, both gates); -Infinity for silence. */
export function loudnessOf(samples: Float32Array): number {
  const blocks = blockPowers(samples);
  const loud = blocks.filter((power) => toLufs(power) > ABSOLUTE_GATE);
  if (loud.length === 0) return -Infinity;
  const gate = toLufs(mean(loud)) + RELATIVE_GATE;
  return toLufs(mean(loud.filter((power) => toLufs(power) > gate)));
}

function blockPowers(samples: Float32Array): number[] {
  const steps = new Float64Array(Math.max(4, Math.ceil(samples.length / STEP)));
  const state = new Float64Array(4);
  for (let step = 0; step * STEP < samples.length; step += 1) {
    steps[step] = weighedPower(samples.subarray(step * STEP, (step + 1) * STEP), state);
  }
  return Array.from(
    { length: steps.length - 3 },
    (_, i) => ((steps[i] ?? 0) + (steps[i + 1] ?? 0) + (steps[i + 2] ?? 0) + (steps[i + 3] ?? 0)) / BLOCK,
  );
}

/** The sum of squares after both filters; `state` carries them from one step to the next. */
function weighedPower(samples: Float32Array, state: Float64Array): number {
  const [b0, b1, b2, a1, a2] = shelf;
  const [, , , c1, c2] = highPass;
  let [s1 = 0, s2 = 0, t1 = 0, t2 = 0] = state;
  let sum = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const x = samples[i] as number;
    const u = b0 * x + s1;
    s1 = b1 * x - a1 * u + s2;
    s2 = b2 * x - a2 * u;
    const y = u + t1;
    t1 = -2 * u - c1 * y + t2;
    t2 = u - c2 * y;
    sum += y * y;
  }
  state.set([s1, s2, t1, t2]);
  return sum;
}

const toLufs = (power: number) => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
