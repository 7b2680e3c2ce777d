import { describe, expect, it } from "vitest";
import { inTurns } from "./in-turns";

/** Work that waits to be let go, and notes what it was given. */
function stage(most: number) {
  const runs: number[][] = [];
  const waiting: { done: () => void; fail: (error: Error) => void }[] = [];
  const add = inTurns<number>(most, (items) => {
    runs.push([...items]);
    return new Promise((done, fail) => waiting.push({ done, fail }));
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { runs, waiting, add, turn };
}

describe("work in turns", () => {
  it("begins at once, and takes together what comes meanwhile, as much as a run may hold", async () => {
    const { runs, waiting, add, turn } = stage(3);
    const first = add(1);
    await turn();
    const others = [2, 3, 4, 5].map(add);
    await turn();
    expect(runs).toEqual([[1]]);
    waiting[0]?.done();
    await first;
    await turn();
    expect(runs).toEqual([[1], [2, 3, 4]]);
    waiting[1]?.done();
    await turn();
    expect(runs).toEqual([[1], [2, 3, 4], [5]]);
    waiting[2]?.done();
    await Promise.all(others);
  });

  it("takes an item that comes again while its run is under way into the next run", async () => {
    const { runs, waiting, add, turn } = stage(3);
    void add(1);
    await turn();
    const again = add(1);
    waiting[0]?.done();
    await turn();
    expect(runs).toEqual([[1], [1]]);
    waiting[1]?.done();
    await again;
  });

  it("fails those of a run that failed, and nobody else", async () => {
    const { waiting, add, turn } = stage(3);
    const first = add(1);
    await turn();
    const second = add(2);
    waiting[0]?.fail(new Error("lost"));
    await expect(first).rejects.toThrow("lost");
    await turn();
    waiting[1]?.done();
    await expect(second).resolves.toBeUndefined();
  });
});
