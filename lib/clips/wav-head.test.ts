import { expect, it } from "vitest";
import { readWavHead } from "./wav-head";

/** Stereo at 24 kHz with a thousand frames to come, and an odd chunk of `junk` bytes before what counts. */
function wav(bits: number, junk = 0): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(128));
  const write = (at: number, text: string) => {
    for (const [i, letter] of [...text].entries()) bytes.setUint8(at + i, letter.charCodeAt(0));
  };
  write(0, "RIFF");
  write(8, "WAVELIST");
  bytes.setUint32(16, junk, true);
  const at = 20 + junk + (junk % 2);
  write(at, "fmt ");
  bytes.setUint32(at + 4, 16, true);
  bytes.setUint16(at + 8, 1, true);
  bytes.setUint16(at + 10, 2, true);
  bytes.setUint32(at + 12, 24_000, true);
  bytes.setUint16(at + 20, bits / 4, true);
  bytes.setUint16(at + 22, bits, true);
  write(at + 24, "data");
  bytes.setUint32(at + 28, 4000, true);
  return new Uint8Array(bytes.buffer);
}
const known = { channels: 2, framesPerSecond: 24_000, dataBytes: 4000 };

it("is read past what else stands in it, and says whether its samples have 16 bits", () => {
  expect(readWavHead(wav(16, 9))).toMatchObject({ ...known, isPcm16: true, frameBytes: 4, dataAt: 62 });
  expect(readWavHead(wav(8))).toMatchObject({ ...known, isPcm16: false, frameBytes: 2, dataAt: 52 });
});

it("is none of what is no sound, nor of one that is cut off before its samples", () => {
  expect(readWavHead(new TextEncoder().encode("<!doctype html>"))).toBeUndefined();
  expect(readWavHead(new Uint8Array(8))).toBeUndefined();
  expect(readWavHead(new Uint8Array(128))).toBeUndefined();
  expect(readWavHead(wav(16).subarray(0, 48))).toBeUndefined();
});

it("is read wherever in a buffer it lies", () => {
  const within = new Uint8Array(200);
  within.set(wav(16), 33);
  expect(readWavHead(within.subarray(33))).toMatchObject(known);
});
