import { type AudioTrack, SAMPLES_PER_PACKET } from "./adts";
import type { VideoTrack } from "./fill-frames";
import { box, fullBox, matrix, text, u16, u32, zeros } from "./mp4-boxes";
import { audioTrack, MOVIE_TIMESCALE, type Samples, videoTrack } from "./mp4-tracks";

export type Film = {
  video: VideoTrack;
  audio: AudioTrack;
  width: number;
  height: number;
  framesPerSecond: number;
  audioRate: number;
  audioSamples: number;
};

const VIDEO_TIMESCALE = 15_360;
const INTERLEAVE_SECONDS = 0.5;
const AUDIO_BITRATE = 96_000;

/**
 * An MP4 that plays while it loads: the index first, sound and picture side by side in half seconds, no edit list. The
 * encoder's first packet of sound is only its own delay; it is left out, so that both begin at zero.
 */
export function writeMp4(film: Film): Buffer {
  const { video, audio } = film;
  const packets = audio.packets.slice(1, 1 + Math.ceil(film.audioSamples / SAMPLES_PER_PACKET));
  const pictures = video.frames.map(({ nal }) => Buffer.concat([u32(nal.length), nal]));
  const [pictureSamples, soundSamples] = [samplesOfVideo(film, pictures), samplesOfAudio(film, packets)];
  const chunks = interleave(cut(pictures, pictureSamples.chunks), cut(packets, soundSamples.chunks));
  const ftyp = box("ftyp", text("isom"), u32(0x200), text("isomiso2avc1mp41"));
  const moovAt = (offset: number) => {
    const [pictureOffsets, soundOffsets] = offsetsOf(chunks, offset);
    const tracks = [
      videoTrack(pictureSamples, pictureOffsets, video, film.width, film.height),
      audioTrack(soundSamples, soundOffsets, { ...audio, packets }, AUDIO_BITRATE),
    ];
    return box("moov", mvhd(pictureSamples), ...tracks);
  };
  // Its size does not depend on the offsets that it holds.
  const moov = moovAt(ftyp.length + moovAt(0).length + 8);
  return Buffer.concat([ftyp, moov, box("mdat", ...chunks.map(({ data }) => data))]);
}

type Chunk = { track: 0 | 1; data: Buffer };

function samplesOfVideo({ video, framesPerSecond }: Film, pictures: readonly Buffer[]): Samples {
  const step = VIDEO_TIMESCALE / framesPerSecond;
  const keys = video.frames.flatMap(({ isKey }, i) => (isKey ? [i + 1] : []));
  return {
    timescale: VIDEO_TIMESCALE,
    sizes: pictures.map(({ length }) => length),
    duration: pictures.length * step,
    step,
    lastStep: step,
    keys,
    chunks: chunkSizes(pictures.length, INTERLEAVE_SECONDS * framesPerSecond),
  };
}

function samplesOfAudio({ audioRate, audioSamples }: Film, packets: readonly Buffer[]): Samples {
  const beyond = packets.length * SAMPLES_PER_PACKET - audioSamples;
  return {
    timescale: audioRate,
    sizes: packets.map(({ length }) => length),
    duration: packets.length * SAMPLES_PER_PACKET - Math.max(0, beyond),
    step: SAMPLES_PER_PACKET,
    lastStep: SAMPLES_PER_PACKET - Math.max(0, beyond),
    keys: null,
    chunks: chunkSizes(packets.length, Math.round((INTERLEAVE_SECONDS * audioRate) / SAMPLES_PER_PACKET)),
  };
}

function chunkSizes(count: number, each: number): number[] {
  return Array.from({ length: Math.ceil(count / each) }, (_, i) => Math.min(each, count - i * each));
}

function cut(samples: readonly Buffer[], sizes: readonly number[]): Buffer[] {
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return Buffer.concat(samples.slice(at - size, at));
  });
}

function interleave(pictures: readonly Buffer[], sounds: readonly Buffer[]): Chunk[] {
  return Array.from({ length: Math.max(pictures.length, sounds.length) }, (_, i) => [
    { track: 0 as const, data: pictures[i] },
    { track: 1 as const, data: sounds[i] },
  ]).flatMap((pair) => pair.flatMap(({ track, data }) => (data ? [{ track, data }] : [])));
}

function offsetsOf(chunks: readonly Chunk[], start: number): [number[], number[]] {
  const offsets: [number[], number[]] = [[], []];
  let at = start;
  for (const { track, data } of chunks) {
    offsets[track].push(at);
    at += data.length;
  }
  return offsets;
}

function mvhd({ duration, timescale }: Samples): Buffer {
  const length = Math.round((duration * MOVIE_TIMESCALE) / timescale);
  const head = [u32(0, 0, MOVIE_TIMESCALE, length, 0x10000), u16(0x0100, 0), zeros(8)];
  return fullBox("mvhd", 0, ...head, matrix, zeros(24), u32(3));
}
