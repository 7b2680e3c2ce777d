import type { AudioTrack } from "./adts";
import type { VideoTrack } from "./fill-frames";
import { box, fullBox, matrix, text, u16, u32, zeros } from "./mp4-boxes";

/** One track's samples; sizes in bytes, durations in its timescale. */
export type Samples = {
  timescale: number;
  sizes: number[];
  duration: number;
  /** Of each sample. */
  step: number;
  /** Of the last, when it is shorter. */
  lastStep: number;
  /** Of the key frames, counted from 1; null when all are. */
  keys: number[] | null;
  /** How many samples each chunk holds. */
  chunks: number[];
};

export const MOVIE_TIMESCALE = 1000;
const ENGLISH_UNSET = 0x55c4;

export function videoTrack(
  samples: Samples,
  offsets: number[],
  video: VideoTrack,
  width: number,
  height: number,
): Buffer {
  const head = tkhd(1, samples, 0, width, height);
  const information = [
    fullBox("vmhd", 1, zeros(8)),
    dinf,
    stbl(avc1(video, width, height), samples, offsets),
  ];
  return box("trak", head, media(samples, "vide", "VideoHandler", information));
}

export function audioTrack(samples: Samples, offsets: number[], audio: AudioTrack, bitrate: number): Buffer {
  const head = tkhd(2, samples, 0x0100, 0, 0);
  const information = [
    fullBox("smhd", 0, zeros(4)),
    dinf,
    stbl(mp4a(audio, samples.timescale, bitrate), samples, offsets),
  ];
  return box("trak", head, media(samples, "soun", "SoundHandler", information));
}

function tkhd(id: number, samples: Samples, volume: number, width: number, height: number): Buffer {
  const duration = Math.round((samples.duration * MOVIE_TIMESCALE) / samples.timescale);
  const size = u32(width * 0x10000, height * 0x10000);
  return fullBox("tkhd", 7, u32(0, 0, id, 0, duration), zeros(8), u16(0, 0, volume, 0), matrix, size);
}

function media(samples: Samples, handler: string, name: string, information: Buffer[]): Buffer {
  const mdhd = fullBox("mdhd", 0, u32(0, 0, samples.timescale, samples.duration), u16(ENGLISH_UNSET, 0));
  const hdlr = fullBox("hdlr", 0, zeros(4), text(handler), zeros(12), text(`${name}\0`));
  return box("mdia", mdhd, hdlr, box("minf", ...information));
}

const dinf = box("dinf", fullBox("dref", 0, u32(1), fullBox("url ", 1)));

function stbl(entry: Buffer, samples: Samples, offsets: number[]): Buffer {
  const { sizes, keys } = samples;
  const tables = [fullBox("stsd", 0, u32(1), entry), stts(samples)];
  if (keys) tables.push(fullBox("stss", 0, u32(keys.length, ...keys)));
  tables.push(stsc(samples.chunks), fullBox("stsz", 0, u32(0, sizes.length, ...sizes)));
  return box("stbl", ...tables, fullBox("stco", 0, u32(offsets.length, ...offsets)));
}

function stts({ sizes, step, lastStep }: Samples): Buffer {
  if (lastStep === step) return fullBox("stts", 0, u32(1, sizes.length, step));
  return fullBox("stts", 0, u32(2, sizes.length - 1, step, 1, lastStep));
}

/** Runs of chunks that hold the same number of samples. */
function stsc(chunks: readonly number[]): Buffer {
  const runs = chunks.flatMap((count, i) => (count === chunks[i - 1] ? [] : [[i + 1, count, 1]]));
  return fullBox("stsc", 0, u32(runs.length, ...runs.flat()));
}

function avc1({ sps, pps }: VideoTrack, width: number, height: number): Buffer {
  const sets = [u16(sps.length), sps, [1], u16(pps.length), pps];
  // The high profiles tell chroma format and depths once more.
  const avcC = box(
    "avcC",
    [1, sps[1] ?? 0, sps[2] ?? 0, sps[3] ?? 0, 0xff, 0xe1],
    ...sets,
    [0xfd, 0xf8, 0xf8, 0],
  );
  const colr = box("colr", text("nclx"), u16(1, 1, 1), [0]);
  const resolution = u32(0x480000, 0x480000, 0);
  const head = [
    zeros(6),
    u16(1),
    zeros(16),
    u16(width, height),
    resolution,
    u16(1),
    zeros(32),
    u16(24, 0xffff),
  ];
  return box("avc1", ...head, avcC, colr, box("pasp", u32(1, 1)));
}

function mp4a({ config }: AudioTrack, rate: number, bitrate: number): Buffer {
  const decoder = descriptor(4, [0x40, 0x15, 0, 0x06, 0], u32(bitrate, bitrate), descriptor(5, config));
  const esds = fullBox("esds", 0, descriptor(3, u16(2), [0], decoder, descriptor(6, [2])));
  return box("mp4a", zeros(6), u16(1), zeros(8), u16(1, 16, 0, 0), u32(rate * 0x10000), esds);
}

/** ISO 14496-1, 8.3.3; everything here is shorter than 128 bytes. */
function descriptor(tag: number, ...content: (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([tag, body.length]), body]);
}
