import { describe, expect, it } from "vitest";
import { doc } from "./doc";

describe("Doc", () => {
  it("opens with the fixed first message", () => {
    expect(doc.firstMessage).toBe(
      "Hey. Long day? I've got nowhere to be if you need to vent about the latest circle of healthcare hell.",
    );
  });

  it("stays far below the 3,500 tokens from which Retell bills by the token", () => {
    // English runs at about 4.5 characters a token; 3.5 leaves room for the caller's own background.
    expect(doc.prompt.length / 3.5).toBeLessThan(3000);
  });

  it("names both crisis lines as written and as spoken", () => {
    for (const line of ["988", "nine eight eight", "1-888-409-0141", "zero one four one"]) {
      expect(doc.prompt).toContain(line);
    }
  });

  it("has a default for every variable the prompt uses, and uses every default", () => {
    const used = [...doc.prompt.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
    expect([...new Set(used)].sort()).toEqual(Object.keys(doc.variables).sort());
  });

  it("may hang up only with the tool that the prompt names", () => {
    expect(doc.prompt).toContain("end_call");
  });

  it("is cut off at the visitor's daily seven minutes, which the prompt tells it", () => {
    expect(doc.maxCallDurationMs).toBe(420_000);
    expect(doc.prompt).toContain("seven minutes at most");
  });

  it("draws the summary, sentiment, topics and mood from a call, each name once", () => {
    const names = doc.analysis.map((field) => field.name);
    expect(names).toEqual(expect.arrayContaining(["call_summary", "user_sentiment", "topics", "mood"]));
    expect(new Set(names).size).toBe(names.length);
  });

  it("leaves no one to be named in what is kept as a summary or a memory", () => {
    const kept = doc.analysis.filter((field) => ["call_summary", "memory_note"].includes(field.name));
    expect(kept).toHaveLength(2);
    for (const field of kept) expect(field.description).toContain("could identify a patient");
  });

  it("uses no mark-up that a voice would read aloud as such", () => {
    expect(doc.firstMessage).not.toMatch(/[*#_`[\]{}]/);
    expect(doc.prompt).not.toMatch(/^\s*[-*•]\s/m);
  });
});
