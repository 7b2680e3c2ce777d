import { parentPort } from "node:worker_threads";
import loadEspeak from "@echogarden/espeak-ng-emscripten";
import { resample } from "./resample";
import { SPEECH_RATE } from "./speech";
import { soften } from "./tone";
import type { SpeechAnswer, SpeechRequest } from "./voices";
import { timeWords, type WordMark } from "./word-times";

const ready = loadEspeak().then((module) => new module.eSpeakNGWorker());

parentPort?.on("message", async (request: SpeechRequest) => {
  const answer = await speak(request).catch(
    (error): SpeechAnswer => ({ id: request.id, error: String(error) }),
  );
  parentPort?.postMessage(answer, "samples" in answer ? [answer.samples.buffer as ArrayBuffer] : []);
});

async function speak({ id, text, voice }: SpeechRequest): Promise<SpeechAnswer> {
  const espeak = await ready;
  // Told of one it does not know, it would go on with the last one.
  if (espeak.set_voice(voice.name) !== 0) throw new Error(`There is no voice ${voice.name}.`);
  espeak.set_rate(voice.wordsPerMinute);
  espeak.set_pitch(voice.pitch);
  espeak.set_range(voice.range);
  const parts: Int16Array[] = [];
  const marks: WordMark[] = [];
  espeak.synthesize(toAscii(text), (audio, events) => {
    parts.push(audio);
    for (const e of events) {
      if (e.type === "word") marks.push({ textPosition: e.text_position, atMs: e.audio_position });
    }
    return false;
  });
  const samples = soften(resample(join(parts), espeak.get_samplerate(), SPEECH_RATE), SPEECH_RATE);
  return { id, samples, words: timeWords(text, marks, samples, SPEECH_RATE) };
}

/** One character for one character, so that positions in the marks stay those of the text. */
function toAscii(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2013\u2014]/g, ",")
    .replace(/[^\x20-\x7e\u00c0-\u024f]/g, " ");
}

function join(parts: Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
