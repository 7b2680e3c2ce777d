import type { AnalysisItem } from "./analysis-schema";
import type { Utterance } from "./media/contract";

type CustomItem = Exclude<AnalysisItem, { type: "system-presets" }>;

const common = new Set(
  (
    "a about after all also an and any are as asked at be been but by call caller can choose conversation did do does " +
    "each for from had has have how if in into is it its list many mentioned most much name number of on one or " +
    "other out said say says short so some talk talked than that the their them then there they this to true " +
    "false user was were what when where whether which who why will with word words would yes no"
  ).split(" "),
);

const numberWords: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  hundred: 100,
};

/** The words that matter, cut to their stems so that "sleeping" meets "sleep". */
function keywords(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  return words.filter((word) => word.length > 2 && !common.has(word)).map(stem);
}

const stem = (word: string) => word.replace(/(ing|ed|es|s|ly|'s)$/, "").slice(0, 8);

function overlap(a: Set<string>, b: string[]): number {
  return b.filter((word) => a.has(word)).length;
}

/** What a field's description asks for, looked up in what the user said; undefined when nothing in it fits. */
export function extractField(item: CustomItem, transcript: Utterance[]): unknown {
  const turns = transcript.filter((u) => u.role === "user").map((u) => u.content);
  const wanted = new Set([...keywords(item.description), ...keywords(item.name.replaceAll("_", " "))]);
  switch (item.type) {
    case "enum":
      return chooseOne(item.choices, turns, wanted);
    case "boolean":
      return turns.some((turn) => overlap(wanted, keywords(turn)) > 0 && !isDenied(turn));
    case "number":
      return findNumber(turns, wanted);
    case "string":
      return /separated by commas/.test(item.description) ? namedThings(turns) : bestSentence(turns, wanted);
  }
}

const isDenied = (turn: string) => /\b(no|not|never|don't|didn't|isn't|wasn't|without)\b/i.test(turn);

/** The choice whose words the user used most; else the one that names "nothing in particular"; else the middle one. */
function chooseOne(choices: string[], turns: string[], wanted: Set<string>): string | undefined {
  const said = turns.flatMap(keywords);
  const scored = choices.map((choice) => ({ choice, score: overlap(new Set(keywords(choice)), said) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { choice: "", score: 0 });
  if (best.score > 0) return best.choice;
  const neutral = choices.find((c) => /\b(other|none|neutral|unknown|unclear|general|okay|ok)\b/i.test(c));
  return neutral ?? (wanted.size > 0 ? choices[Math.floor(choices.length / 2)] : choices[0]);
}

function findNumber(turns: string[], wanted: Set<string>): number | undefined {
  const near = turns.filter((turn) => overlap(wanted, keywords(turn)) > 0);
  for (const turn of [...near, ...turns]) {
    for (const word of turn.toLowerCase().match(/\d+(\.\d+)?|[a-z]+/g) ?? []) {
      const value = numberWords[word] ?? (/^\d/.test(word) ? Number(word) : undefined);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** The user's sentence with most of the asked words, or the longest one. */
function bestSentence(turns: string[], wanted: Set<string>): string | undefined {
  const sentences = turns.flatMap((turn) => turn.split(/(?<=[.!?])\s+/)).filter((s) => s.trim() !== "");
  const rank = (sentence: string) => overlap(wanted, keywords(sentence)) * 1000 + sentence.length;
  const [best] = sentences.sort((a, b) => rank(b) - rank(a));
  return best?.trim();
}

const mostThings = 5;
const article =
  /\b(?:the|an?|my|our|your|his|her|their)\s+([a-z][a-z'-]*)((?:\s+[a-z][a-z'-]*){0,2}(?=[.,;:!?]|$))?/gi;

/** What was spoken of by an article, as a short list: the longest turn's things first. */
function namedThings(turns: string[]): string | undefined {
  const things = turns
    .toSorted((a, b) => b.length - a.length)
    .flatMap((turn) => [...turn.toLowerCase().matchAll(article)])
    .flatMap(([, noun = "", rest = ""]) => {
      const isPhrase = rest.split(/\s+/).every((word) => !common.has(word));
      return noun.length < 3 || common.has(noun) ? [] : [`the ${noun}${isPhrase ? rest : ""}`];
    });
  return [...new Set(things)].slice(0, mostThings).join(", ") || undefined;
}
