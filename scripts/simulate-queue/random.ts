export type Random = ReturnType<typeof createRandom>;

/** Chance that can be had again: the same seed draws the same world. The generator is mulberry32. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const hex = () =>
    Math.floor(next() * 65_536)
      .toString(16)
      .padStart(4, "0");
  return {
    chance: (share: number) => next() < share,
    between: (low: number, high: number) => low + next() * (high - low),
    whole: (count: number) => Math.floor(next() * count),
    exponential: (mean: number) => -mean * Math.log(1 - next()),
    /** Long-tailed times, as people's are: half of them below the median. */
    lognormal: (median: number, sigma: number) =>
      median * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    uuid: () => `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-8${hex().slice(1)}-${hex()}${hex()}${hex()}`,
  };
}
