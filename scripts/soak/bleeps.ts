import { spawn } from "node:child_process";
import { once } from "node:events";
import { findFfmpeg } from "../../lambda/video-generator/video/ffmpeg";

const RATE = 16_000;
const TONE_HZ = 1000;
/** From the moment that the captions give: within any word, and without the tone's own ramps. */
const [FROM_SECONDS, TO_SECONDS] = [0.02, 0.12];
/** Of the power: encoding leaves some hundredths beside the tone, a voice has next to nothing in it. */
const TONE_SHARE = 0.9;

/** When hidden words begin, in seconds, as a clip's captions (WebVTT with a time before each word) tell. */
export function bleepTimes(captions: string): number[] {
  return captions.split("\n\n").flatMap((cue) => {
    const first = /^([\d:.]+) -->/m.exec(cue)?.[1];
    if (!first) return [];
    return [...cue.matchAll(/(?:<([\d:.]+)>)?<c>\[bleep\]<\/c>/g)].map(([, at]) => secondsOf(at ?? first));
  });
}

const secondsOf = (clock: string) =>
  clock.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);

/** Whether nothing but the tone is heard where a hidden word begins. */
export function isBleep(sound: Int16Array, atSeconds: number): boolean {
  const part = sound.subarray(
    Math.round((atSeconds + FROM_SECONDS) * RATE),
    Math.round((atSeconds + TO_SECONDS) * RATE),
  );
  let [all, re, im] = [0, 0, 0];
  part.forEach((sample, i) => {
    const turn = (2 * Math.PI * TONE_HZ * i) / RATE;
    all += sample * sample;
    re += sample * Math.cos(turn);
    im += sample * Math.sin(turn);
  });
  return all > 0 && (2 * (re * re + im * im)) / (part.length * all) >= TONE_SHARE;
}

/** The sound of a film, mono. Throws when ffmpeg finds fault with it. */
export async function soundOf(film: Uint8Array, rate = RATE): Promise<Int16Array> {
  const wanted = ["-map", "0:a", "-ar", String(rate), "-ac", "1", "-f", "s16le", "pipe:1"];
  const quiet = ["-loglevel", "error", "-xerror", "-i", "pipe:0"];
  const child = spawn(findFfmpeg(undefined), [...quiet, ...wanted], { stdio: ["pipe", "pipe", "ignore"] });
  child.stdin.on("error", () => {});
  child.stdin.end(film);
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  const bytes = Buffer.concat(parts);
  return new Int16Array(Uint8Array.from(bytes).buffer, 0, bytes.length >> 1);
}
