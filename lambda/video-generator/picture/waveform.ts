import type { Canvas, Colour, Rect } from "./canvas";
import { LAMP, mix } from "./lit-word";

const BAR_PIXELS = 4;
const PITCH_PIXELS = 10;
const AHEAD: Colour = [110, 117, 129];

/** How tall each bar is, 0..1, from the sound's level over its stretch. */
export function barsOf(sound: Int16Array, band: Rect): number[] {
  const count = Math.floor(band.width / PITCH_PIXELS);
  const each = sound.length / count;
  const levels = Array.from({ length: count }, (_, i) => {
    let sum = 0;
    const [from, to] = [Math.floor(i * each), Math.floor((i + 1) * each)];
    for (let k = from; k < to; k += 1) sum += (sound[k] ?? 0) ** 2;
    return Math.sqrt(sum / Math.max(1, to - from));
  });
  const loudest = Math.max(...levels, 1);
  return levels.map((level) => Math.sqrt(level / loudest));
}

/** Paints bars `from`..`to`: those before `played` are lit. */
export function paintBars(
  canvas: Canvas,
  band: Rect,
  bars: readonly number[],
  from: number,
  to: number,
  played: number,
): void {
  const middle = band.y + band.height / 2;
  for (let i = from; i < to; i += 1) {
    const half = Math.max(BAR_PIXELS / 2, ((bars[i] ?? 0) * band.height) / 2);
    const bar = {
      x: band.x + i * PITCH_PIXELS,
      y: Math.round(middle - half),
      width: BAR_PIXELS,
      height: Math.round(half * 2),
    };
    const colour = i < played ? LAMP : AHEAD;
    canvas.paint(bar, (x, y) => {
      const isEnd =
        (y === bar.y || y === bar.y + bar.height - 1) && (x === bar.x || x === bar.x + BAR_PIXELS - 1);
      const isBar = x >= bar.x && x < bar.x + BAR_PIXELS && y >= bar.y && y < bar.y + bar.height;
      return isBar ? mix(canvas.base(x, y), colour, isEnd ? 0.4 : 1) : canvas.base(x, y);
    });
  }
}
