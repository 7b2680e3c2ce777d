import type { ClipView } from "../../types/clip";

const PATIENCE_MS = 90_000;
const POLL_MS = 500;

type Review = { marks: { from: number; to: number }[] };

/** The link of a clip of a call's first exchange, with everything that is marked hidden. */
export async function sharedClip(app: string, cookie: string, callId: string): Promise<string> {
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(app + path, {
      headers: { cookie, ...(body !== undefined && { origin: app, "content-type": "application/json" }) },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(`${path.split("?")[0]} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { marks } = await ask<Review>(`/api/generate-clip/review?call=${callId}&exchange=0`);
  const redactions = marks.map(({ from, to }) => ({ from, to, hide: true }));
  const { clipId } = await ask<ClipView>("/api/generate-clip", { callId, exchangeIndex: 0, redactions });
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const clip = await ask<ClipView>(`/api/generate-clip/${clipId}`);
    if (clip.state === "failed") throw new Error("The clip failed.");
    if (clip.state === "ready" && clip.shareUrl) return clip.shareUrl;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error("The clip was not ready in a minute and a half.");
}
