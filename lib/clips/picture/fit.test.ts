import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipFormats, type WordBox } from "@/types/clip";
import { type Fitted, fitTurns, leftOut, sizeOf } from "./fit";
import { bubble, looks } from "./formats";
import { widthOf } from "./lines";
import { ellipsis, type PictureTurn, toText } from "./pieces";
import { placeWords } from "./place";

const turn = (role: PictureTurn["role"], text: string): PictureTurn => ({
  role,
  words: text.split(" ").map((word) => ({ text: word, isHidden: false })),
});
const graphemes = (text: string) =>
  [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);

/** Every box, with the bubbles one under the other from the top left. */
function boxesOf({ blocks, size }: Fitted): WordBox[] {
  let y = 0;
  return blocks.flatMap((block) => {
    const { width, height } = sizeOf(block, size);
    const { boxes } = placeWords(block, { x: 200, y, width, height }, size);
    y += height + bubble.padY * size;
    return boxes;
  });
}

const share = (a: WordBox, b: WordBox) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const scraps = [
  "rounds",
  "مرحبا",
  "(CT)",
  "שלום",
  "患者さん",
  "病人，",
  "क्षत्रिय",
  "👩🏽‍⚕️",
  "e\u0301\u0323\u0302".repeat(9),
  "3:30",
  "\ud800",
  "\u202eevil",
  "ภาษาไทยยาว",
  "ꙮ𓀀",
  "W".repeat(60),
  "👨‍👩‍👧‍👦".repeat(15),
  " ",
];

