import type { SignedIn } from "../../tests/support/sign-in";
import type { Stack } from "../../tests/support/stack";
import type { Traffic } from "./traffic";

export type Physician = SignedIn & { address: string };

/** What the parts of the mix share, and what they note down for the checks at the end. */
export type Desk = {
  stack: Stack;
  traffic: Traffic;
  physicians: Physician[];
  /** Calls that were really held, and whose they are. */
  held: { callId: string; owner: Physician }[];
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
    };
    /** Clips that became ready, and whose they are. */
    made: { clipId: string; ownerId: string }[];
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
  clips: { ready: 0, anonymized: 0, failed: 0, revoked: 0, captions: 0, heard: 0 },
  made: [],
  strangers: 0,
  mostLive: 0,
});
