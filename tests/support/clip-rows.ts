import { randomUUID } from "node:crypto";
import type pg from "pg";

type Row = Record<string, unknown>;
type Made = { outcome: string; clip_id: string; retry_after_seconds: number | null };
export type Wanted = {
  hash?: string;
  owner?: string;
  callId?: string;
  perDay?: number;
  anonymized?: boolean;
};

const NOON = Date.UTC(2026, 10, 21, 12);
/** Seconds from a noon. */
export const at = (seconds: number) => new Date(NOON + seconds * 1000);
export const HOUR = 3600;
export const DAY = 24 * HOUR;
export const PROOF = { voices: { physician: "recreated", agent: "original" }, isFreeOfPhysician: true };

let pool: pg.Pool;
let ann: string;

/** Whose database the rest is about, and whose clips they are where nobody else is named. */
export function lookAt(given: { pool: pg.Pool; ann: string }): void {
  ({ pool, ann } = given);
}

export const rows = async (sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await pool.query(sql, values)).rows;
export const one = async (sql: string, values: unknown[] = []) => (await rows(sql, values))[0] ?? {};
export const addUser = async () =>
  String(
    (await one("insert into auth.users (email) values ($1) returning id", [`${randomUUID()}@x.example`])).id,
  );
export const addCall = (callId: string, owner: string | null) =>
  pool.query(
    `insert into app.calls (call_id, owner_id, status, transcript, recording_url, last_event_at, created_at, updated_at)
   values ($1, $2, 'ended', '[{"role":"user","content":"a","words":[]}]', 'https://x.example/a.wav', $3, $3, $3)`,
    [callId, owner, at(-HOUR)],
  );

export async function start(seconds: number, wanted: Wanted = {}): Promise<Made> {
  const { hash = "same", owner = ann, callId = "call_1", perDay = 20, anonymized = false } = wanted;
  const clip = {
    call_id: callId,
    exchange_index: 0,
    start_seconds: 1,
    end_seconds: 9.5,
    format: "9:16",
    is_anonymized: anonymized,
    decisions: [{ from: 0, to: 1, hide: true }],
    words_hash: "words",
    content_hash: hash,
    token_hash: randomUUID(),
    token_sealed: "sealed",
    share_days: 7,
  };
  return (await one("select * from app.start_clip($1, $2, $3, $4)", [
    owner,
    clip,
    perDay,
    at(seconds),
  ])) as Made;
}
export const take = async (clipId: string, seconds: number, lease = 45) =>
  one("select * from app.take_clip($1, $2, $3)", [clipId, lease, at(seconds)]);
export const advance = async (
  clipId: string,
  lease: unknown,
  state: string,
  seconds: number,
  leaseSeconds = 150,
) =>
  (
    await one("select app.advance_clip($1, $2, $3, $4, $5) as ok", [
      clipId,
      lease,
      state,
      leaseSeconds,
      at(seconds),
    ])
  ).ok;
export const finish = async (clipId: string, lease: unknown, seconds: number, proof: unknown = PROOF) =>
  (await one("select app.finish_clip($1, $2, 8.5, $3, $4) as ok", [clipId, lease, proof, at(seconds)])).ok;
export const putOff = async (clipId: string, lease: unknown, seconds: number, tries = 3) =>
  (
    await one("select app.put_off_clip($1, $2, 'video_failed', $3, 5, $4) as state", [
      clipId,
      lease,
      tries,
      at(seconds),
    ])
  ).state;
export const due = async (seconds: number) =>
  (await rows("select clip_id from app.list_due_clips(50, $1)", [at(seconds)])).map((row) => row.clip_id);
export const removals = async (seconds: number) =>
  (await rows("select clip_id from app.take_clip_removals(50, 60, $1)", [at(seconds)])).map(
    (row) => row.clip_id,
  );
export const markRemoved = (clipId: string, seconds: number) =>
  pool.query("select app.mark_clips_removed(array[$1]::uuid[], $2)", [clipId, at(seconds)]);
export const clip = (clipId: string) => one("select * from app.clips where id = $1", [clipId]);
export const shared = async (tokenHash: unknown, seconds: number) =>
  rows("select * from app.get_shared_clip($1, $2)", [tokenHash, at(seconds)]);

/** A clip that is ready, with its link's hash. */
export async function ready(seconds: number, wanted: Wanted = {}) {
  const { clip_id } = await start(seconds, wanted);
  const { lease_id } = await take(clip_id, seconds);
  await advance(clip_id, lease_id, "rendering", seconds);
  await finish(clip_id, lease_id, seconds + 1);
  return { clipId: clip_id, tokenHash: (await clip(clip_id)).token_hash };
}
