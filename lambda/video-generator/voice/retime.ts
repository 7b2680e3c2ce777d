import type { ClipSpan, ClipTurn } from "../../../types/clip";
import { toSegments } from "../plan/lines";
import type { PlannedTurn } from "../plan/words";
import { OUTPUT_RATE } from "../sound/loudness";
import { mixOf, type Pcm } from "../sound/pcm";
import { resample } from "../sound/resample";
import { alignWords } from "./align-words";
import { ALIGN_RATE } from "./spectrum-frames";
import type { SpokenLine } from "./spoken-line";

const MARGIN_SECONDS = 0.05;
/** Further from where their weight puts them the words were not what was laid over them. */
const MAX_MOVE_SECONDS = 1;

/**
 * Finds the words of each spoken line anew, by laying it over the same words in the recording, whose times are known.
 * `channelsOf` says where a party is heard. Only times are taken from the recording, and they go no further than the plan.
 */
export function retime(
  speech: ReadonlyMap<string, SpokenLine>,
  turns: readonly PlannedTurn[],
  recording: Pcm,
  channelsOf: (role: ClipTurn["role"]) => number[],
): Map<string, SpokenLine> {
  const timed = new Map(speech);
  for (const turn of turns) {
    for (const segment of toSegments(turn)) {
      if (segment.kind === "bleep") continue;
      const { key, words } = segment.line;
      const line = speech.get(key);
      const known = words.flatMap((index) => turn.words.find((word) => word.index === index) ?? []);
      // One word of the text may be two of the voice's.
      if (!line || known.length === 0 || known.length !== line.words.length) continue;
      const found = align(line, known, recording, channelsOf(turn.role));
      if (found) timed.set(key, found);
    }
  }
  return timed;
}

function align(
  line: SpokenLine,
  known: readonly ClipSpan[],
  pcm: Pcm,
  channels: number[],
): SpokenLine | undefined {
  const start = Math.min(...known.map((word) => word.start)) - MARGIN_SECONDS;
  const end = Math.max(...known.map((word) => word.end)) + MARGIN_SECONDS;
  const [from, to] = [start, end].map((seconds) => Math.round(seconds * pcm.sampleRate) - pcm.firstFrame);
  const samples = mixOf(channels.map((channel) => pcm.channels[channel] ?? new Float32Array()));
  const heard = resample(
    samples.subarray(Math.max(0, from ?? 0), Math.max(0, to ?? 0)),
    pcm.sampleRate,
    ALIGN_RATE,
  );
  const origin = Math.max(start, pcm.firstFrame / pcm.sampleRate);
  const spans = known.map((word) => ({ start: word.start - origin, end: word.end - origin }));
  const found = alignWords(heard, spans, resample(line.samples, OUTPUT_RATE, ALIGN_RATE));
  const words = line.words.map((word, i) => ({ ...word, ...found[i] }));
  const isLikely = words.every(
    (word, i) => Math.abs(word.start - (line.words[i]?.start ?? 0)) <= MAX_MOVE_SECONDS,
  );
  return isLikely ? { samples: line.samples, words } : undefined;
}