describe("fitting an exchange into a picture", () => {
  it("holds whatever is said inside the bubbles, each word in a box of its own", () => {
    const word = fc.oneof(
      fc.constantFrom(...scraps),
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.string({ unit: "binary", maxLength: 6 }),
    );
    const anyTurn = fc.record({
      role: fc.constantFrom("agent" as const, "user" as const),
      words: fc.array(fc.record({ text: word, isHidden: fc.boolean() }), { maxLength: 14 }),
    });
    const property = fc.property(
      fc.constantFrom(...clipFormats),
      fc.array(anyTurn, { maxLength: 9 }),
      (format, turns) => {
        const [look, fitted] = [looks[format], fitTurns(turns, looks[format])];
        const heights = fitted.blocks.map((block) => {
          const { width, height } = sizeOf(block, fitted.size);
          expect(width + 2 * bubble.padX * fitted.size).toBeLessThanOrEqual(look.chat.width * look.share + 1);
          return height + 2 * bubble.padY * fitted.size;
        });
        const gaps = Math.max(0, heights.length - 1) * bubble.gap * fitted.size;
        expect(heights.reduce((sum, height) => sum + height, gaps)).toBeLessThanOrEqual(look.chat.height + 1);
        const boxes = boxesOf(fitted);
        expect(new Set(boxes.map((box) => `${box.turn} ${box.word}`)).size).toBe(boxes.length);
        expect(boxes.every((box) => turns[box.turn]?.words[box.word]?.isHidden === false)).toBe(true);
      },
    );
    fc.assert(property, { numRuns: 30 });
  });

  it("lets no two boxes of ordinary words touch", () => {
    const said =
      "Well, (honestly) I wrote “fifty” notes — 3:30 am, غدا صباحا 我今天很累。 👩🏽‍⚕️ and then jj ff Ty.";
    const boxes = boxesOf(fitTurns([turn("user", said), turn("agent", said)], looks["1:1"]));
    const clashes = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => share(a, b)));
    expect(boxes.length).toBe(2 * said.split(" ").length);
    expect(clashes).toEqual([]);
  });

  it("takes the largest letters that let all be read, and smaller ones for more", () => {
    const sizes = [8, 60, 110].map((count) => {
      const fitted = fitTurns([turn("user", Array(count).fill("rounds").join(" "))], looks["9:16"]);
      expect(boxesOf(fitted)).toHaveLength(count);
      return fitted.size;
    });
    expect(sizes[0]).toBe(looks["9:16"].sizes[0]);
    expect(sizes[1]).toBeLessThan(sizes[0] ?? 0);
    expect(sizes[2]).toBeLessThan(sizes[1] ?? 0);
  });

  it("cuts the longest turns at their end and leaves the short ones whole", () => {
    const long = Array(400).fill("rounds").join(" ");
    const { blocks, size } = fitTurns([turn("user", long), turn("agent", "Sleep now.")], looks["16:9"]);
    const last = blocks.map(({ lines }) => lines.at(-1)?.at(-1)?.clusters[0]?.text);
    expect(size).toBe(looks["16:9"].sizes.at(-1));
    expect(last).toEqual([ellipsis, "n"]);
  });

  it("elides a word that is wider than a line in its middle, between characters as readers see them", () => {
    const family = "👨‍👩‍👧‍👦";
    const word = `${family.repeat(20)}${"ṉ̃".repeat(40)}🇺🇸`;
    const { blocks } = fitTurns([turn("agent", `So ${word} then`)], looks["1:1"]);
    const piece = blocks[0]?.lines.flat().find((one) => one.word === 1);
    const clusters = piece?.clusters.map(({ text }) => text) ?? [];
    const at = clusters.indexOf(ellipsis);
    const whole = graphemes(toText(word));
    expect(at).toBeGreaterThan(3);
    expect(clusters.slice(0, at)).toEqual(whole.slice(0, at));
    expect(clusters.slice(at + 1)).toEqual(whole.slice(-(clusters.length - at - 1)));
  });

  it("leaves out turns from the middle when there are more than there is room for, and says so", () => {
    const turns = Array.from({ length: 60 }, (_, i) => turn(i % 2 ? "agent" : "user", `Turn ${i}.`));
    const shown = fitTurns(turns, looks["1:1"]).blocks.map((block) => block.turn);
    expect(shown.filter((one) => one === leftOut)).toHaveLength(1);
    expect([shown[0], shown.at(-1)]).toEqual([0, 59]);
  });

  it("shows a box for what no font of ours can set, and leaves unknown marks off their letters", () => {
    const line = (text: string) => fitTurns([turn("agent", text)], looks["1:1"]).blocks[0]?.lines[0] ?? [];
    const [unknown, marked, plain] = [line("\u1780"), line("Z\u1dfc\u0336"), line("Z\u0336")];
    expect(unknown[0]?.runs[0]?.ink).toBeDefined();
    expect(unknown[0]?.width).toBeGreaterThan(0.5);
    expect(marked[0]?.width).toBeCloseTo(plain[0]?.width ?? 0, 3);
  });

  it("sets right-to-left words from the right, with left-to-right ones among them from the left", () => {
    const fitted = fitTurns([turn("user", "قال CT scan اليوم")], looks["16:9"]);
    const [said, ct, scan, today] = boxesOf(fitted)
      .sort((a, b) => a.word - b.word)
      .map(({ x }) => x);
    expect([said, ct, scan, today].sort((a = 0, b = 0) => a - b)).toEqual([today, ct, scan, said]);
  });

  it("joins Arabic letters and puts no space between Chinese words", () => {
    const joined = fitTurns([turn("user", "مرحبا")], looks["1:1"]).blocks[0]?.lines[0] ?? [];
    const apart = fitTurns([turn("user", "م ر ح ب ا")], looks["1:1"]).blocks[0]?.lines[0] ?? [];
    const inked = (line: typeof joined) => line.reduce((sum, { width }) => sum + width, 0);
    expect(inked(joined)).toBeLessThan(inked(apart) * 0.85);
    const widths = ["我今天很累", "我 今 天 很 累"].map((text) =>
      widthOf(fitTurns([turn("user", text)], looks["1:1"]).blocks[0]?.lines[0] ?? []),
    );
    expect(widths[1]).toBeCloseTo(widths[0] ?? 0, 3);
  });
});
