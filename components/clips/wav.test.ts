import { describe, expect, it } from "vitest";
import { readWavHead } from "@/lib/clips/wav-head";
import { bytesOfSpan, peaksOf, toWav } from "./wav";

/** 16-bit stereo at 8 kHz: each frame holds its own number twice; a chunk of odd length stands before the samples. */
function stereo(frames: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(12 + 24 + 12 + 8 + frames * 4));
  const put = (at: number, text: string) => {
    for (const [i, letter] of [...text].entries()) view.setUint8(at + i, letter.charCodeAt(0));
  };
  put(0, "RIFF");
  put(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 32_000, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  put(36, "LIST");
  view.setUint32(40, 3, true);
  put(48, "data");
  view.setUint32(52, frames * 4, true);
  for (let i = 0; i < frames * 2; i++) view.setInt16(56 + i * 2, Math.floor(i / 2), true);
  return view.buffer;
}

describe("a WAV file", () => {
  it("gives up a stretch of itself as a WAV file", () => {
    const file = stereo(16_000);
    const head = readWavHead(new Uint8Array(file, 0, 200));
    if (!head) throw new Error("no head");
    const { from, to } = bytesOfSpan(head, 0.5, 0.75);
    const cut = new DataView(toWav(head, file.slice(from, to)));
    expect(readWavHead(new Uint8Array(cut.buffer))).toMatchObject({
      dataAt: 44,
      frameBytes: 4,
      framesPerSecond: 8000,
    });
    expect([cut.getInt16(44, true), cut.getInt16(cut.byteLength - 2, true)]).toEqual([4000, 5999]);
    expect(cut.getUint32(40, true)).toBe(2000 * 4);
  });

  it("has its loudest part reach 1, and silence stay low", () => {
    expect(peaksOf(new Float32Array([0, 0, 0.1, -0.4, 0.2, 0]), 3)).toEqual(
      [0, 1, 0.5].map((n) => expect.closeTo(n)),
    );
    expect(peaksOf(new Float32Array([0, 0.001]), 1)[0]).toBeLessThan(0.2);
  });
});
