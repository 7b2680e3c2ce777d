import { describe, expect, it } from "vitest";
import { showChanges } from "./show-changes";

describe("showing changes", () => {
  it("shows Retell's value, then the code's", () => {
    expect(showChanges([{ path: "model_temperature", wanted: 0.9, found: 0.2 }])).toEqual([
      "model_temperature",
      "  - 0.2",
      "  + 0.9",
    ]);
  });

  it("shows one side where the other has none", () => {
    expect(showChanges([{ path: "a", wanted: "x", found: undefined }])).toEqual(["a", '  + "x"']);
  });

  it("shows only the lines of a long text that changed", () => {
    const found = "one\ntwo\nthree\nfour";
    const wanted = "one\n2\nthree\nfour\nfive";
    expect(showChanges([{ path: "general_prompt", wanted, found }])).toEqual([
      "general_prompt",
      "  - two",
      "  + 2",
      "  + five",
    ]);
  });

  it("begins a long reworded line shortly before what differs", () => {
    const start = "word ".repeat(60);
    const lines = showChanges([{ path: "p", wanted: `${start}new end`, found: `${start}old end` }]);
    expect(lines[1]).toMatch(/^ {2}- ….{38,42}old end$/);
    expect(lines[2]).toMatch(/^ {2}\+ ….{38,42}new end$/);
  });

  it("cuts a very long line", () => {
    const [, line = ""] = showChanges([{ path: "a", wanted: "x".repeat(1000), found: "" }]).slice(-2);
    expect(line.length).toBeLessThan(200);
  });
});
