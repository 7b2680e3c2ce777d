import { readWavHead } from "@/lib/clips/wav-head";
import type { ClipSpan } from "@/types/clip";
import { bytesOfSpan, toWav } from "./wav";

/** As the video function has it: the tone, and how loud it is. */
const tone = { hertz: 1000, gain: 0.1 };
/** Room for the chunks that some writers put before the samples. */
const headBytes = 4096;
/** What decoding goes by until there is something to play on. */
const decodingRate = 48_000;

/** A stretch of a recording, decoded. `start` is where it begins in the recording, in seconds. */
export type SpanSound = { start: number; buffer: AudioBuffer };

/** Fetches and decodes a stretch of a recording, and nothing else of it. Rejects when it cannot be had. */
export async function openSpanSound(src: string, span: ClipSpan, signal: AbortSignal): Promise<SpanSound> {
  const head = readWavHead(new Uint8Array(await bytesFrom(src, 0, headBytes, signal)));
  if (!head) throw new Error("The recording is of a kind that this page cannot read.");
  const { from, to } = bytesOfSpan(head, span.start, span.end);
  const wav = toWav(head, await bytesFrom(src, from, to, signal));
  const decoder = new OfflineAudioContext(1, 1, decodingRate);
  return { start: span.start, buffer: await decoder.decodeAudioData(wav) };
}

async function bytesFrom(src: string, from: number, to: number, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(src, {
    headers: { range: `bytes=${from}-${to - 1}` },
    cache: "no-store",
    signal,
  });
  if (!answer.ok) throw new Error(`The recording answered ${answer.status}.`);
  const bytes = await answer.arrayBuffer();
  return answer.status === 206 ? bytes : bytes.slice(from, to);
}

export type Playing = { secondsNow: () => number; stop: () => void };

/** Plays a part of it, with a tone in place of each hidden stretch, which must not overlap. To be called by a press, or no browser will sound. */
export function playSpan(
  { start, buffer }: SpanSound,
  part: ClipSpan,
  hidden: readonly ClipSpan[],
  onEnd: () => void,
): Playing {
  const context = new AudioContext();
  const voice = new AudioBufferSourceNode(context, { buffer });
  const bleep = new OscillatorNode(context, { frequency: tone.hertz });
  const [voiceGain, bleepGain] = [new GainNode(context), new GainNode(context, { gain: 0 })];
  voice.connect(voiceGain).connect(context.destination);
  bleep.connect(bleepGain).connect(context.destination);

  const begun = context.currentTime + 0.05;
  for (const { start: from, end } of hidden) {
    const on = Math.max(begun, begun + from - part.start);
    const off = begun + end - part.start;
    if (off <= begun) continue;
    voiceGain.gain.setValueAtTime(0, on).setValueAtTime(1, off);
    bleepGain.gain.setValueAtTime(tone.gain, on).setValueAtTime(0, off);
  }
  const length = part.end - part.start;
  voice.start(begun, Math.max(0, part.start - start), length);
  bleep.start(begun);
  bleep.stop(begun + length);

  let isOver = false;
  const stop = () => {
    if (isOver) return;
    isOver = true;
    voice.stop();
    context.close().catch(() => undefined);
    onEnd();
  };
  voice.onended = stop;
  return {
    secondsNow: () => Math.min(part.end, part.start + Math.max(0, context.currentTime - begun)),
    stop,
  };
}
