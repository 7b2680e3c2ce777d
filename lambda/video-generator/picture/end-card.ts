import type { Canvas, Colour } from "./canvas";
import { mix } from "./lit-word";
import { wordmark } from "./wordmark";

/** oklch(0.19 0.02 262) and oklch(0.95 0.012 85): ground and text at night. */
const GROUND: Colour = [15, 20, 29];
const TEXT: Colour = [242, 238, 230];
/** The whole picture gives way to the wordmark. */
export function paintEndCard(canvas: Canvas): void {
  const { width, height } = canvas;
  const ink = wordmark.ink();
  const [left, top] = [Math.round((width - wordmark.width) / 2), Math.round((height - wordmark.height) / 2)];
  canvas.flood(GROUND);
  canvas.paint({ x: left, y: top, width: wordmark.width, height: wordmark.height }, (x, y) => {
    const [ix, iy] = [x - left, y - top];
    const isMark = ix >= 0 && ix < wordmark.width && iy >= 0 && iy < wordmark.height;
    return isMark ? mix(GROUND, TEXT, (ink[iy * wordmark.width + ix] ?? 0) / 255) : GROUND;
  });
}
