import { beforeAll, expect, it } from "vitest";
import { BitReader } from "./bits";
import { encode, findFfmpeg } from "./ffmpeg";
import { fillFrames, readTrack, type VideoTrack } from "./fill-frames";
import { escapeNal, unescapeNal } from "./nal";

const places = [0, 1, 20, 21, 45];
let track: VideoTrack;
beforeAll(async () => {
  const size = (64 * 64 * 3) / 2;
  const frames = places.map((_, i) => Buffer.alloc(size, 40 + i * 30));
  const encoding = { width: 64, height: 64, framesPerSecond: 30, keys: [0, 3] };
  const { video } = await encode(findFfmpeg(undefined), encoding, frames, new Int16Array(48_000));
  const read = readTrack(video);
  if (!read) throw new Error("no track");
  track = read;
});

it("numbers frames from each key frame on, whether they were encoded or filled in", () => {
  const film = fillFrames(track, places, 60);
  const numbers = (film?.frames ?? []).map(({ nal }) => {
    const bits = new BitReader(unescapeNal(nal).subarray(1));
    const [macroblock, , set] = [bits.unsigned(), bits.unsigned(), bits.unsigned()];
    return { macroblock, set, number: bits.bits(4) };
  });
  expect(numbers).toEqual(
    Array.from({ length: 60 }, (_, i) => ({ macroblock: 0, set: 0, number: (i < 21 ? i : i - 21) % 16 })),
  );
  expect(film?.frames.flatMap(({ isKey }, i) => (isKey ? [i] : []))).toEqual([0, 21]);
});

it("does not fill in what it cannot: another coding, or another number of frames", () => {
  expect(fillFrames(track, places.slice(1), 60)).toBeUndefined();
  const [first = 0, ...rest] = unescapeNal(track.pps);
  // The third value of the picture set says arithmetic coding.
  const arithmetic = {
    ...track,
    pps: escapeNal(Uint8Array.from([first, (rest[0] ?? 0) | 0b0010_0000, ...rest.slice(1)])),
  };
  expect(fillFrames(arithmetic, places, 60)).toBeUndefined();
  expect(readTrack(Buffer.from("no stream at all"))).toBeUndefined();
});

it("escapes and unescapes any bytes", () => {
  for (const bytes of [
    [0, 0, 1],
    [0, 0, 0, 0, 0, 3],
    [0, 0, 3, 0, 0, 2, 9],
    [255, 0, 0],
  ]) {
    const escaped = escapeNal(Uint8Array.from(bytes));
    expect(escaped.indexOf("\0\0\u0001", 0, "latin1")).toBe(-1);
    expect([...unescapeNal(escaped)]).toEqual(bytes);
  }
});
