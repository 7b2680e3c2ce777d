import { describe, expect, it } from "vitest";
import { findChanges, toPatch } from "./diff";

const pathsOf = (wanted: Record<string, unknown>, found: Record<string, unknown>) =>
  findChanges(wanted, found).map((change) => change.path);

describe("what differs between the code and Retell", () => {
  it("is nothing when Retell only adds fields and defaults of its own", () => {
    const wanted = { a: 1, o: { x: 1 }, list: [{ name: "n", type: "t" }] };
    const found = { a: 1, b: 2, o: { x: 1, y: 2 }, list: [{ name: "n", type: "t", required: true }] };
    expect(findChanges(wanted, found)).toEqual([]);
  });

  it("is nothing for another order of a list", () => {
    expect(pathsOf({ events: ["a", "b"] }, { events: ["b", "a"] })).toEqual([]);
    expect(pathsOf({ l: [{ name: "a" }, { name: "b" }] }, { l: [{ name: "b" }, { name: "a" }] })).toEqual([]);
  });

  it("is nothing where empty met missing", () => {
    expect(pathsOf({ a: "", b: null, c: [], d: false }, {})).toEqual([]);
  });

  it("is nothing for a number that went through 32 bits", () => {
    expect(pathsOf({ t: 0.9 }, { t: Math.fround(0.9) })).toEqual([]);
    expect(pathsOf({ t: 0.9 }, { t: 0.8 })).toEqual(["t"]);
  });

  it("tells a missing, an extra and a changed item of a named list apart", () => {
    const changes = findChanges(
      {
        list: [
          { name: "kept", v: 1 },
          { name: "new", v: 2 },
        ],
      },
      {
        list: [
          { name: "kept", v: 3 },
          { name: "old", v: 4 },
        ],
      },
    );
    expect(changes).toEqual([
      { path: "list[kept].v", wanted: 1, found: 3 },
      { path: "list[new]", wanted: { name: "new", v: 2 }, found: undefined },
      { path: "list[old]", wanted: undefined, found: { name: "old", v: 4 } },
    ]);
  });

  it("sees a value that is set here and missing there, and one more item in a list", () => {
    expect(pathsOf({ a: 0 }, {})).toEqual(["a"]);
    expect(pathsOf({ events: ["a"] }, { events: ["a", "b"] })).toEqual(["events"]);
  });
});

describe("what is sent", () => {
  it("is each changed top-level field, whole", () => {
    const wanted = { a: 1, o: { x: 1, y: 2 }, list: [{ name: "n", v: 1 }], same: true };
    const changes = findChanges(wanted, { a: 1, o: { x: 1, y: 3 }, list: [{ name: "n", v: 2 }], same: true });
    expect(toPatch(wanted, changes)).toEqual({ o: wanted.o, list: wanted.list });
  });
});
