/** A complex signal whose length is a power of two. */
export type Complex = { re: Float64Array; im: Float64Array };

const tables = new Map<number, { cos: Float64Array; sin: Float64Array; order: Uint32Array }>();

/** Discrete Fourier transform, in place (Cooley and Tukey, radix 2). */
export function transform({ re, im }: Complex): void {
  const n = re.length;
  const { cos, sin, order } = tableOf(n);
  for (let i = 0; i < n; i += 1) {
    const j = order[i] ?? 0;
    if (j > i) swap(re, im, i, j);
  }
  for (let size = 2; size <= n; size *= 2) {
    const [half, stride] = [size / 2, n / size];
    for (let start = 0; start < n; start += size) {
      for (let k = 0; k < half; k += 1) {
        const a = start + k;
        const b = a + half;
        const c = cos[k * stride] as number;
        const s = sin[k * stride] as number;
        const x = re[b] as number;
        const y = im[b] as number;
        const tr = x * c - y * s;
        const ti = x * s + y * c;
        const ar = re[a] as number;
        const ai = im[a] as number;
        re[b] = ar - tr;
        im[b] = ai - ti;
        re[a] = ar + tr;
        im[a] = ai + ti;
      }
    }
  }
}

/** The inverse, in place. */
export function inverse(signal: Complex): void {
  const n = signal.re.length;
  transform({ re: signal.im, im: signal.re });
  for (let i = 0; i < n; i += 1) {
    signal.re[i] = (signal.re[i] ?? 0) / n;
    signal.im[i] = (signal.im[i] ?? 0) / n;
  }
}

function swap(re: Float64Array, im: Float64Array, i: number, j: number): void {
  const [x, y] = [re[i] as number, im[i] as number];
  re[i] = re[j] as number;
  im[i] = im[j] as number;
  re[j] = x;
  im[j] = y;
}

function tableOf(n: number) {
  const known = tables.get(n);
  if (known) return known;
  const bits = Math.log2(n);
  const order = new Uint32Array(n);
  for (let i = 1; i < n; i += 1) order[i] = ((order[i >> 1] ?? 0) >> 1) | ((i & 1) << (bits - 1));
  const angle = (k: number) => (-2 * Math.PI * k) / n;
  const table = {
    cos: Float64Array.from({ length: n / 2 }, (_, k) => Math.cos(angle(k))),
    sin: Float64Array.from({ length: n / 2 }, (_, k) => Math.sin(angle(k))),
    order,
  };
  tables.set(n, table);
  return table;
}
