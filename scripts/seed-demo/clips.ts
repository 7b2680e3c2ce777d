import type { Random } from "../simulate-queue/random";
import { type DemoRows, iso, type Row, SEEDED } from "./rows";

const DAY_MS = 86_400_000;
const failures = ["render_failed", "render_failed", "cannot_anonymise", "storage_failed"];
const reasons = [
  "You can tell from it which hospital this is.",
  "I am the resident he talks about, and nobody asked me.",
];

/** Of every seventh call somebody made a clip. Two were reported: one is taken down, the other can still be seen. */
export function addClips(rows: DemoRows, random: Random): void {
  const clipped = rows.calls.filter(
    ({ kind, status }, index) => kind === "web" && status === "ended" && index % 7 === 0,
  );
  rows.clips = clipped.map((call) => drawClip(random, call));
  const ready = rows.clips.filter(({ state }) => state === "ready").slice(-2);
  rows.reports = ready.map((clip, index) => ({
    clip_id: clip.id,
    reporter_hash: SEEDED,
    reason: reasons[index] ?? null,
    reported_at: iso(Date.parse(String(clip.ready_at)) + 300_000),
  }));
  const [first] = ready;
  if (first && ready.length > 1) Object.assign(first, { state: "revoked", ended_at: first.ready_at });
}

function drawClip(random: Random, call: Row): Row {
  const at = Date.parse(String(call.ended_at)) + 120_000;
  const hasFailed = random.chance(0.06);
  const readyAt = hasFailed ? null : iso(at + random.lognormal(14_000, 0.35));
  return {
    id: random.uuid(),
    call_id: call.call_id,
    start_seconds: 4,
    end_seconds: 31,
    format: "9:16",
    is_anonymized: false,
    decisions: [],
    words_hash: SEEDED,
    content_hash: random.uuid(),
    state: hasFailed ? "failed" : "ready",
    failure: hasFailed ? failures[random.whole(failures.length)] : null,
    share_days: 90,
    created_at: iso(at),
    ready_at: readyAt,
    expires_at: readyAt === null ? null : iso(at + 90 * DAY_MS),
    ended_at: hasFailed ? iso(at + 20_000) : null,
    duration_seconds: 27,
  };
}
