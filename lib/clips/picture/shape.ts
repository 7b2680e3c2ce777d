import { Direction, Buffer as HarfBuzzBuffer, shape } from "harfbuzzjs";
import type { Typeface } from "./typefaces";

/** In ems, from the pen's place on the baseline; y grows downwards. */
export type Ink = { left: number; top: number; right: number; bottom: number };

/** Something set in one go. Widths are in ems, so that it can be drawn at any size without being set again. */
export type Run = {
  advance: number;
  /** Undefined when nothing is seen of it. */
  ink: Ink | undefined;
  /** Its level in the bidirectional text: odd runs from right to left. */
  level: number;
  draw: (x: number, baseline: number, size: number) => string;
};

type Placed = { glyph: number; x: number; y: number };

const paths = new Map<string, string>();

/** Sets text of one typeface and one direction. Clusters that have a width get `spacing` ems more of it. */
export function setRun(typeface: Typeface, text: string, level: number, spacing: number): Run {
  const { font, upem } = typeface;
  const buffer = new HarfBuzzBuffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(level % 2 ? Direction.RTL : Direction.LTR);
  shape(font, buffer);
  const placed: Placed[] = [];
  let pen = 0;
  let ink: Ink | undefined;
  for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
    const at = { glyph: codepoint, x: (pen + xOffset) / upem, y: -yOffset / upem };
    placed.push(at);
    const extents = font.glyphExtents(codepoint);
    if (extents?.width) {
      const left = at.x + extents.xBearing / upem;
      const top = at.y - extents.yBearing / upem;
      ink = join(ink, {
        left,
        top,
        right: left + extents.width / upem,
        bottom: top - extents.height / upem,
      });
    }
    pen += xAdvance === 0 ? 0 : xAdvance + spacing * upem;
  }
  return { advance: pen / upem, ink, level, draw: (x, y, size) => drawGlyphs(typeface, placed, x, y, size) };
}

function drawGlyphs(
  typeface: Typeface,
  placed: readonly Placed[],
  x: number,
  y: number,
  size: number,
): string {
  const scale = (size / typeface.upem).toFixed(5);
  return placed
    .map((at) => {
      const path = pathOf(typeface, at.glyph);
      if (path === "") return "";
      const place = `${(x + at.x * size).toFixed(2)} ${(y + at.y * size).toFixed(2)}`;
      return `<path transform="matrix(${scale} 0 0 -${scale} ${place})" d="${path}"/>`;
    })
    .join("");
}

function pathOf({ name, font }: Typeface, glyph: number): string {
  const key = `${name} ${glyph}`;
  const known = paths.get(key);
  if (known !== undefined) return known;
  const path = font.glyphToPath(glyph);
  paths.set(key, path);
  return path;
}

export const join = (a: Ink | undefined, b: Ink | undefined): Ink | undefined =>
  a && b
    ? {
        left: Math.min(a.left, b.left),
        top: Math.min(a.top, b.top),
        right: Math.max(a.right, b.right),
        bottom: Math.max(a.bottom, b.bottom),
      }
    : (a ?? b);
