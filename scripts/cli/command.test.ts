import { describe, expect, it } from "vitest";
import { AppError } from "../../lib/errors";
import { Complaint, Misuse, readCommand, toSentence } from "./command";

const command = { usage: "usage", options: { env: "string", offline: "boolean" }, words: 1 } as const;
const read = (...args: string[]) => readCommand(command, args);

describe("the arguments of a command", () => {
  it("are its options and its words", () => {
    expect(read("list", "--env", "a.env", "--offline")).toMatchObject({
      values: { env: "a.env", offline: true },
      positionals: ["list"],
    });
  });

  it.each([["--help"], ["-h"], ["list", "--nonsense", "--help"]])("ask for help: %s", (...args) => {
    expect(read(...args)).toBe("help");
  });

  it.each([
    [["--nonsense"], "Unknown option '--nonsense'."],
    [["--a.b"], "Unknown option '--a.b'."],
    [["--env"], "Option '--env <value>' argument missing."],
    [["list", "more"], "more is one word too many."],
  ])("are refused in one sentence: %s", (args, sentence) => {
    expect(() => read(...args)).toThrow(new Misuse(sentence));
  });
});

describe("the sentence for a failure", () => {
  it("is the one that was written for it", () => {
    expect(toSentence(new Complaint("Do this."))).toBe("Do this.");
  });

  it("has no word of a database's, only what it calls the failure", () => {
    const cause = Object.assign(new Error("row (ada@example.com) is there"), { code: "23505" });
    expect(toSentence(new AppError("internal", { cause }))).toMatch(/\(AppError:internal < Error:23505\)$/);
  });

  it("is never empty, whatever was thrown", () => {
    expect(toSentence(new RangeError())).toBe("RangeError");
    expect(toSentence("text")).toBe("string");
  });
});
