import { OUTPUT_RATE } from "../sound/loudness";
import { timeWords } from "./time-words";

/** A line as it was spoken, at OUTPUT_RATE; its words in seconds from its first sample. */
export type SpokenLine = { samples: Float32Array; words: { word: string; start: number; end: number }[] };

const SILENCE = 0.004;
const KEPT_SECONDS = 0.03;

/** Takes the silence off both ends and finds the words. Undefined when nothing is heard at all. */
export function toSpokenLine(text: string, samples: Float32Array): SpokenLine | undefined {
  const first = samples.findIndex((x) => Math.abs(x) > SILENCE);
  if (first < 0) return undefined;
  const last = samples.findLastIndex((x) => Math.abs(x) > SILENCE);
  const margin = KEPT_SECONDS * OUTPUT_RATE;
  const spoken = samples.slice(Math.max(0, first - margin), Math.min(samples.length, last + margin));
  return { samples: spoken, words: timeWords(text, spoken) };
}
