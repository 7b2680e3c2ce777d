import { type Area, bubble, type Look } from "./formats";
import { balanceLines, breakLines, cutLines, type Line, widthOf } from "./lines";
import { ellipsis, type PictureTurn, pieceOf, toPieces } from "./pieces";
import { plainTypeface, type Voice } from "./typefaces";

/** The turn of the dots that stand for those there is no room for. */
export const leftOut = -1;

/** One bubble's text. */
export type Block = { turn: number; role: Voice; lines: Line[]; isRightToLeft: boolean };
export type Fitted = { size: number; blocks: Block[] };

type Text = { turn: number; role: Voice } & ReturnType<typeof toPieces>;

/** The largest size at which everything fits; at the smallest, as much of each turn as there is room for. */
export function fitTurns(turns: readonly PictureTurn[], look: Look): Fitted {
  const texts = turns
    .map((turn, index) => ({ turn: index, role: turn.role, ...toPieces(turn) }))
    .filter(({ pieces }) => pieces.length > 0);
  const smallest = look.sizes.at(-1) ?? 1;
  const size = look.sizes.find((tried) => heightOf(linesOf(texts, look, tried)) * tried <= look.chat.height);
  const room = roomAt(look, size ?? smallest);
  if (size) return { size, blocks: texts.map((text) => toBlock(text, balanceLines(text.pieces, room))) };
  return { size: smallest, blocks: cutToFit(texts, look, smallest) };
}

/** Of a line, in ems. */
const roomAt = ({ chat, share }: Look, size: number) => (chat.width * share) / size - 2 * bubble.padX;

const linesOf = (texts: readonly Text[], look: Look, size: number) =>
  texts.map(({ pieces }) => breakLines(pieces, roomAt(look, size)).length);

/** Ems. */
const heightOf = (lines: readonly number[]) =>
  lines.reduce((sum, count) => sum + count * bubble.lineHeight + 2 * bubble.padY, 0) +
  Math.max(0, lines.length - 1) * bubble.gap;

function cutToFit(texts: readonly Text[], look: Look, size: number): Block[] {
  const height = look.chat.height / size;
  const most = Math.floor((height + bubble.gap) / (bubble.lineHeight + 2 * bubble.padY + bubble.gap));
  // One place is kept for the dots.
  const kept = texts.length <= most ? texts : withoutMiddle(texts, most - 1);
  const dots = kept.length < texts.length ? 1 : 0;
  const wanted = kept.map(({ pieces }) => breakLines(pieces, roomAt(look, size)));
  const counts = shareLines(
    wanted.map((lines) => lines.length),
    (given) => heightOf([...given, ...Array(dots).fill(1)]) <= height,
  );
  const blocks = kept.map((text, i) =>
    toBlock(text, cutLines(wanted[i] ?? [], counts[i] ?? 0, roomAt(look, size), text.isRightToLeft ? 1 : 0)),
  );
  const gapAt = Math.ceil(kept.length / 2);
  if (dots === 0) return blocks;
  return [...blocks.slice(0, gapAt), dotsBlock(), ...blocks.slice(gapAt)];
}

const dotsBlock = (): Block => ({
  turn: leftOut,
  role: "agent",
  lines: [[pieceOf(-1, [{ text: ellipsis, level: 0, typeface: plainTypeface() }])]],
  isRightToLeft: false,
});

function withoutMiddle<T>(all: readonly T[], count: number): T[] {
  return [...all.slice(0, Math.ceil(count / 2)), ...all.slice(all.length - Math.floor(count / 2))];
}

/** One line each, then one more for each in turn, until nothing more fits: the long ones are cut, the short ones whole. */
function shareLines(wanted: readonly number[], fits: (given: readonly number[]) => boolean): number[] {
  let given = wanted.map(() => 1);
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (let i = 0; i < wanted.length; i += 1) {
      const more = given.map((count, k) => (k === i ? count + 1 : count));
      if ((given[i] ?? 0) >= (wanted[i] ?? 0) || !fits(more)) continue;
      given = more;
      isGrowing = true;
    }
  }
  return given;
}

const toBlock = ({ turn, role, isRightToLeft }: Text, lines: Line[]): Block => ({
  turn,
  role,
  lines,
  isRightToLeft,
});

/** Pixels of a block's text, without the bubble around it. */
export function sizeOf({ lines }: Block, size: number): Pick<Area, "width" | "height"> {
  const width = Math.ceil(Math.max(0, ...lines.map(widthOf)) * size);
  return { width, height: Math.max(1, lines.length) * bubble.lineHeight * size };
}
