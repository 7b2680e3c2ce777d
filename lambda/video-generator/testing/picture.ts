import { deflateSync } from "node:zlib";
import { type ClipFormat, type ClipTurn, clipSizes, type WordBox } from "../../../types/clip";

type Colour = readonly [number, number, number];
const ground: Colour = [15, 20, 29];
const bubble: Colour = [35, 41, 51];
const ink: Colour = [242, 238, 230];
const GLYPH_WIDTH = 17;
const LINE = 54;

/** A stand-in for the chat picture: bubbles, and for each word a row of strokes with its box. */
export function drawTestPicture(
  format: ClipFormat,
  turns: readonly ClipTurn[],
): { png: Buffer; boxes: WordBox[] } {
  const { width, height } = clipSizes[format];
  const rgba = Buffer.alloc(width * height * 4);
  const fill = (x: number, y: number, w: number, h: number, [r, g, b]: Colour) => {
    for (let row = y; row < Math.min(height, y + h); row += 1) {
      for (let at = (row * width + x) * 4; at < (row * width + x + w) * 4; at += 4) {
        rgba[at] = r;
        rgba[at + 1] = g;
        rgba[at + 2] = b;
        rgba[at + 3] = 255;
      }
    }
  };
  fill(0, 0, width, height, ground);
  const boxes: WordBox[] = [];
  let y = Math.round(height * 0.08);
  turns.forEach((turn, t) => {
    const left = turn.role === "agent" ? 90 : 170;
    const placed = place(turn, t, left + 30, y + 24, width - left - 160);
    const bottom = Math.max(y, ...placed.map((box) => box.y)) + LINE;
    fill(left, y, width - left - 90, bottom - y + 10, bubble);
    for (const box of placed) {
      for (let x = box.x; x < box.x + box.width - 6; x += GLYPH_WIDTH) {
        const tall = ((x * 7 + box.word * 13) % 16) + 16;
        fill(x, box.y + box.height - tall, 4, tall, ink);
        fill(x, box.y + box.height - 6, GLYPH_WIDTH - 6, 4, ink);
      }
    }
    boxes.push(...placed);
    y = bottom + 40;
  });
  return { png: toPng(rgba, width, height), boxes: boxes.filter((box) => box.y + box.height < height) };
}

function place(turn: ClipTurn, index: number, left: number, top: number, room: number): WordBox[] {
  let [x, y] = [left, top];
  return turn.words.map(({ word }, i) => {
    const width = word.length * GLYPH_WIDTH;
    if (x + width > left + room) [x, y] = [left, y + LINE];
    const box = { turn: index, word: i, x, y, width, height: 38 };
    x += width + GLYPH_WIDTH;
    return box;
  });
}

export function toPng(rgba: Buffer, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1)
    rgba.copy(rows, y * (width * 4 + 1) + 1, y * width * 4, (y + 1) * width * 4);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The checksum is left at zero: nothing here looks at it. */
function chunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}
