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
