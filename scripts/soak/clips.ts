import type { ClipView } from "../../types/clip";
import { complain, type Desk } from "./desk";
import { newAddress } from "./people";
import { lookAtShare, pathOf } from "./shares";
import { sleep } from "./traffic";

/** One sentence with names in it, which the review marks and the owner hides. */
export const LINES = ["My patient Anna Kowalski died on Monday, and nobody asked how I am."];
const CLIP = "/api/generate-clip";
const PATIENCE_MS = 90_000;
const POLL_MS = 500;

type Span = { start: number; end: number };
type Review = { span: Span; marks: { from: number; to: number }[] };
type Owned = { callId: string; cookie: string; address: string };
let orders = 0;

/** Orders a clip of a held call, waits for it, looks at its share as a stranger, and revokes every other one. */
export async function makeClip(desk: Desk): Promise<void> {
  orders += 1;
  const round = orders;
  const held = desk.held[round % desk.held.length];
  if (!held) return;
  const owned = { callId: held.callId, cookie: held.owner.cookie, address: held.owner.address };
  const ordered = await order(desk, owned, round);
  if (!ordered) return;
  const clip = await settled(desk, owned, ordered.clipId);
  if (clip?.state !== "ready") {
    desk.noted.clips.failed += 1;
    return;
  }
  desk.noted.clips.ready += 1;
  desk.noted.made.push({ clipId: clip.clipId, ownerId: held.owner.id });
  if (clip.isAnonymized) desk.noted.clips.anonymized += 1;
  await lookAtShare(desk, clip, held.voice);
  if (round % 2 === 0) await revoke(desk, owned, clip);
}

/** Each a little different, so that none is had from the one before. */
async function order({ traffic }: Desk, owned: Owned, round: number): Promise<ClipView | undefined> {
  const { callId } = owned;
  const review = (query: string) =>
    traffic.ask<Review>(`GET ${CLIP}/review`, `${CLIP}/review?call=${callId}&${query}`, owned);
  const whole = await review("exchange=0");
  if (whole.status !== 200) return undefined;
  const fromSeconds = whole.json.span.start;
  const toSeconds = whole.json.span.end - (round % 50) / 100;
  const looked = await review(`fromSeconds=${fromSeconds}&toSeconds=${toSeconds}`);
  if (looked.status !== 200) return undefined;
  const redactions = looked.json.marks.map(({ from, to }) => ({ from, to, hide: true }));
  const body = { callId, fromSeconds, toSeconds, redactions, anonymize: round % 2 === 1 };
  const expect = [202, "clips_spent"];
  const answer = await traffic.ask<ClipView>(`POST ${CLIP}`, CLIP, { ...owned, body, expect });
  return answer.status === 202 ? answer.json : undefined;
}

async function settled({ traffic }: Desk, owned: Owned, clipId: string): Promise<ClipView | undefined> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const { json, status } = await traffic.ask<ClipView>(`GET ${CLIP}/{id}`, `${CLIP}/${clipId}`, owned);
    if (status === 200 && ["ready", "failed", "revoked"].includes(json.state)) return json;
    await sleep(POLL_MS);
  }
  return undefined;
}

async function revoke({ traffic, noted }: Desk, owned: Owned, clip: ClipView): Promise<void> {
  const path = `${CLIP}/${clip.clipId}`;
  const revoked = await traffic.ask(`DELETE ${CLIP}/{id}`, path, { ...owned, method: "DELETE" });
  if (revoked.status !== 200) return;
  noted.clips.revoked += 1;
  for (const kept of noted.media) if (kept.clipId === clip.clipId) kept.isRevoked = true;
  for (const part of ["", "/video", "/captions", "/image"]) {
    const { status } = await traffic.ask("GET /share/{revoked}", pathOf(clip) + part, {
      address: newAddress(),
      expect: [404],
    });
    if (status > 0 && status < 400) complain(noted, 8, `a revoked share${part} answered ${status}`);
  }
}
