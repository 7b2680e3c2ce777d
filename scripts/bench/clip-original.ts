import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cpuMsOf, type Timing } from "./clip-process";

export type OriginalJob = {
  ffmpeg: string;
  recordingUrl: string;
  png: Buffer;
  start: number;
  seconds: number;
};

/**
 * What the first design did, as a yardstick: fetch the whole recording, slice it with one ffmpeg, then encode the picture
 * in a loop with another. No captions, no loudness.
 */
export async function makeOriginally(job: OriginalJob): Promise<Timing> {
  const folder = await mkdtemp(join(tmpdir(), "clip-original-"));
  const [recording, picture, slice, out] = ["recording.wav", "chat.png", "slice.wav", "out.mp4"].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  const [began, cpu] = [performance.now(), cpuMsOf(process.pid)];
  try {
    await writeFile(recording, Buffer.from(await (await fetch(job.recordingUrl)).arrayBuffer()));
    await writeFile(picture, job.png);
    await run(job.ffmpeg, ["-ss", `${job.start}`, "-t", `${job.seconds}`, "-i", recording, slice]);
    const video = ["-c:v", "libx264", "-tune", "stillimage", "-pix_fmt", "yuv420p"];
    const sound = ["-c:a", "aac", "-b:a", "192k", "-shortest"];
    await run(job.ffmpeg, ["-loop", "1", "-i", picture, "-i", slice, ...video, ...sound, out]);
    return { wallMs: performance.now() - began, cpuMs: cpuMsOf(process.pid) - cpu };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function run(ffmpeg: string, options: readonly string[]): Promise<void> {
  const child = spawn(ffmpeg, ["-nostdin", "-loglevel", "error", "-y", ...options], { stdio: "ignore" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))));
  });
}
