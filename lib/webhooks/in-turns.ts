type Turn = { keys: Set<string>; done: Promise<void> };

/**
 * One run of `work` at a time; keys that come while it is under way go together into the next, at most `most` of them.
 * The promise of a key settles with its run. `work` must not reject.
 */
export function inTurns(most: number, work: (keys: string[]) => Promise<void>) {
  let last: Promise<void> = Promise.resolve();
  let next: Turn | undefined;
  return (key: string): Promise<void> => {
    if (next === undefined || (next.keys.size >= most && !next.keys.has(key))) {
      const keys = new Set<string>();
      const turn: Turn = {
        keys,
        done: last.then(() => {
          // A key that comes from now on may stand for something that this run no longer sees.
          if (next === turn) next = undefined;
          return work([...keys]);
        }),
      };
      next = turn;
      last = turn.done;
    }
    next.keys.add(key);
    return next.done;
  };
}
