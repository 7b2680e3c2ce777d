import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFfmpeg } from "../video/ffmpeg";

const MOST = 1_000_000_000;

/** Runs ffmpeg on a file; its complaints are an error. */
function run(file: Buffer, options: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "clip-test-"));
  try {
    const path = join(folder, "clip.mp4");
    writeFileSync(path, file);
    const quiet = ["-nostdin", "-loglevel", "error", "-xerror", "-i", path];
    return execFileSync(findFfmpeg(undefined), [...quiet, ...options], { maxBuffer: MOST });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A hash of every decoded frame of the picture, in order. */
export function frameHashes(file: Buffer): string[] {
  const text = run(file, ["-map", "0:v", "-f", "framemd5", "pipe:1"]).toString();
  return text
    .split("\n")
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split(",").at(-1)?.trim() ?? "");
}

/** Grey pixels of one frame. */
export function greyFrame(file: Buffer, frame: number): Buffer {
  return run(file, [
    "-map",
    "0:v",
    "-vf",
    `select=eq(n\\,${frame})`,
    "-frames:v",
    "1",
    "-pix_fmt",
    "gray",
    "-f",
    "rawvideo",
    "pipe:1",
  ]);
}

/** The sound at 48 kHz, mono. */
export function decodedSound(file: Buffer): Int16Array {
  const bytes = run(file, ["-map", "0:a", "-ar", "48000", "-ac", "1", "-f", "s16le", "pipe:1"]);
  return new Int16Array(Uint8Array.from(bytes).buffer, 0, bytes.length >> 1);
}
