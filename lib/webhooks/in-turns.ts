type Turn<Item> = { items: Item[]; done: Promise<void> };

/**
 * One run of `work` at a time; what comes while it is under way goes together into the next, at most `most` of it. The
 * promise of an item settles as its run does, and a run that fails holds up no other.
 */
export function inTurns<Item>(most: number, work: (items: Item[]) => Promise<void>) {
  let last: Promise<unknown> = Promise.resolve();
  let next: Turn<Item> | undefined;

  const open = (): Turn<Item> => {
    const items: Item[] = [];
    const done = last.then(() => {
      // What comes from now on may be something that this run no longer sees.
      if (next === turn) next = undefined;
      return work(items);
    });
    const turn: Turn<Item> = { items, done };
    last = done.catch(() => {});
    return turn;
  };

  return (item: Item): Promise<void> => {
    if (next === undefined || next.items.length >= most) next = open();
    next.items.push(item);
    return next.done;
  };
}
