import type { SignedIn } from "../../tests/support/sign-in";
import type { Stack } from "../../tests/support/stack";
import type { HerVoice } from "./her-voice";
import type { KeptMedia } from "./kept-media";
import type { Traffic } from "./traffic";

export type Physician = SignedIn & { address: string };

/** What the parts of the mix share, and what they note down for the checks at the end. */
export type Desk = {
  stack: Stack;
  traffic: Traffic;
  physicians: Physician[];
  /** Calls that were really held, whose they are, and what their owner sounds like. */
  held: { callId: string; owner: Physician; voice: HerVoice }[];
  noted: {
    /** Numbers of forms that were refused before anything was dialled. */
    refusedPhones: string[];
    /** Ids of phone calls that were answered 200. */
    placed: string[];
    /** Bodies that were acknowledged, by SHA-256; and those without a valid signature. */
    acknowledged: Set<string>;
    forged: Set<string>;
    /** Webhooks that were given up after all tries. */
    givenUp: number;
    /** Made-up calls of which every event was sent, in whatever order. */
    streams: string[];
    /** What a check on the way found wrong, by the invariant's number. */
    problems: { invariant: number; text: string }[];
    clips: {
      ready: number;
      anonymized: number;
      failed: number;
      revoked: number;
      captions: number;
      /** Films in which the tone was heard wherever something is hidden. */
      heard: number;
      /** How like her voice each film was at most (0..1): anonymised ones, and the others. */
      unlikeHer: number[];
      likeHer: number[];
      /** Media addresses that died: with the clip, and of age. */
      gone: number;
      expired: number;
    };
    /** Clips that became ready, and whose they are. */
    made: { clipId: string; ownerId: string }[];
    media: KeptMedia[];
    /** Calls without media that were made to be held at once. */
    scripted: string[];
    strangers: number;
    mostLive: number;
  };
};

export const newNotes = (): Desk["noted"] => ({
  refusedPhones: [],
  placed: [],
  acknowledged: new Set(),
  forged: new Set(),
  givenUp: 0,
  streams: [],
  problems: [],
  clips: {
    ready: 0,
    anonymized: 0,
    failed: 0,
    revoked: 0,
    captions: 0,
    heard: 0,
    unlikeHer: [],
    likeHer: [],
    gone: 0,
    expired: 0,
  },
  made: [],
  media: [],
  scripted: [],
  strangers: 0,
  mostLive: 0,
});

/** Notes what was found wrong on the way. */
export const complain = (noted: Desk["noted"], invariant: number, text: string): void => {
  noted.problems.push({ invariant, text });
};
