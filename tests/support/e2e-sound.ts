import { soundingStretches } from "../../sandbox/retell/media/testing/measure";

const RATE = 24_000;
/** Half the sampling rate is plenty for speech and a quarter of the work. */
const THIN = 2;

type Word = { word: string; start?: number; end?: number };
type Stretch = { start: number; end: number };

/** The best normalised cross-correlation (0..1) of `line` with the channel, wherever between the two seconds it starts. */
export function likeness(line: Int16Array, channel: Int16Array, from: number, to: number): number {
  const wanted = thin(line);
  const heard = thin(channel);
  const norm = Math.sqrt(energy(wanted, 0, wanted.length));
  let best = 0;
  const last = Math.min(Math.round((to * RATE) / THIN), heard.length - wanted.length);
  for (let lag = Math.max(0, Math.round((from * RATE) / THIN)); lag <= last; lag++) {
    let sum = 0;
    for (let i = 0; i < wanted.length; i++) sum += (wanted[i] ?? 0) * (heard[lag + i] ?? 0);
    best = Math.max(best, sum / (norm * Math.sqrt(energy(heard, lag, wanted.length)) || 1));
  }
  return best;
}

const thin = (samples: Int16Array) => samples.filter((_, i) => i % THIN === 0);

function energy(samples: Int16Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += (samples[i] ?? 0) ** 2;
  return sum;
}

export const cut = (channel: Int16Array, { start, end }: Stretch) =>
  channel.subarray(Math.round(start * RATE), Math.round(end * RATE));

/**
 * How far the words' times lie from where the channel's sound begins and ends, in ms: at the ends of the utterance and at
 * every pause inside it.
 */
export function edgeOffsets(channel: Int16Array, words: Word[], pauseSeconds: number): number[] {
  const timed = words.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [{ start, end }],
  );
  const [first, last] = [timed[0], timed.at(-1)];
  if (!first || !last) return [];
  const sounds = soundingStretches(channel, pauseSeconds).filter(
    (sound) => sound.end > first.start - 0.2 && sound.start < last.end + 0.2,
  );
  const [begins, ends] = [sounds[0], sounds.at(-1)];
  if (!begins || !ends) return [Number.POSITIVE_INFINITY];
  const inner = sounds.slice(1).flatMap((sound, i) => pauseOffsets(timed, sounds[i]?.end ?? 0, sound.start));
  return [begins.start - first.start, ends.end - last.end, ...inner].map((s) =>
    Math.round(Math.abs(s) * 1000),
  );
}

/** A pause lies between two neighbouring words: the pair whose gap is nearest to it. */
function pauseOffsets(words: Stretch[], from: number, to: number): number[] {
  const pairs = words.slice(1).map((next, i) => [(words[i]?.end ?? 0) - from, next.start - to]);
  const worst = (pair: number[]) => Math.max(...pair.map(Math.abs));
  return pairs.sort((a, b) => worst(a) - worst(b))[0] ?? [];
}
