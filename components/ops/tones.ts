import type { Tone } from "@/lib/ops/series";

/** Shades tell series apart; colour is for trouble alone. */
export const fills: Record<Tone, string> = {
  first: "fill-text",
  second: "fill-control-line",
  trouble: "fill-live",
};
export const strokes: Record<Tone, string> = {
  first: "stroke-text",
  second: "stroke-control-line",
  trouble: "stroke-live",
};
export const marks: Record<Tone, string> = {
  first: "bg-text",
  second: "bg-control-line",
  trouble: "bg-live",
};
/** Lines are told apart without shades, too. */
export const dashes: Record<Tone, string | undefined> = {
  first: undefined,
  second: "2 6",
  trouble: undefined,
};
