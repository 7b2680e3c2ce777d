/** Samples a second of everything that is spoken here. */
export const SPEECH_RATE = 24_000;

/** Seconds from the first sample. */
export type SpokenWord = { word: string; start: number; end: number };
