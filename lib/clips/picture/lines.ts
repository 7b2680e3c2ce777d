import { type Cluster, ellipsis, type Piece, pieceOf } from "./pieces";
import { plainTypeface } from "./typefaces";

export type Line = Piece[];

export const widthOf = (line: Line): number =>
  line.reduce((sum, { width, gap }, i) => sum + width + (i === 0 ? 0 : gap), 0);

/** Breaks pieces into lines of at most `room` ems. A word that is wider is elided in its middle. */
export function breakLines(pieces: readonly Piece[], room: number): Line[] {
  const lines: Line[] = [];
  let left = 0;
  for (const piece of pieces) {
    const fitted = piece.width > room ? elideMiddle(piece, room) : piece;
    const line = lines.at(-1);
    if (line && fitted.gap + fitted.width <= left) {
      line.push(fitted);
      left -= fitted.gap + fitted.width;
    } else {
      lines.push([fitted]);
      left = room - fitted.width;
    }
  }
  return lines;
}

/** The narrowest lines that are no more than those of `room`: a bubble hugs its text, and no word is left alone. */
export function balanceLines(pieces: readonly Piece[], room: number): Line[] {
  let best = breakLines(pieces, room);
  let [low, high] = [Math.max(...best.map(widthOf)) / 2, Math.max(...best.map(widthOf))];
  // Nothing is elided for the sake of looks.
  low = Math.max(low, ...best.flat().map(({ width }) => width));
  while (high - low > 0.2) {
    const middle = (low + high) / 2;
    const lines = breakLines(pieces, middle);
    if (lines.length <= best.length) [best, high] = [lines, middle];
    else low = middle;
  }
  return best;
}

/** The first `count` lines; the last of them ends in an ellipsis when more would follow. `level` is the paragraph's. */
export function cutLines(lines: readonly Line[], count: number, room: number, level: number): Line[] {
  if (lines.length <= count) return [...lines];
  const kept = lines.slice(0, count);
  const last = kept.pop();
  return last ? [...kept, endWithEllipsis(last, room, level)] : kept;
}

function endWithEllipsis(line: Line, room: number, level: number): Line {
  const kept = [...line];
  const end = pieceOf(-1, [ellipsisCluster(level, kept[0]?.clusters.at(-1)?.typeface)]);
  while (kept.length > 1 && widthOf(kept) + end.width > room) kept.pop();
  const only = kept[0];
  if (kept.length === 1 && only && !only.isHidden && only.width + end.width > room) {
    return [elideEnd(only, room - end.width), end];
  }
  return [...kept, end];
}

/** In the typeface of what is left out where that has one. */
function ellipsisCluster(level: number, typeface: Cluster["typeface"]): Cluster {
  const has = typeface?.font.glyph(ellipsis.charCodeAt(0));
  return { text: ellipsis, level, typeface: has ? typeface : plainTypeface() };
}

function elideMiddle(piece: Piece, room: number): Piece {
  const { clusters } = piece;
  return longest(piece, room, (count) => {
    const head = clusters.slice(0, Math.ceil(count / 2));
    const tail = clusters.slice(clusters.length - Math.floor(count / 2));
    return [...head, ellipsisCluster(head.at(-1)?.level ?? 0, head.at(-1)?.typeface), ...tail];
  });
}

const elideEnd = (piece: Piece, room: number): Piece =>
  longest(piece, room, (count) => piece.clusters.slice(0, count));

/** With as many of the piece's clusters as fit into `room`. */
function longest(piece: Piece, room: number, keep: (count: number) => Cluster[]): Piece {
  let [low, high] = [0, piece.clusters.length];
  let best = pieceOf(piece.word, keep(0));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const tried = pieceOf(piece.word, keep(middle));
    if (tried.width <= room) [best, low] = [tried, middle];
    else high = middle - 1;
  }
  return { ...best, gap: piece.gap, gapLevel: piece.gapLevel };
}
