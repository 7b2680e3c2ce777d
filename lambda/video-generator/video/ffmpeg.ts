import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import type { Readable, Writable } from "node:stream";
import { ClipError } from "../errors";
import { OUTPUT_RATE } from "../sound/loudness";

const LAYER = "/opt/bin/ffmpeg";

/** The binary: the given one, the layer's, or the one that npm brought for development. */
export function findFfmpeg(given: string | undefined): string {
  if (given) return given;
  if (existsSync(LAYER)) return LAYER;
  const installer: { path: string } = createRequire(import.meta.url)("@ffmpeg-installer/ffmpeg");
  return installer.path;
}

export type Encoding = { width: number; height: number; framesPerSecond: number; keys: readonly number[] };
export type Encoded = { video: Buffer; audio: Buffer };

const TIMEOUT_MS = 90_000;
const MAX_BYTES = 200_000_000;
/** No B-frames, one slice, CAVLC, one reference: what can be filled with skipped frames (video/fill-frames.ts). */
const x264 =
  "cabac=0:bframes=0:weightp=0:ref=1:slices=1:sliced-threads=0:threads=2:rc-lookahead=0:mbtree=0:keyint=9999:min-keyint=1:scenecut=0:aud=0";

/**
 * Encodes raw yuv420p frames and mono PCM in one ffmpeg process that reads and writes pipes only: it never sees an
 * address or a file of ours, and leaves none behind. `frames` may give the same buffer again and again.
 */
export async function encode(
  binary: string,
  encoding: Encoding,
  frames: Iterable<Buffer>,
  sound: Int16Array,
): Promise<Encoded> {
  const child = spawn(binary, argumentsOf(encoding), {
    stdio: ["pipe", "pipe", "pipe", "pipe", "pipe"],
    env: { NODE_ENV: "production" },
    timeout: TIMEOUT_MS,
    killSignal: "SIGKILL",
  });
  const [soundIn, audioOut, log, frameIn, videoOut] = child.stdio as [
    Writable,
    Readable,
    Readable,
    Writable,
    Readable,
  ];
  log.resume();
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))));
  });
  try {
    const [video, audio] = await Promise.all([
      collect(videoOut),
      collect(audioOut),
      ended,
      feed(frameIn, frames),
      feed(soundIn, [Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength)]),
    ]);
    return { video, audio };
  } catch (cause) {
    child.kill("SIGKILL");
    ended.catch(() => undefined);
    throw new ClipError("render_failed", "The clip could not be encoded.", cause);
  }
}

function argumentsOf({ width, height, framesPerSecond, keys }: Encoding): string[] {
  const rate = String(framesPerSecond);
  const times = keys.map((key) => (key / framesPerSecond).toFixed(4)).join(",");
  const picture = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "yuv420p",
    "-s",
    `${width}x${height}`,
    "-r",
    rate,
    "-i",
    "pipe:3",
  ];
  const voice = ["-f", "s16le", "-ar", String(OUTPUT_RATE), "-ac", "1", "-i", "pipe:0"];
  const colours = [
    "-color_primaries",
    "bt709",
    "-color_trc",
    "bt709",
    "-colorspace",
    "bt709",
    "-color_range",
    "tv",
  ];
  const codec = ["-c:v", "libx264", "-preset", "veryfast", "-tune", "stillimage", "-crf", "20"];
  const shape = ["-profile:v", "high", "-level", "4.0", "-pix_fmt", "yuv420p", "-r", rate];
  const keyFrames = ["-force_key_frames", times, "-forced-idr", "1", "-x264-params", x264];
  return [
    ...["-hide_banner", "-loglevel", "error", "-nostats", ...picture, ...voice],
    ...["-map", "0:v", ...codec, ...shape, ...colours, ...keyFrames, "-f", "h264", "pipe:4"],
    ...["-map", "1:a", "-c:a", "aac", "-b:a", "96k", "-f", "adts", "pipe:1"],
  ];
}

/** The next frame is painted when the last has been taken: both may be one buffer. */
async function feed(into: Writable, chunks: Iterable<Buffer>): Promise<void> {
  // A pipe that breaks says so twice; the write's own answer counts.
  into.on("error", () => undefined);
  for (const chunk of chunks) {
    await new Promise<void>((resolve, reject) => {
      into.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
  }
  into.end();
}

async function collect(from: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of from) {
    size += part.length;
    if (size > MAX_BYTES) throw new Error("ffmpeg gave too much.");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
