import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodePng, type Picture } from "@/lambda/video-generator/picture/png";
import { clipFormats, clipSizes, type WordBox, waveformBands } from "@/types/clip";
import { drawClip, drawPreview, type PictureInput } from "./chat-image";

const golden = join(import.meta.dirname, "../../tests/fixtures/pictures");
const names = readdirSync(golden).filter((file) => file.endsWith(".json"));
const inputOf = (name: string): PictureInput => JSON.parse(readFileSync(join(golden, name), "utf8"));

/** As the video function reads it: what it would refuse is undefined. */
function pixelsOf(png: Buffer, size: { width: number; height: number }): Picture {
  const picture = decodePng(png, size);
  if (!picture) throw new Error("The video function could not read the picture.");
  return picture;
}

/** Pixels that are brighter than any ground, bubble or hidden block. */
function* inkIn({ rgb, width }: Picture, area: { x: number; y: number; width: number; height: number }) {
  for (let y = area.y; y < area.y + area.height; y += 1)
    for (let x = area.x; x < area.x + area.width; x += 1) {
      const at = (y * width + x) * 3;
      if (Math.max(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0) > 120) yield { x, y };
    }
}

const isIn = ({ x, y }: { x: number; y: number }, box: WordBox) =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;

const said = (text: string, hidden: readonly number[] = []) =>
  text.split(" ").map((word, i) => ({ text: word, isHidden: hidden.includes(i) }));

/** Where two pictures differ by more than `most` in any colour. */
function differing(a: Picture, b: Picture, most = 0) {
  const found = new Map<number, { x: number; y: number }>();
  for (let i = 0; i < a.rgb.length; i += 1) {
    if (Math.abs((a.rgb[i] ?? 0) - (b.rgb[i] ?? 0)) <= most) continue;
    const at = Math.floor(i / 3);
    found.set(at, { x: at % a.width, y: Math.floor(at / a.width) });
  }
  return [...found.values()];
}

describe("the picture of a clip", () => {
  it.each(names)("looks as it did when it was last looked at: %s", async (name) => {
    const input = inputOf(name);
    const size = { width: clipSizes[input.format].width / 2, height: clipSizes[input.format].height / 2 };
    const now = pixelsOf(await drawPreview(input), size);
    const then = pixelsOf(readFileSync(join(golden, name.replace(".json", ".png"))), size);
    expect(differing(now, then, 24).length / (size.width * size.height)).toBeLessThan(0.0005);
  });

  it.each(clipFormats)(
    "keeps every word in its own box, clear of the platforms and the waveform: %s",
    async (format) => {
      const turns = [
        {
          role: "user" as const,
          words: said("Honestly, “forty” notes (my jj) قال لي المريض 我今天很累 ÅÇğ", [3]),
        },
        { role: "agent" as const, words: said("Typography — quiet. Fjord; ffi? Go.") },
      ];
      const { png, boxes, width, height } = await drawClip({ format, turns, isAnonymized: true });
      const picture = pixelsOf(png, { width, height });
      const head = format === "9:16" ? 320 : 130;
      for (const at of inkIn(picture, { x: 0, y: head, width, height: height - head }))
        if (boxes.filter((box) => isIn(at, box)).length !== 1) expect(at).toBe("in one box");
      for (const box of boxes) expect([...inkIn(picture, box)].length).toBeGreaterThan(8);
      expect(boxes).toHaveLength(turns.flatMap(({ words }) => words).length - 1);
      if (format === "9:16")
        expect(boxes.every((box) => box.x >= 108 && box.x + box.width <= 960)).toBe(true);
      const band = waveformBands[format];
      const ground = [
        ...picture.rgb.subarray((band.y * width + band.x) * 3, (band.y * width + band.x) * 3 + 3),
      ];
      for (let y = band.y; y < band.y + band.height; y += 1)
        for (let at = (y * width + band.x) * 3; at < (y * width + band.x + band.width) * 3; at += 1)
          if (picture.rgb[at] !== ground[at % 3]) expect([at, picture.rgb[at]]).toBe("empty");
    },
  );

  it("changes only inside a word's box when only that word changes", async () => {
    const draw = (word: string) =>
      drawClip({
        format: "1:1",
        turns: [{ role: "user", words: said(`We saw ${word} again`) }],
        isAnonymized: false,
      });
    // The same letters in another order, so that nothing else has to move.
    const [a, b] = await Promise.all([draw("nhun"), draw("unhn")]);
    const boxes = [...a.boxes, ...b.boxes].filter(({ word }) => word === 2);
    const changed = differing(pixelsOf(a.png, a), pixelsOf(b.png, b));
    expect(changed.length).toBeGreaterThan(50);
    expect(changed.every((at) => boxes.some((box) => isIn(at, box)))).toBe(true);
  });

  it("shows nothing of a hidden word: neither its letters, nor its length, nor its script", async () => {
    const draw = (first: string, second: string) =>
      drawClip({
        format: "1:1",
        turns: [{ role: "user", words: said(`My patient ${first} ${second} slept`, [2, 3]) }],
        isAnonymized: true,
      });
    const [a, b] = await Promise.all([draw("Al", "Wu,"), draw("Abdurrahman-Featherstonehaugh", "מרים")]);
    expect(a.png.equals(b.png)).toBe(true);
    expect(a.boxes).toEqual(b.boxes);
    expect(a.boxes.map(({ word }) => word)).toEqual([0, 1, 4]);
  });

  it("says that a voice was re-created only where one was", async () => {
    const draw = (isAnonymized: boolean) => drawClip({ format: "1:1", turns: [], isAnonymized });
    const [made, original] = await Promise.all([draw(true), draw(false)]);
    const changed = differing(pixelsOf(made.png, made), pixelsOf(original.png, original));
    expect(changed.length).toBeGreaterThan(300);
    expect(changed.every(({ x, y }) => x > 700 && y < 130)).toBe(true);
  });
});
