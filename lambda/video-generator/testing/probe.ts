import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFfmpeg } from "../video/ffmpeg";

/** What somebody else's reader says of a file. */
export type Probe = {
  /** Of the outermost boxes. */
  order: string[];
  /** Colours are told twice: in a box, and by the stream (primaries, transfer, matrix). */
  colourBox: string;
  seconds: number;
  video: {
    codec: string;
    profile: string;
    level: number;
    pixels: string;
    range: string;
    colours: string;
    width: number;
    height: number;
    /** On average, and the rate that all time stamps fit. */
    framesPerSecond: [number, number];
  };
  audio: { codec: string; profile: string; rate: number; channels: number };
};

const MOST = 200_000_000;

/** The file as ffmpeg reads it, and as ffprobe does where there is one; npm's ffmpeg comes without. */
export function probe(file: Buffer): Probe[] {
  const folder = mkdtempSync(join(tmpdir(), "clip-probe-"));
  try {
    const path = join(folder, "clip.mp4");
    writeFileSync(path, file);
    const other = byFfprobe(path);
    return other ? [byFfmpeg(path), other] : [byFfmpeg(path)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function byFfmpeg(path: string): Probe {
  const quietly = ["-nostdin", "-hide_banner", "-loglevel", "trace", "-i", path];
  const headers = ["-map", "0", "-c", "copy", "-bsf:v", "trace_headers", "-frames:v", "1", "-f", "null", "-"];
  const log = spawnSync(findFfmpeg(undefined), [...quietly, ...headers], {
    maxBuffer: MOST,
  }).stderr.toString();
  const [hours, minutes, seconds] = find(log, /Duration: (\d+):(\d+):([\d.]+)/).map(Number);
  const video = find(
    log,
    /Stream #0:0.*?Video: (\w+) \((\w+)\).*?, (\w+)\((\w+)[^)]*\), (\d+)x(\d+).*?, ([\d.]+) fps, ([\d.]+) tbr/,
  );
  const [codec = "", profile = "", pixels = "", range = "", ...sizes] = video;
  const [width = 0, height = 0, average = 0, fitting = 0] = sizes.map(Number);
  const [sound = "", kind = "", rate, channels] = find(log, /Audio: (\w+) \((\w+)\).*?, (\d+) Hz, (\w+)/);
  const level = Number(find(log, /level_idc +\d+ = (\d+)/)[0]);
  // The stream's own word: what is written out above may be the box's.
  const colours = ["colour_primaries", "transfer_characteristics", "matrix_coefficients"]
    .map((name) => (find(log, new RegExp(`${name} +\\d+ = (\\d+)`))[0] === "1" ? "bt709" : "another"))
    .join(" ");
  return {
    ...boxesIn(log),
    seconds: (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0),
    video: {
      codec,
      profile,
      level,
      pixels,
      range,
      colours,
      width,
      height,
      framesPerSecond: [average, fitting],
    },
    audio: { codec: sound, profile: kind, rate: Number(rate), channels: channels === "mono" ? 1 : 2 },
  };
}

type Stream = Record<string, string | number | undefined>;

function byFfprobe(path: string): Probe | undefined {
  const options = ["-v", "trace", "-show_streams", "-show_format", "-of", "json", path];
  const { stdout, stderr, error } = spawnSync("ffprobe", options, { maxBuffer: MOST });
  if (error) return undefined;
  const { streams, format }: { streams: Stream[]; format: Stream } = JSON.parse(stdout.toString());
  const [video = {}, audio = {}] = streams;
  const text = (stream: Stream, name: string) => String(stream[name]);
  const rateOf = (name: string) => {
    const [over = 0, under = 1] = text(video, name).split("/").map(Number);
    return over / under;
  };
  return {
    ...boxesIn(stderr.toString()),
    seconds: Number(format.duration),
    video: {
      codec: text(video, "codec_name"),
      profile: text(video, "profile"),
      level: Number(video.level),
      pixels: text(video, "pix_fmt"),
      range: text(video, "color_range"),
      colours: ["color_primaries", "color_transfer", "color_space"].map((name) => video[name]).join(" "),
      width: Number(video.width),
      height: Number(video.height),
      framesPerSecond: [rateOf("avg_frame_rate"), rateOf("r_frame_rate")],
    },
    audio: {
      codec: text(audio, "codec_name"),
      profile: text(audio, "profile"),
      rate: Number(audio.sample_rate),
      channels: Number(audio.channels),
    },
  };
}

const boxesIn = (log: string) => ({
  order: [...log.matchAll(/type:'(\w+)' parent:'root'/g)].map(([, name = ""]) => name),
  colourBox: find(log, /nclx: (.*)/)[0] ?? "",
});

function find(text: string, pattern: RegExp): string[] {
  const found = pattern.exec(text);
  if (!found) throw new Error(`It should say ${pattern}.`);
  return found.slice(1);
}
