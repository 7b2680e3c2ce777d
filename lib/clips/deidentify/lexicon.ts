import { cities } from "./cities.json";
import { commonWords } from "./common-words";
import { brands, drugEnding, eponyms, medicalEnding, medicalWords } from "./medical";
import { alsoAmbiguous, neverNames } from "./name-words";
import { rare } from "./rare-words.json";
import { functionWords } from "./words";
import packed from "./words.json";

const longEnding =
  /(ing|ed|ly|ness|tions?|sions?|ical|ic|al|able|ible|ments?|ists?|ists|isms?|ology|ologies|ous|ive|ity|ities|less|ful|ated?|ance|ence|ant|ent|ary|ory|ine|ide|ase|ose|ium|ia|ism|ize|ized|izing|osis|itis|ies|like|ship|wise)$/;

type Lexicon = Record<keyof typeof packed | "rare" | "cities", ReadonlySet<string>>;
let unpacked: Lexicon | undefined;

/** Unpacked when first asked for: 200 000 words that most requests never need. */
function lexicon(): Lexicon {
  unpacked ??= {
    names: new Set(packed.names.split("|")),
    ambiguous: new Set(packed.ambiguous.split("|")),
    ordinary: new Set(packed.ordinary.split("|")),
    rare: new Set(rare.split("|")),
    cities: new Set(cities.split("|")),
  };
  return unpacked;
}

/**
 * What a word is by itself. `name`: hardly anything else. `either`: a given name and an ordinary word ("grace", "will").
 * `surname`: an ordinary word that some families are called by. `unknown`: in no list, which in speech is most often a name.
 */
export type WordClass = "name" | "either" | "surname" | "unknown" | "ordinary";

export function classOf(word: string): WordClass {
  const { names, ambiguous, ordinary, rare: rareWords } = lexicon();
  if (word.length < 2 || functionWords.has(word) || !/^[\p{L}'.-]+$/u.test(word)) {
    return ambiguous.has(word) && /^(will|may|jo|al|ed)$/.test(word) ? "either" : "ordinary";
  }
  if (neverNames.has(word) || eponyms.has(word) || brands.has(word) || medicalWords.has(word))
    return "ordinary";
  if (alsoAmbiguous.has(word)) return "either";
  if (ambiguous.has(word)) return "surname";
  if (names.has(word)) return "name";
  if (ordinary.has(word)) return "ordinary";
  if (rareWords.has(word) && word.length < 8) return "either";
  if (isDictionaryWord(word)) return "ordinary";
  if (drugEnding.test(word) || (word.length > 6 && medicalEnding.test(word))) return "ordinary";
  // The list of rare words ends at eleven letters.
  return word.length > 11 && longEnding.test(word) ? "surname" : "unknown";
}

/** A word that one hears all day, names or not: too common to be a name without a strong reason. */
export function isCommon(word: string): boolean {
  return functionWords.has(word) || commonWords.has(word);
}

export function isCity(name: string): boolean {
  return lexicon().cities.has(name);
}

/** Whether a plain word, whatever else it may be. */
export function isPlain(word: string): boolean {
  return /^(ordinary|surname)$/.test(classOf(word));
}

function isDictionaryWord(word: string): boolean {
  const { ordinary, rare, ambiguous } = lexicon();
  const isListed = (stem: string) => ordinary.has(stem) || rare.has(stem) || ambiguous.has(stem);
  if (isListed(word)) return true;
  const stem = /^(.{2,}?)(s|es|d|ed|ing|in'|ly|ness|er|ers|est|y|able|less|like|ish)$/.exec(word)?.[1];
  if (stem && [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1"), stem.replace(/i$/, "y")].some(isListed))
    return true;
  const rest =
    /^(re|un|non|pre|post|anti|over|under|out|super|sub|inter|multi|peri|intra|extra|neuro|cardio|micro|hyper|hypo)(.{3,})$/.exec(
      word,
    )?.[2];
  if (rest && isListed(rest)) return true;
  return word.endsWith("'") || /n't$|'(ll|re|ve|d|m)$/.test(word);
}
