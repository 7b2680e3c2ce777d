import loadEspeak from "@echogarden/espeak-ng-emscripten";
import { resample } from "../sound/resample";

export const RATE = 24_000;
export type Voice = { name: string; wordsPerMinute: number; pitch: number };
export type Speech = { samples: Float32Array; words: { word: string; start: number; end: number }[] };

/** Three people that nobody takes for one another: the caller, Doc, and whoever speaks instead of the caller. */
export const caller: Voice = { name: "en-us+f4", wordsPerMinute: 170, pitch: 70 };
export const doc: Voice = { name: "en-us+Annie", wordsPerMinute: 160, pitch: 35 };
export const replacement: Voice = { name: "en-gb-scotland+m1", wordsPerMinute: 140, pitch: 30 };

export const docReplacement: Voice = { name: "en-us+croak", wordsPerMinute: 150, pitch: 40 };

const LOUDNESS_RMS = 0.09;
const spoken = new Map<string, Promise<Speech>>();
const loaded = loadEspeak().then((module) => new module.eSpeakNGWorker());
let turn: Promise<unknown> = loaded;

/** Speech with the true times of its words, at 24 kHz. One synthesiser, one line after the other. */
export function speak(text: string, voice: Voice): Promise<Speech> {
  const key = JSON.stringify([text, voice]);
  const known = spoken.get(key);
  if (known) return known;
  const speech = turn.then(() => synthesize(text, voice));
  turn = speech.catch(() => undefined);
  spoken.set(key, speech);
  return speech;
}

async function synthesize(text: string, voice: Voice): Promise<Speech> {
  const espeak = await loaded;
  espeak.set_voice(voice.name);
  espeak.set_rate(voice.wordsPerMinute);
  espeak.set_pitch(voice.pitch);
  espeak.set_range(50);
  const parts: Int16Array[] = [];
  const marks: { position: number; seconds: number }[] = [];
  espeak.synthesize(text, (audio, events) => {
    parts.push(audio.slice());
    for (const event of events) {
      if (event.type === "word")
        marks.push({ position: event.text_position - 1, seconds: event.audio_position / 1000 });
    }
    return false;
  });
  const raw = Float32Array.from(
    parts.flatMap((part) => [...part]),
    (x) => x / 32_768,
  );
  const samples = resample(raw, espeak.get_samplerate(), RATE);
  const level = Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
  const even = samples.map((x) => Math.max(-0.95, Math.min(0.95, (x * LOUDNESS_RMS) / level)));
  return { samples: even, words: timesOf(text, marks, even) };
}

function timesOf(
  text: string,
  marks: readonly { position: number; seconds: number }[],
  samples: Float32Array,
) {
  const words = [...text.matchAll(/\S+/g)];
  const marked = words.map((match) => {
    const [from, to] = [match.index, match.index + match[0].length];
    return marks.find(({ position }) => position >= from && position < to)?.seconds;
  });
  // Run together ("did not"), two words have one mark: the second starts half-way to the next.
  const starts = marked.map((mark, i) => {
    const next = marked.slice(i + 1).find((later) => later !== undefined) ?? samples.length / RATE;
    return mark ?? ((marked[i - 1] ?? 0) + next) / 2;
  });
  return words.map((match, i) => {
    const until = starts[i + 1] ?? samples.length / RATE;
    return { word: match[0], ...sounding(samples, starts[i] ?? 0, until) };
  });
}

/** A word ends where it is no longer heard. */
function sounding(samples: Float32Array, from: number, to: number): { start: number; end: number } {
  const isHeard = (seconds: number) => {
    const at = Math.round(seconds * RATE);
    return samples.subarray(at, at + RATE / 100).some((x) => Math.abs(x) > 0.01);
  };
  let [start, end] = [from, to];
  while (start < end && !isHeard(start)) start += 0.01;
  while (end > start && !isHeard(end - 0.01)) end -= 0.01;
  return { start, end };
}
