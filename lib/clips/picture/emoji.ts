import { openEmoji } from "../open-picture-files";
import type { Run } from "./shape";

const emojiLike = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Regional_Indicator}/u;
/** The set draws in a square of 36. */
const SQUARE = 36;
const SIZE = 1.1;
const ADVANCE = 1.2;
const RISE = 0.9;

const drawings = new Map<string, string | undefined>();

export const isEmoji = (cluster: string): boolean => emojiLike.test(cluster);

/** An emoji as a picture among letters, or undefined when the set has none. Of a new combination its first part is shown. */
export function setEmoji(cluster: string, level: number): Run | undefined {
  const drawing = codesOf(cluster).map(drawingOf).find(Boolean);
  if (!drawing) return undefined;
  const side = (ADVANCE - SIZE) / 2;
  return {
    advance: ADVANCE,
    ink: { left: side, top: -RISE, right: side + SIZE, bottom: SIZE - RISE },
    level,
    draw: (x, y, size) => {
      const place = `${(x + side * size).toFixed(2)} ${(y - RISE * size).toFixed(2)}`;
      return `<g transform="translate(${place}) scale(${((size * SIZE) / SQUARE).toFixed(5)})">${drawing}</g>`;
    },
  };
}

/** File names to try: as it is, without variation selectors, and its first character alone. */
function codesOf(cluster: string): string[] {
  const points = [...cluster].map((char) => (char.codePointAt(0) ?? 0).toString(16));
  const bare = points.filter((point) => point !== "fe0f");
  return [points.join("-"), bare.join("-"), bare[0] ?? ""];
}

function drawingOf(code: string): string | undefined {
  if (!drawings.has(code)) {
    const inner = openEmoji(code)?.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "");
    // Names inside a drawing must not meet those of another.
    drawings.set(code, inner?.replace(/(\bid="|url\(#|href="#)/g, `$1e${code}-`));
  }
  return drawings.get(code);
}
