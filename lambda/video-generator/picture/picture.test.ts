import fc from "fast-check";
import { expect, it } from "vitest";
import { clipSizes } from "../../../types/clip";
import type { CaptionWord } from "../plan/clip-plan";
import { drawTestPicture, toPng } from "../testing/picture";
import { Canvas } from "./canvas";
import { lightWord, litArea } from "./lit-word";
import { decodePng, type Picture } from "./png";
import { scoreOf } from "./score";

const word = (start: number, end: number): CaptionWord => ({
  turn: 0,
  word: 0,
  role: "user",
  text: "word",
  start,
  end,
  isHidden: false,
});

/** A word of two strokes in the middle of one ground. */
function pictureOf(ground: number[], ink: number[]): Picture {
  const rgb = new Uint8Array(64 * 64 * 3);
  for (let i = 0; i < 64 * 64; i += 1) {
    const [x, y] = [i % 64, Math.floor(i / 64)];
    const isInk = y >= 24 && y < 40 && ((x >= 22 && x < 27) || (x >= 34 && x < 39));
    rgb.set(isInk ? ink : ground, i * 3);
  }
  return { width: 64, height: 64, rgb };
}

it.each([
  ["dark", [35, 41, 51], [242, 238, 230]],
  ["lamp-coloured", [240, 186, 95], [25, 30, 40]],
  ["white", [255, 255, 255], [25, 30, 40]],
])(
  "lights a word so that it can be read and seen on a %s ground, and puts it out again",
  (_, ground, ink) => {
    const canvas = new Canvas(pictureOf(ground, ink));
    const before = Buffer.from(canvas.planes);
    const box = { x: 20, y: 22, width: 22, height: 20 };
    lightWord(canvas, box);
    const at = (x: number, y: number) => canvas.planes[y * 64 + x] ?? 0;
    expect(Math.abs(at(24, 30) - at(30, 30))).toBeGreaterThan(90);
    expect(Math.abs(at(30, 30) - (before[30 * 64 + 30] ?? 0))).toBeGreaterThan(10);
    canvas.restore(litArea(box));
    expect(canvas.planes.equals(before)).toBe(true);
  },
);

it("reads its own kind of PNG whatever the filters, and refuses every other", () => {
  const { png } = drawTestPicture("1:1", []);
  expect(decodePng(png, clipSizes["1:1"])?.rgb.subarray(0, 3)).toEqual(Uint8Array.from([15, 20, 29]));
  expect(decodePng(png, clipSizes["9:16"])).toBeUndefined();
  expect(decodePng(png.subarray(0, png.length / 2), clipSizes["1:1"])).toBeUndefined();
  expect(decodePng(Buffer.from("GIF89a"), clipSizes["1:1"])).toBeUndefined();
  const tiny = toPng(Buffer.from([255, 0, 0, 255, 0, 0, 255, 0]), 2, 1);
  expect(decodePng(tiny, { width: 2, height: 1 })?.rgb).toEqual(Uint8Array.from([255, 0, 0, 0, 0, 0]));
});

it("changes the picture in order, from the first frame to the end card, with a key frame at least every five seconds", () => {
  const spans = fc.array(
    fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true })),
  );
  fc.assert(
    fc.property(spans, (pairs) => {
      const words = pairs.map(([start, length]) => word(start, Math.min(20, start + length)));
      const changes = scoreOf(words, 20, 630);
      const frames = changes.map(({ frame }) => frame);
      expect(frames[0]).toBe(0);
      expect(frames).toEqual([...new Set(frames)].sort((a, b) => a - b));
      expect(changes.at(-1)).toMatchObject({ frame: 600, isEndCard: true, isKey: true });
      const keys = changes.filter(({ isKey }) => isKey).map(({ frame }) => frame);
      expect(Math.max(...keys.map((key, i) => key - (keys[i - 1] ?? 0)))).toBeLessThanOrEqual(150);
    }),
    { numRuns: 50 },
  );
});
