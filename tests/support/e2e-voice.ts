import { writeFileSync } from "node:fs";
import { toWav } from "../../sandbox/retell/media/timeline/wav";
import { callerVoice, Voices } from "../../sandbox/voice/voices";

const RATE = 24_000;

/**
 * A spoken line behind silence, as the file that Chromium plays as its microphone. It plays from its start each time that
 * the microphone is opened. Gives back the line alone, at 24 kHz.
 */
export async function writeMicrophone(path: string, text: string, leadSeconds: number): Promise<Int16Array> {
  const voices = new Voices();
  const { samples } = await voices.speak(text, callerVoice);
  await voices.close();
  const whole = new Int16Array(leadSeconds * RATE + samples.length + RATE);
  whole.set(samples, leadSeconds * RATE);
  writeFileSync(path, at48kHz(whole));
  return samples;
}

/** Chromium resamples what is slower, and badly: the file has its rate. */
function at48kHz(samples: Int16Array): Buffer {
  const doubled = new Int16Array(samples.length * 2);
  samples.forEach((sample, i) => {
    doubled[2 * i] = sample;
    doubled[2 * i + 1] = (sample + (samples[i + 1] ?? sample)) >> 1;
  });
  const wav = toWav([doubled]);
  wav.writeUInt32LE(RATE * 2, 24);
  wav.writeUInt32LE(RATE * 4, 28);
  return wav;
}
