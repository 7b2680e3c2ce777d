export const clipFormats = ["9:16", "1:1", "16:9"] as const;
export type ClipFormat = (typeof clipFormats)[number];

/** Pixels. */
export const clipSizes: Record<ClipFormat, { width: number; height: number }> = {
  "9:16": { width: 1080, height: 1920 },
  "1:1": { width: 1080, height: 1080 },
  "16:9": { width: 1920, height: 1080 },
};

/** Seconds from the start of the recording. */
export type ClipWord = { word: string; start: number; end: number };
export type ClipTurn = { role: "agent" | "user"; text: string; words: ClipWord[] };
export type ClipSpan = { start: number; end: number };

/** A stretch of a call as a clip has it: its words are numbered 0.. over all turns. */
export type ClipPiece = { span: ClipSpan; turns: ClipTurn[] };

/** What the owner decided about the words from..to-1; where two decisions overlap, hiding wins. */
export type Decision = { from: number; to: number; hide: boolean };

/** Where one word stands in the picture, in pixels; `turn` and `word` are indices into the turns. */
export type WordBox = { turn: number; word: number; x: number; y: number; width: number; height: number };

/** What the video function is asked for. Times are seconds in the recording. */
export type ClipEvent = {
  clipId: string;
  recordingUrl: string;
  multiChannelUrl: string | null;
  imageS3Key: string;
  startSeconds: number;
  endSeconds: number;
  outputKey: string;
  resultKey: string;
  format: ClipFormat;
  anonymize: boolean;
  /** What the physician says, for a turn that has no words of its own. */
  physicianText: string;
  turns: ClipTurn[];
  /** What the owner chose to hide: bleeped in the sound, masked in the captions. */
  hidden: ClipSpan[];
  boxes: WordBox[];
  /** The request in which the clip is being made: what the function logs and fetches carries it. */
  requestId?: string;
};

/** The status that goes with each reason for there being no clip. */
export const clipErrorStatus = {
  bad_input: 400,
  source_gone: 410,
  too_large: 413,
  bad_recording: 422,
  cannot_anonymise: 422,
  render_failed: 500,
  source_failed: 502,
  speech_failed: 503,
} as const;
export type ClipErrorCode = keyof typeof clipErrorStatus;

/** Those after which the same event may well succeed. */
export const retriableClipErrors: readonly ClipErrorCode[] = [
  "render_failed",
  "source_failed",
  "speech_failed",
];

export type ClipVoice = "original" | "recreated";

/** What was found when the finished sound was held against the recording; kept with the clip. */
export type ClipCheck = {
  voices: { physician: ClipVoice; agent: ClipVoice };
  /** Of the frozen plan and of the sound made from it, SHA-256. */
  planHash: string;
  audioHash: string;
  /**
   * Whether the sound came out byte for byte the same with her channel zeroed, and again with the agent's channel zeroed
   * while she speaks. Null where she speaks in her own voice.
   */
  isFreeOfPhysician: boolean | null;
  /** The highest normalised correlation of any 0.5 s of her channel with the sound; null when not measured. */
  highestCorrelation: number | null;
  /** Measured on the sound before it was encoded; null for silence, or for what is too quiet to be measured. */
  loudnessLufs: number | null;
  /** How the picture was encoded: only the frames that change, or each one. */
  encoding: "event-frames" | "every-frame";
};

export type ClipMade = {
  success: true;
  /** The object's address, unsigned: the bucket is private. */
  clipUrl: string;
  s3Key: string;
  captionsS3Key: string;
  durationSeconds: number;
  check: ClipCheck;
};
export type ClipRefused = { success: false; error: { code: ClipErrorCode; message: string } };

/** The answer's body, and the object at `resultKey`. */
export type ClipResult = ClipMade | ClipRefused;
export type ClipAnswer = { statusCode: number; body: string };

/** Where the waveform is painted into the picture, in pixels: the drawing leaves this empty. */
export const waveformBands: Record<ClipFormat, { x: number; y: number; width: number; height: number }> = {
  "9:16": { x: 240, y: 1560, width: 600, height: 72 },
  "1:1": { x: 240, y: 972, width: 600, height: 56 },
  "16:9": { x: 560, y: 972, width: 800, height: 56 },
};

export const clipStates = ["queued", "drawing", "rendering", "ready", "failed", "revoked"] as const;
export type ClipState = (typeof clipStates)[number];

/** Why a clip failed: what the video function says, and what can go wrong around it. */
export const clipFailures = [
  ...(Object.keys(clipErrorStatus) as ClipErrorCode[]),
  "call_erased",
  "words_changed",
  "recording_unavailable",
  "storage_failed",
  "video_failed",
] as const;
export type ClipFailure = (typeof clipFailures)[number];

/** A clip as its owner may see it: the answer to asking for one, and to asking how it is. */
export type ClipView = {
  clipId: string;
  callId: string;
  /** Null when it was asked for by seconds. */
  exchangeIndex: number | null;
  format: ClipFormat;
  isAnonymized: boolean;
  state: ClipState;
  /** 0 to 100, by stage. */
  progress: number;
  createdAt: string;
  /** When the link stops working. */
  expiresAt: string | null;
  durationSeconds?: number;
  check?: ClipCheck;
  /** The owner's download; a ready clip's only, like the link to share. */
  clipUrl?: string;
  shareUrl?: string;
  error?: { code: ClipFailure; message: string };
};

/** What is there to look through before a stretch of a call becomes a clip. */
export type ClipReview<Mark> = {
  callId: string;
  exchangeIndex: number | null;
  span: ClipSpan;
  turns: Pick<ClipTurn, "role" | "words">[];
  /** Each must be covered by a decision. */
  marks: Mark[];
  /** Her voice is spoken anew whatever is asked for: when the words were said is a guess. */
  mustAnonymize: boolean;
  longestSeconds: number;
  /** Of the words that were looked through: sent along with the decisions, which hold for no others. */
  wordsHash: string;
};

/** A clip as whoever has the link may see it. */
export type SharedClip = {
  clipId: string;
  format: ClipFormat;
  isAnonymized: boolean;
  durationSeconds: number;
  createdAt: string;
  hasCaptions: boolean;
};

/** A clip that somebody reported, as operators see it. */
export type ReportedClip = {
  clipId: string;
  callId: string;
  reports: number;
  /** The newest that was given, in a stranger's words; null when none was. */
  reason: string | null;
  reportedAt: Date;
  /** Whether its link works. */
  isLive: boolean;
};
