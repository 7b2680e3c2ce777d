import { describe, expect, test } from "vitest";
import { seedOf } from "./chooser";
import { Script } from "./script";
import { talks } from "./talks.fixture";

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+(?:'[a-z]+)*/g) ?? [];
const functionWords = new Set(
  "a an the i it its in on of to for and but my me was is are that what".split(" "),
);
const LONGEST_TURN_WORDS = 48;

function play(name: string, turns: readonly string[], secondsLeft: (turn: number) => number = () => 300) {
  const script = new Script(seedOf(name));
  return turns.map((said, i) => ({ said, answer: script.answer(said, secondsLeft(i)) }));
}

describe.each(talks)("a talk about $name", ({ name, turns }) => {
  const exchanges = play(name, turns);

  test("says no line twice", () => {
    const answers = exchanges.map((e) => e.answer);
    expect(new Set(answers).size).toBe(answers.length);
    const sentences = answers.flatMap((a) => a.match(/[^.?!]{25,}[.?!]/g) ?? []).map((s) => s.trim());
    expect(sentences.filter((s, i) => sentences.indexOf(s) !== i)).toEqual([]);
  });

  test("takes up a word that the caller just said, every time", () => {
    for (const { said, answer } of exchanges) {
      const shared = wordsOf(said).filter((w) => wordsOf(answer).includes(w) && !functionWords.has(w));
      expect(shared, `${said} -> ${answer}`).not.toEqual([]);
    }
  });

  test("keeps its turns short, fills its blanks and gives no medical advice", () => {
    for (const { answer } of exchanges) {
      expect(answer).not.toMatch(/\{|\}|undefined/);
      expect(wordsOf(answer).length, answer).toBeLessThanOrEqual(LONGEST_TURN_WORDS);
      expect(answer).not.toMatch(
        /\b(you should take|milligrams|\d+ ?mg|increase the|start (?:him|her|them) on|take two)\b/i,
      );
    }
  });

  test("wraps up before the cap", () => {
    const last = play(name, turns, (i) => (i === turns.length - 1 ? 20 : 300)).at(-1)?.answer ?? "";
    expect(last).toMatch(/cut us off|out of time|the clock|almost time|988/i);
  });
});

test("what was told of earlier calls is taken up once, by a word of the newest, and never in a crisis", () => {
  const note = "2026-11-19: You fixed a carburettor.\n2026-11-20: You fought a scheduler again.";
  const said = ["Mmh, blorp.", "Blorp and zibble.", "Do you remember me?"];
  const script = new Script(seedOf("memory"), note);
  const answers = said.map((text) => script.answer(text, 300));
  expect(answers.filter((answer) => answer.includes("scheduler"))).toEqual([answers[0]]);
  expect(answers.join(" ")).not.toContain("carburettor");
  expect(new Script(seedOf("memory"), note).answer("I want to die", 300)).not.toContain("scheduler");
  expect(new Script(seedOf("memory")).answer("Do you remember me?", 300)).toMatch(/nothing from before/i);
});

test("crisis words are met with both lines of help, gently, and no irony follows", () => {
  const phrases = [
    "I want to die",
    "I keep thinking about killing myself",
    "they'd be better off without me",
    "suicide",
  ];
  const answers = play("crisis", [...phrases, ...phrases]).map((e) => e.answer);
  for (const answer of answers) {
    expect(answer).toContain("988");
    expect(answer).toContain("1-888-409-0141");
    expect(answer).toContain("Physician Support Line");
  }
  expect(new Set(answers).size).toBe(answers.length);
  const after = play("after", ["I want to die", "The inbox again, and the prior auth."]).at(-1)?.answer ?? "";
  expect(after).not.toMatch(/hold|pop-up|chart/i);
});

test("figures of speech are no crisis", () => {
  for (const said of ["This inbox is killing me.", "I'm dead tired.", "I'm dying for a coffee."]) {
    expect(play(said, [said])[0]?.answer).not.toContain("988");
  }
});

test("crisis comes before the clock and before every other topic", () => {
  const [exchange] = play("late", ["Goodbye. I don't want to live. What dose would do it?"], () => 5);
  expect(exchange?.answer).toContain("988");
});

test("a question for medical advice is declined", () => {
  for (const said of [
    "What dose of sertraline would you prescribe?",
    "Should I start him on antibiotics for this?",
  ]) {
    expect(play(said, [said])[0]?.answer).toMatch(/don't practice medicine|nothing medical|i'll pass/i);
  }
});

test("asked what it is, Doc says that it is an AI", () => {
  for (const said of ["Are you real?", "Wait, is this an AI?", "Am I talking to a person?"]) {
    expect(play(said, [said])[0]?.answer).toMatch(/\bAI\b|software/);
  }
});

test("asked whether the call is recorded, Doc says yes", () => {
  expect(play("rec", ["Is this being recorded?"])[0]?.answer).toMatch(/recorded/);
});

test("sixty turns of one word find sixty answers", () => {
  const answers = play(
    "stubborn",
    Array.from({ length: 60 }, () => "Charting."),
  ).map((e) => e.answer);
  expect(new Set(answers).size).toBe(60);
  for (const answer of answers) expect(answer.toLowerCase()).toContain("charting");
});

test("the same seed and words give the same talk, another seed another", () => {
  const turns = talks[0]?.turns ?? [];
  expect(play("one", turns)).toEqual(play("one", turns));
  expect(play("one", turns)).not.toEqual(play("two", turns));
});
