import { callAsSystem, callAsUser } from "@/lib/vendors/supabase";
import type { ClipCheck, ClipFailure, ClipFormat, ClipSpan, Decision, ReportedClip } from "@/types/clip";
import {
  type ClipRow,
  type ClipWork,
  clipRowSchema,
  clipWorkSchema,
  type SharedRow,
  sharedRowSchema,
} from "./schema";

export type NewClipRow = {
  callId: string;
  exchangeIndex: number | null;
  span: ClipSpan;
  format: ClipFormat;
  isAnonymized: boolean;
  decisions: readonly Decision[];
  wordsHash: string;
  contentHash: string;
  tokenHash: string;
  tokenSealed: string;
  shareDays: number;
};

type Started = {
  outcome: "started" | "same" | "spent" | "not_yours" | "unknown";
  clipId: string;
  retryAfterSeconds: number | undefined;
};

/** For the user whose session was proved. */
export async function startClipRow(ownerId: string, clip: NewClipRow, perDay: number): Promise<Started> {
  const rows = await callAsSystem("start_clip", {
    p_owner_id: ownerId,
    p_per_day: perDay,
    p_clip: {
      call_id: clip.callId,
      exchange_index: clip.exchangeIndex,
      start_seconds: clip.span.start,
      end_seconds: clip.span.end,
      format: clip.format,
      is_anonymized: clip.isAnonymized,
      decisions: [...clip.decisions],
      words_hash: clip.wordsHash,
      content_hash: clip.contentHash,
      token_hash: clip.tokenHash,
      token_sealed: clip.tokenSealed,
      share_days: clip.shareDays,
    },
  });
  const [row] = rows;
  return {
    outcome: (row?.outcome ?? "unknown") as Started["outcome"],
    clipId: row?.clip_id ?? "",
    retryAfterSeconds: row?.retry_after_seconds ?? undefined,
  };
}

export async function isCallKnown(callId: string): Promise<boolean> {
  return callAsSystem("is_call_known", { p_call_id: callId });
}

export async function getMyClip(clipId: string, accessToken: string): Promise<ClipRow | undefined> {
  const rows = await callAsUser(accessToken, "get_my_clip", { p_clip_id: clipId });
  return rows[0] && clipRowSchema.parse(rows[0]);
}

/** Those of a call, newest first, without revoked ones. */
export async function listMyClips(callId: string, accessToken: string): Promise<ClipRow[]> {
  const rows = await callAsUser(accessToken, "list_my_clips", { p_call_id: callId });
  return rows.map((row) => clipRowSchema.parse(row));
}

export async function revokeMyClip(clipId: string, accessToken: string): Promise<void> {
  await callAsUser(accessToken, "revoke_my_clip", { p_clip_id: clipId });
}

export async function setMyClipExpiry(clipId: string, days: number, accessToken: string): Promise<void> {
  await callAsUser(accessToken, "set_my_clip_expiry", { p_clip_id: clipId, p_days: days });
}

/** Takes a clip that nobody works on; undefined when there is nothing to do about it. */
export async function takeClip(clipId: string, leaseSeconds: number): Promise<ClipWork | undefined> {
  const rows = await callAsSystem("take_clip", { p_clip_id: clipId, p_lease_seconds: leaseSeconds });
  return rows[0] && { ...clipWorkSchema.parse(rows[0]), clipId };
}

type Lease = { clipId: string; leaseId: string };

/** False when the clip is no longer this worker's. */
export async function advanceClip(
  { clipId, leaseId }: Lease,
  state: "drawing" | "rendering",
  leaseSeconds: number,
): Promise<boolean> {
  return callAsSystem("advance_clip", {
    p_clip_id: clipId,
    p_lease_id: leaseId,
    p_state: state,
    p_lease_seconds: leaseSeconds,
  });
}

/** False when the clip is no longer this worker's. */
export async function finishClip(
  { clipId, leaseId }: Lease,
  made: { durationSeconds: number; check: ClipCheck },
): Promise<boolean> {
  return callAsSystem("finish_clip", {
    p_clip_id: clipId,
    p_lease_id: leaseId,
    p_duration_seconds: made.durationSeconds,
    p_proof: made.check,
  });
}

/** For another try after a pause, or for good where no tries are given. Returns what the clip is now; null when lost. */
export async function putOffClip(
  { clipId, leaseId }: Lease,
  failure: ClipFailure,
  tries: number,
  retrySeconds: number,
): Promise<string | null> {
  return callAsSystem("put_off_clip", {
    p_clip_id: clipId,
    p_lease_id: leaseId,
    p_failure: failure,
    p_tries: tries,
    p_retry_seconds: retrySeconds,
  });
}

export async function listDueClips(limit: number): Promise<string[]> {
  const rows = await callAsSystem("list_due_clips", { p_limit: limit });
  return rows.map((row) => row.clip_id);
}

/** Clips whose objects are to go, offered again after the pause until they are marked removed. */
export async function takeRemovals(limit: number, retrySeconds: number): Promise<string[]> {
  const rows = await callAsSystem("take_clip_removals", { p_limit: limit, p_retry_seconds: retrySeconds });
  return rows.map((row) => row.clip_id);
}

export async function markRemoved(clipIds: string[]): Promise<void> {
  await callAsSystem("mark_clips_removed", { p_clip_ids: clipIds });
}

export async function tidyClips(forgetDays: number): Promise<void> {
  await callAsSystem("tidy_clips", { p_forget_days: forgetDays });
}

/** Nothing for what is revoked, over its time, or no link of ours. */
export async function getShared(tokenHash: string): Promise<SharedRow | undefined> {
  const rows = await callAsSystem("get_shared_clip", { p_token_hash: tokenHash });
  return rows[0] && sharedRowSchema.parse(rows[0]);
}

/** False when there is no such link. */
export async function addReport(
  tokenHash: string,
  reporterHash: string,
  reason: string | undefined,
): Promise<boolean> {
  return callAsSystem("report_clip", {
    p_token_hash: tokenHash,
    p_reporter_hash: reporterHash,
    ...(reason && { p_reason: reason }),
  });
}

/** The one with the newest report first. */
export async function readReportedClips(limit: number): Promise<ReportedClip[]> {
  const rows = await callAsSystem("list_reported_clips", { p_limit: limit });
  return rows.map((row) => ({
    clipId: row.clip_id,
    callId: row.call_id,
    reports: row.reports,
    isLive: row.is_live,
    reportedAt: new Date(row.reported_at),
    reason: row.reason as string | null,
  }));
}

/** Throws `not_found` when nobody has reported it. */
export async function takeDownReportedRow(clipId: string): Promise<void> {
  await callAsSystem("take_down_reported_clip", { p_clip_id: clipId });
}

/** Whether its link worked until now. */
export async function takeDownRow(clipId: string): Promise<boolean> {
  return callAsSystem("take_down_clip", { p_clip_id: clipId });
}

/** How many clips of a deleted account have still something in the bucket. */
export async function countDeletionClips(deletionId: string): Promise<number> {
  return callAsSystem("count_deletion_clips", { p_deletion_id: deletionId });
}
