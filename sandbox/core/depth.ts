/** Levels of nesting up to which `JSON.stringify`, which recurses, writes out whatever `JSON.parse` has read. */
export const MOST_LEVELS = 500;

/** Whether a JSON value nests arrays and objects in more levels than that; a plain value has none. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  let level = [value].filter(isNest);
  for (let depth = 0; depth < levels && level.length > 0; depth++) {
    level = level.flatMap((nest) => Object.values(nest).filter(isNest));
  }
  return level.length > 0;
}

const isNest = (value: unknown): value is object => typeof value === "object" && value !== null;
