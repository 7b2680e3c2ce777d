import { OUTPUT_RATE } from "../sound/loudness";

const FRAME_SECONDS = 0.01;
const PAUSE_FRAMES = 8;
const QUIET = 0.06;
/** What a comma adds to the way, in letters, when no pause is found for it. */
const vowels = /[aeiouyàâäéèêëíîïóôöúûü]+/gi;

type Timed = { word: string; start: number; end: number };
type Stretch = { from: number; to: number };

/**
 * Words of `text` with their times in the speech made from it, in seconds. A speech service gives none, so they are laid
 * along the sounding stretches by their weight in sounds, and words before a comma or stop end at a pause where one is near.
 */
export function timeWords(text: string, samples: Float32Array): Timed[] {
  const words = text.split(/\s+/).filter(Boolean);
  const stretches = soundingStretches(samples);
  const groups = share(words, stretches);
  return groups.flatMap(({ stretch, members }) => spread(members, stretch));
}

function soundingStretches(samples: Float32Array): Stretch[] {
  const size = OUTPUT_RATE * FRAME_SECONDS;
  const levels = Array.from({ length: Math.floor(samples.length / size) }, (_, i) => {
    let sum = 0;
    for (let k = i * size; k < (i + 1) * size; k += 1) sum += (samples[k] ?? 0) ** 2;
    return Math.sqrt(sum / size);
  });
  const threshold = Math.max(...levels, 0) * QUIET;
  const stretches: Stretch[] = [];
  levels.forEach((level, i) => {
    if (level < threshold) return;
    const last = stretches.at(-1);
    if (last && i - last.to <= PAUSE_FRAMES) last.to = i + 1;
    else stretches.push({ from: i, to: i + 1 });
  });
  return stretches.map(({ from, to }) => ({ from: from * FRAME_SECONDS, to: to * FRAME_SECONDS }));
}

/** Gives each stretch between pauses the run of words whose weight fits its length best, stops preferred at the ends. */
function share(words: readonly string[], stretches: readonly Stretch[]) {
  const weights = words.map(weightOf);
  const total = sum(weights);
  const sounding = sum(stretches.map(({ from, to }) => to - from));
  const pace = sounding / Math.max(1, total);
  // cost[s][w]: the least cost of the first w words in the first s stretches; a stretch may stay without a word.
  const cost = stretches
    .concat({ from: 0, to: 0 })
    .map(() => new Array<number>(words.length + 1).fill(Infinity));
  const from = cost.map(() => new Array<number>(words.length + 1).fill(0));
  const row = (s: number) => cost[s] ?? [];
  row(0)[0] = 0;
  stretches.forEach((stretch, s) => {
    for (let w = 0; w <= words.length; w += 1) {
      let weight = 0;
      for (let first = w; first >= 0; first -= 1) {
        if (first < w) weight += weights[first] ?? 0;
        const before = row(s)[first] ?? Infinity;
        const price = before + Math.abs(stretch.to - stretch.from - weight * pace) + breakCost(words, w);
        if (price < (row(s + 1)[w] ?? Infinity)) {
          row(s + 1)[w] = price;
          (from[s + 1] ?? [])[w] = first;
        }
      }
    }
  });
  return backtrack(words, stretches, from);
}

function backtrack(words: readonly string[], stretches: readonly Stretch[], from: readonly number[][]) {
  const groups: { stretch: Stretch; members: string[] }[] = [];
  let end = words.length;
  for (let s = stretches.length; s > 0; s -= 1) {
    const first = from[s]?.[end] ?? 0;
    const stretch = stretches[s - 1];
    if (stretch) groups.unshift({ stretch, members: words.slice(first, end) });
    end = first;
  }
  return groups;
}

/** Seconds that ending a stretch after the word counts as being off by. */
function breakCost(words: readonly string[], count: number): number {
  if (count === words.length) return 0;
  return /[,.;:?!…—–-]["')\]]*$/.test(words[count - 1] ?? "") ? 0 : 0.25;
}

function spread(members: readonly string[], { from, to }: Stretch): Timed[] {
  const weights = members.map(weightOf);
  const pace = (to - from) / Math.max(1, sum(weights));
  let at = from;
  return members.map((word, i) => {
    const start = at;
    at += (weights[i] ?? 0) * pace;
    return { word, start, end: at };
  });
}

/** About how long a word takes: syllables and letters; figures are read out. */
function weightOf(word: string): number {
  const figures = word.replace(/\D/g, "").length;
  const syllables = word.match(vowels)?.length ?? 0;
  const letters = word.replace(/[^\p{L}]/gu, "").length;
  return 0.6 + figures * 3 + syllables * 1.5 + letters * 0.75;
}

const sum = (values: readonly number[]) => values.reduce((all, x) => all + x, 0);
