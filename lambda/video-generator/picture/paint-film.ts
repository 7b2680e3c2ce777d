import type { WordBox } from "../../../types/clip";
import type { CaptionWord } from "../plan/clip-plan";
import type { Canvas, Rect } from "./canvas";
import { paintEndCard } from "./end-card";
import { lightWord, litArea } from "./lit-word";
import type { Change } from "./score";
import { barsOf, paintBars } from "./waveform";

export type Scene = {
  canvas: Canvas;
  captions: readonly CaptionWord[];
  boxes: readonly WordBox[];
  band: Rect;
  /** Of the spoken part. */
  sound: Int16Array;
  soundFrames: number;
};

/** Paints change after change into the canvas and gives its planes each time: one buffer, to be used before the next. */
export function* paintFilm(scene: Scene, changes: readonly Change[]): Generator<Buffer> {
  const { canvas, captions, boxes, band } = scene;
  const bars = barsOf(scene.sound, band);
  const boxOf = new Map(boxes.map((box) => [`${box.turn} ${box.word}`, box]));
  let lit: WordBox | undefined;
  let played = 0;
  paintBars(canvas, band, bars, 0, bars.length, 0);
  for (const change of changes) {
    if (change.isEndCard) {
      paintEndCard(canvas);
    } else {
      const word = change.lit === null ? undefined : captions[change.lit];
      const next = word && boxOf.get(`${word.turn} ${word.word}`);
      if (lit && lit !== next) canvas.restore(litArea(lit));
      if (next && lit !== next) lightWord(canvas, next);
      lit = next;
      const now = Math.floor((change.frame / scene.soundFrames) * bars.length);
      paintBars(canvas, band, bars, played, now, now);
      played = now;
    }
    yield canvas.planes;
  }
}
