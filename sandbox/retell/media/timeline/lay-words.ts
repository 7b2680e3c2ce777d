import type { Word } from "../contract";
import type { Segment } from "./speech-energy";

const PHRASE_GAP_MS = 300;
const SHORTEST_WORD_MS = 60;

/**
 * Lays the words of `text` over stretches of speech, by their length in letters: each word goes whole into the stretch
 * where its middle would fall, and fills it from edge to edge with its neighbours. Undefined when there is too little
 * speech to have carried the words.
 */
export function layWords(text: string, segments: Segment[]): Word[] | undefined {
  const words = text.split(/\s+/).filter(Boolean);
  const phrases = mergeClose(segments);
  const spokenMs = phrases.reduce((sum, p) => sum + p.to - p.from, 0);
  if (words.length === 0 || spokenMs < Math.max(200, words.length * SHORTEST_WORD_MS)) return undefined;
  const totalWeight = words.reduce((sum, word) => sum + weight(word), 0);
  const groups: string[][] = phrases.map(() => []);
  let passed = 0;
  for (const word of words) {
    const middleMs = ((passed + weight(word) / 2) / totalWeight) * spokenMs;
    groups[phraseAt(phrases, middleMs)]?.push(word);
    passed += weight(word);
  }
  return groups.flatMap((group, i) => spread(group, phrases[i]));
}

function mergeClose(segments: Segment[]): Segment[] {
  const phrases: Segment[] = [];
  for (const segment of segments) {
    const last = phrases.at(-1);
    if (last && segment.from - last.to < PHRASE_GAP_MS) last.to = segment.to;
    else phrases.push({ ...segment });
  }
  return phrases;
}

function phraseAt(phrases: Segment[], spokenMs: number): number {
  let end = 0;
  const index = phrases.findIndex((p) => {
    end += p.to - p.from;
    return spokenMs < end;
  });
  return index === -1 ? phrases.length - 1 : index;
}

function spread(words: string[], phrase: Segment | undefined): Word[] {
  if (!phrase || words.length === 0) return [];
  const total = words.reduce((sum, word) => sum + weight(word), 0);
  let passed = 0;
  return words.map((word) => {
    const at = (share: number) => toSeconds(phrase.from + ((phrase.to - phrase.from) * share) / total);
    const start = at(passed);
    passed += weight(word);
    return { word, start, end: at(passed) };
  });
}

const weight = (word: string) => word.length + 1;
const toSeconds = (ms: number) => Math.round(ms) / 1000;
