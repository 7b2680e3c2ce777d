/** What somebody has said about keeping, remembering and their name. */
export type Settings = {
  keepCalls: boolean;
  /** Since when new calls are kept; null while they are not. */
  keptSince: string | null;
  remember: boolean;
  displayName: string | null;
};

/** What Doc is told when the next call begins; empty where nothing is. */
export type AiContext = {
  userName: string;
  userContext: string;
  isRemembering: boolean;
  summaries: { callId: string; at: string; text: string }[];
};

/** What is gone of a deleted account, as far as that has got. */
export type DeletionReport = {
  state: "running" | "done";
  requestedAt: string;
  finishedAt: string | null;
  calls: number;
  callsErasedHere: number;
  callsErasedAtRetell: number;
  clips: number;
  /** Of those, how many have left nothing in the bucket. */
  clipsErased: number;
  /** Whether the account itself, with its e-mail address, is gone. */
  isAccountGone: boolean;
};
