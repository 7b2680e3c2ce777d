import type { ClipFormat } from "@/types/clip";

export type Area = { x: number; y: number; width: number; height: number };

export type Look = {
  /** Where bubbles may stand, in pixels. */
  chat: Area;
  /** The top of the row with the wordmark, which is as wide as the chat. */
  headTop: number;
  /** Of the wordmark's first word. */
  headSize: number;
  /** Letters' sizes to try, from the best to the smallest that can be read on a phone. */
  sizes: readonly number[];
  /** How much of the chat's width one bubble may take. */
  share: number;
};

/**
 * In 9:16 the platforms lay their own things over the picture: about 220 pixels at the top, 120 at the right, 290 at the
 * bottom. All that is read keeps clear of them, and everything of the band that is left for the waveform.
 */
export const looks: Record<ClipFormat, Look> = {
  "9:16": {
    chat: { x: 108, y: 350, width: 864, height: 1150 },
    headTop: 250,
    headSize: 44,
    sizes: [60, 55, 50, 45, 41, 37, 34],
    share: 0.94,
  },
  "1:1": {
    chat: { x: 72, y: 156, width: 936, height: 776 },
    headTop: 62,
    headSize: 40,
    sizes: [56, 51, 46, 42, 38, 34, 31],
    share: 0.9,
  },
  "16:9": {
    chat: { x: 200, y: 156, width: 1520, height: 776 },
    headTop: 62,
    headSize: 42,
    sizes: [58, 53, 48, 43, 39, 35, 32],
    share: 0.8,
  },
};

/** Ems of the text. */
export const bubble = { lineHeight: 1.46, padX: 0.82, padY: 0.6, gap: 0.62, radius: 0.74, tail: 0.16 };
