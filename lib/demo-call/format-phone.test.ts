import { describe, expect, it } from "vitest";
import { formatPhone } from "./format-phone";

/** Types the keys one after the other at the end; `<` deletes. */
function type(keys: string): string {
  let field = { text: "", caret: 0 };
  for (const key of keys) {
    const text = key === "<" ? field.text.slice(0, -1) : field.text + key;
    field = formatPhone({ text, caret: text.length }, field.text);
  }
  return field.text;
}

describe("formatting a number while it is typed", () => {
  it.each([
    ["4155552671", "(415) 555-2671"],
    ["+14155552671", "+1 415 555 2671"],
    ["14155552671", "1 (415) 555-2671"],
    ["415-555-2671", "(415) 555-2671"],
    ["+442079460958", "+44 20 7946 0958"],
    ["415", "(415)"],
  ])("turns the keys %s into %s", (keys, shown) => {
    expect(type(keys)).toBe(shown);
  });

  it("can be deleted to nothing, brackets included", () => {
    expect(type("4155<<<<")).toBe("");
    expect(type("415<")).toBe("41");
  });

  it("keeps the caret behind the same digit", () => {
    expect(formatPhone({ text: "(415) 9555-2671", caret: 7 }, "(415) 555-2671")).toEqual({
      text: "41595552671",
      caret: 4,
    });
    expect(formatPhone({ text: "(45) 555-267", caret: 2 })).toEqual({ text: "(455) 552-67", caret: 2 });
    expect(formatPhone({ text: "4155552671", caret: 0 })).toEqual({ text: "(415) 555-2671", caret: 0 });
  });

  it("takes the digit along when only punctuation in the middle was deleted", () => {
    expect(formatPhone({ text: "(415 555-2671", caret: 4 }, "(415) 555-2671")).toEqual({
      text: "(415) 552-671",
      caret: 3,
    });
  });

  it.each([
    ["behind the third digit", "(415 555-2671", 4, { text: "(415) 552-671", caret: 4 }],
    ["before the hyphen", "(415) 5552671", 9, { text: "(415) 555-671", caret: 9 }],
    ["before the first bracket", "415) 555-2671", 0, { text: "1 (555) 526-71", caret: 0 }],
  ])("takes the next digit along when punctuation was deleted forward, %s", (_where, text, caret, shown) => {
    expect(formatPhone({ text, caret }, "(415) 555-2671", true)).toEqual(shown);
  });

  it("leaves alone what is no number, for the parser to say so", () => {
    expect(formatPhone({ text: "call me", caret: 7 })).toEqual({ text: "call me", caret: 7 });
    expect(formatPhone({ text: "415-555-CALL", caret: 12 })).toEqual({ text: "415-555-CALL", caret: 12 });
  });
});
