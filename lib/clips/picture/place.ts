import type { WordBox } from "@/types/clip";
import type { Block } from "./fit";
import { type Area, bubble } from "./formats";
import { type Line, widthOf } from "./lines";
import type { Piece } from "./pieces";
import { type Ink, join, type Run } from "./shape";

/** Ems above and below the baseline that every box of a line covers. */
const ASCENT = 0.8;
const DESCENT = 0.26;
/** Ems from the top of a line to its baseline. */
const BASELINE = (bubble.lineHeight + ASCENT - DESCENT) / 2;

type Atom = { level: number; advance: number; piece?: Piece; run?: Run };
type Placed = { piece: Piece; ink: Ink; from: number };

/** Puts a block's words where they stand: what draws them, and the box of each that can be read. */
export function placeWords(block: Block, at: Area, size: number): { svg: string; boxes: WordBox[] } {
  const drawn: string[] = [];
  const boxes = new Map<number, WordBox>();
  block.lines.forEach((line, i) => {
    const top = at.y + i * bubble.lineHeight * size;
    const baseline = top + BASELINE * size;
    let x = at.x + (block.isRightToLeft ? at.width - widthOf(line) * size : 0);
    const placed: Placed[] = [];
    for (const [from, { advance, piece, run }] of visualOrder(line).entries()) {
      if (piece && run) {
        drawn.push(clipped(run, run.draw(x, baseline, size), { ...at, y: top }, baseline, size));
        if (run.ink && piece.word >= 0)
          placed.push({ piece, ink: toPixels(run.ink, x, baseline, size), from });
      }
      x += advance * size;
    }
    for (const [word, ink] of inkOfWords(placed)) {
      const box = toBox(block.turn, word, ink, baseline, top, size);
      // A word that goes on in the next line is lit where more of it stands.
      if (box.width > (boxes.get(word)?.width ?? 0)) boxes.set(word, box);
    }
  });
  return { svg: drawn.join(""), boxes: [...boxes.values()] };
}

/** UAX #9, L2: from the highest level down to 1, whatever stands at that level or above is turned round. */
function visualOrder(line: Line): Atom[] {
  const atoms = line.flatMap((piece, i): Atom[] => [
    ...(i > 0 && piece.gap > 0 ? [{ level: piece.gapLevel, advance: piece.gap }] : []),
    ...piece.runs.map((run) => ({ level: run.level, advance: run.advance, piece, run })),
  ]);
  for (let level = Math.max(0, ...atoms.map((atom) => atom.level)); level > 0; level -= 1) {
    for (let from = 0; from < atoms.length; from += 1) {
      let to = from;
      while ((atoms[to]?.level ?? -1) >= level) to += 1;
      if (to > from) atoms.splice(from, to - from, ...atoms.slice(from, to).reverse());
      from = to;
    }
  }
  return atoms;
}

/** What is seen of each word; where bidirectional text tears a word apart, of its widest part. */
function inkOfWords(placed: readonly Placed[]): Map<number, Ink> {
  const parts: { word: number; ink: Ink; to: number }[] = [];
  for (const { piece, ink, from } of placed) {
    const last = parts.at(-1);
    if (last?.word === piece.word && last.to === from - 1) {
      last.ink = join(last.ink, ink) ?? ink;
      last.to = from;
    } else parts.push({ word: piece.word, ink, to: from });
  }
  const widest = new Map<number, Ink>();
  for (const { word, ink } of parts) {
    const known = widest.get(word);
    if (!known || known.right - known.left < ink.right - ink.left) widest.set(word, ink);
  }
  return widest;
}

const toPixels = (ink: Ink, x: number, baseline: number, size: number): Ink => ({
  left: x + ink.left * size,
  right: x + ink.right * size,
  top: baseline + ink.top * size,
  bottom: baseline + ink.bottom * size,
});

function toBox(
  turn: number,
  word: number,
  ink: Ink,
  baseline: number,
  lineTop: number,
  size: number,
): WordBox {
  const x = Math.floor(ink.left);
  const top = Math.max(Math.floor(lineTop), Math.floor(Math.min(ink.top, baseline - ASCENT * size)));
  const lineBottom = Math.ceil(lineTop + bubble.lineHeight * size);
  const bottom = Math.min(lineBottom, Math.ceil(Math.max(ink.bottom, baseline + DESCENT * size)));
  return { turn, word, x, y: top, width: Math.ceil(ink.right) - x, height: bottom - top };
}

/** Marks heaped upon marks stay in their own line. */
function clipped(run: Run, svg: string, line: Area, baseline: number, size: number): string {
  const { ink } = run;
  const isInside =
    !ink ||
    (baseline + ink.top * size >= line.y &&
      baseline + ink.bottom * size <= line.y + bubble.lineHeight * size);
  if (isInside) return svg;
  const id = `line-${line.y.toFixed(0)}`;
  const rect = `<rect x="${line.x - 40}" y="${line.y}" width="${line.width + 80}" height="${bubble.lineHeight * size}"/>`;
  return `<clipPath id="${id}">${rect}</clipPath><g clip-path="url(#${id})">${svg}</g>`;
}
