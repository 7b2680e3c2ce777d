import nlp from "compromise/two";
import type { Token } from "./tokens";

/** The grammar of a word as its neighbours show it: "Verb", "Noun", "Determiner", and finer tags. */
export type Tagger = (at: number) => ReadonlySet<string>;

const none: ReadonlySet<string> = new Set();
/** Longer stretches without a full stop are cut: tagging slows with a sentence's length. */
const longest = 40;

/** Asks the language library only about the stretches somebody asks for: most need no grammar. */
export function taggerFor(tokens: readonly Token[]): Tagger {
  const tagged = new Map<number, ReadonlySet<string>>();
  const starts = startsOf(tokens);
  return (at) => {
    if (at < 0 || at >= tokens.length) return none;
    if (!tagged.has(at)) {
      const from = starts[at] ?? at;
      let to = from + 1;
      while (to < tokens.length && starts[to] === from) to += 1;
      tagStretch(tokens.slice(from, to)).forEach((tags, offset) => {
        tagged.set(from + offset, tags);
      });
    }
    return tagged.get(at) ?? none;
  };
}

/** For each token where its stretch begins. */
function startsOf(tokens: readonly Token[]): number[] {
  const starts: number[] = [];
  tokens.forEach((token, at) => {
    const start = starts[at - 1] ?? 0;
    starts.push(token.startsSentence || at - start >= longest ? at : start);
  });
  return starts;
}

function tagStretch(tokens: readonly Token[]): ReadonlySet<string>[] {
  const text = tokens.map((token) => (token.isPossessive ? `${token.text}'s` : token.text)).join(" ");
  const terms = nlp(text)
    .docs.flat()
    .filter((term) => term.text !== "");
  if (terms.length !== tokens.length) return tokens.map(() => none);
  return terms.map((term) => term.tags ?? none);
}
