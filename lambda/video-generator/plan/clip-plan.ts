import type { ClipTurn, ClipVoice } from "../../../types/clip";

/** Which channel of the recording is whose. */
export type Roles = { agent: number; physician: number };

/** A stretch of sound to be laid at `atSample`, with ramps of 10 ms at both ends. */
export type Piece = {
  /** Voices are brought to one loudness each before they are mixed. */
  voice: "mix" | ClipTurn["role"];
  from:
    | { kind: "recording"; channels: number[]; firstFrame: number; frames: number }
    | { kind: "speech"; key: string };
  atSample: number;
};

/** Seconds in the clip; `text` is what may be shown. */
export type CaptionWord = {
  turn: number;
  word: number;
  role: ClipTurn["role"];
  text: string;
  start: number;
  end: number;
  isHidden: boolean;
};

/**
 * Everything that decides how the clip sounds and reads, before any of it is rendered; JSON through and through. Samples
 * count at OUTPUT_RATE from the clip's start.
 */
export type ClipPlan = {
  version: 1;
  sourceRate: number | null;
  roles: Roles | null;
  voices: { physician: ClipVoice; agent: ClipVoice };
  pieces: Piece[];
  /** Where nothing but the tone is heard. */
  bleeps: { from: number; to: number }[];
  captions: CaptionWord[];
  soundSamples: number;
  /** The silent end card follows the sound. */
  endCardSamples: number;
};

export const END_CARD_SECONDS = 1;
/** A spoken word and what is around it: hidden words are bleeped that much wider on each side. */
export const BLEEP_MARGIN_SECONDS = 0.03;
