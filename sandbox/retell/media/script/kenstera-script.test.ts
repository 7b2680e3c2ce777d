import { describe, expect, test } from "vitest";
import { kensteraOpenings } from "./kenstera-lines";
import { KensteraScript } from "./kenstera-script";

const textOf = (said: ReturnType<KensteraScript["answer"]>) => (typeof said === "string" ? said : said.text);

function play(seed: number, turns: readonly string[], secondsLeft = 150) {
  const script = new KensteraScript(seed);
  return [script.opening(), ...turns.map((turn) => textOf(script.answer(turn, secondsLeft)))];
}

const intake = [
  "Let's do the intake.",
  "My name is Ruth Calder.",
  "My knee hurts on the stairs.",
  "About three weeks.",
  "Ibuprofen now and then.",
  "None that I know of.",
  "Mornings, please.",
  "That was quick. Goodbye.",
];
const talks: Record<string, readonly string[]> = {
  intake,
  questions: [
    "I have a question.",
    "Is this recorded?",
    "What does it cost?",
    "Does it work with Epic?",
    "Bye.",
  ],
  "an intake that is interrupted": [
    "Sure.",
    "Ruth.",
    "Wait, is this recorded?",
    "Okay. My knee.",
    "Are you a real person?",
    "Three weeks.",
    "Who hears the recording?",
    "Nothing.",
    "What does it cost?",
    "No.",
    "Mornings.",
    "Yes, let's do the intake again.",
  ],
  nonsense: [
    "Blue.",
    "Purple.",
    "Bananas.",
    "Seventeen.",
    "Blue again.",
    "The weather.",
    "Blue.",
    "Blue.",
    "Blue.",
  ],
  insistence: Array.from({ length: 30 }, () => "What is Kenstera, and what does it cost?"),
};

describe("Kenstera's demo agent", () => {
  test.each(kensteraOpenings)(
    "names itself an AI, says that the call is recorded, and offers both: %s",
    (line) => {
      expect(line).toMatch(/I'm an AI/);
      expect(line).toMatch(/recorded/);
      expect(line).toContain("a short intake simulation, or answer questions about Kenstera");
    },
  );

  test.each(Object.entries(talks))("says no line twice: %s", (_name, turns) => {
    for (const seed of [1, 7, 42]) {
      const said = play(seed, turns);
      expect(new Set(said).size).toBe(said.length);
      const sentences = said.flatMap((a) => a.match(/[^.?!]{25,}[.?!]/g) ?? []).map((s) => s.trim());
      const twice = sentences.filter((s, i) => sentences.indexOf(s) !== i);
      expect(twice.filter((s) => !s.startsWith("I can only show an intake"))).toEqual([]);
    }
  });

  test("walks the intake one question at a time, to its end and a goodbye", () => {
    const said = play(3, intake);
    const questions = [
      /name/,
      /brings/,
      /How long/,
      /taking anything/,
      /allergies/,
      /mornings or afternoons/,
    ];
    questions.forEach((question, i) => void expect(said[i + 1]).toMatch(question));
    expect(said[7]).toMatch(/intake|form/);
    expect(said[8]).toMatch(/goodbye|Goodbye/);
  });

  test("answers a question in the middle of the intake and comes back to it", () => {
    const [, , , answer, next] = play(3, ["Sure.", "Ruth.", "Is this recorded?", "My knee."]);
    expect(answer).toMatch(/recor/);
    expect(answer).toMatch(/what's it about\?$/);
    expect(next).toMatch(/How long/);
  });

  test("takes a goodbye for a goodbye, and a late yes for neither", () => {
    const said = play(3, ["What does it cost?", "Okay, I see.", "Okay, thank you. Bye."]);
    expect(said[2]).not.toMatch(/What name/);
    expect(said[3]).toMatch(/goodbye/i);
  });

  test("warns once of abuse, then ends the call, and never ends it otherwise", () => {
    const script = new KensteraScript(5);
    expect(script.answer("Shut up, you idiot.", 150)).toEqual(expect.stringContaining("end the call"));
    expect(script.answer("Fucking machine.", 150)).toMatchObject({ hangsUp: true });
    for (const turns of Object.values(talks)) {
      const other = new KensteraScript(5);
      for (const turn of turns) expect(other.answer(turn, 150)).toEqual(expect.any(String));
    }
  });

  test("closes when little time is left, whatever is asked", () => {
    for (const said of play(9, ["What is Kenstera?"], 20).slice(1))
      expect(said).toMatch(/out of time|about to end|few minutes/);
  });

  test("sends an emergency to 911, also near the end", () => {
    expect(play(2, ["I have chest pain."], 10)[1]).toMatch(/nine one one/);
  });

  test("gives the same talk for the same seed", () => {
    expect(play(11, intake)).toEqual(play(11, intake));
  });
});
