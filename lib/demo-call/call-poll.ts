import type { PlacedCall } from "./form-machine";
import type { DemoCallView } from "./view";

export type Look =
  | { kind: "seen"; view: DemoCallView; serverNowMs: number }
  | { kind: "gone" }
  | { kind: "unreachable" };
export type LookAtCall = (call: PlacedCall, signal: AbortSignal) => Promise<Look>;

type Watch = { look: () => Promise<Look>; onLook: (look: Look) => void };

const timeoutMs = 8_000;
/** One lost answer is a hiccup; from this many in a row on it is worth a word. */
const failuresWorthTelling = 2;
const slowestMs = 15_000;

/** Asks our server how the call goes. The token goes in a header, so that no log of addresses holds it. Never rejects. */
export const lookAtCall: LookAtCall = async ({ callId, statusToken }, signal) => {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const timer = setTimeout(abort, timeoutMs);
  signal.addEventListener("abort", abort);
  try {
    const response = await fetch(`/api/demo-call/${encodeURIComponent(callId)}`, {
      cache: "no-store",
      headers: { accept: "application/json", authorization: `Bearer ${statusToken}` },
      signal: stop.signal,
    });
    if (response.status === 404) return { kind: "gone" };
    const view = response.ok ? parseView(await response.json()) : undefined;
    if (!view) return { kind: "unreachable" };
    const serverNowMs = Date.parse(response.headers.get("date") ?? "");
    return { kind: "seen", view, serverNowMs: Number.isNaN(serverNowMs) ? Date.now() : serverNowMs };
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
};

/**
 * Looks at the pace that the server gives, until it gives none; slower after failures, not while the page is hidden,
 * and at once when it is shown again or the network is back. Gives back how to stop.
 */
export function pollCall({ look, onLook }: Watch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isLooking = false;
  let isOver = false;

  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onReturn);
    window.removeEventListener("online", onReturn);
  };
  const plan = (ms: number) => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(lookNow, ms);
  };
  const lookNow = async () => {
    isLooking = true;
    const seen = await look();
    isLooking = false;
    if (isOver) return;
    failures = seen.kind === "unreachable" ? failures + 1 : 0;
    const paceMs = seen.kind === "seen" ? seen.view.pollAfterMs : null;
    if (seen.kind === "gone" || (seen.kind === "seen" && paceMs === null)) stop();
    if (failures !== 1) onLook(failures >= failuresWorthTelling ? { kind: "unreachable" } : seen);
    if (!isOver) plan(paceMs ?? Math.min(1000 * 2 ** failures, slowestMs));
  };
  function onReturn() {
    clearTimeout(timer);
    if (!document.hidden && !isLooking) void lookNow();
  }

  document.addEventListener("visibilitychange", onReturn);
  window.addEventListener("online", onReturn);
  plan(0);
  return stop;
}

const states = ["calling", "live", "ended"];

/** Our own server's answer, told apart from a proxy's page; its inner shapes were checked where they were made. */
function parseView(body: unknown): DemoCallView | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { callId, state, captions, consent } = body as Record<string, unknown>;
  const isView =
    typeof callId === "string" &&
    states.some((known) => known === state) &&
    Array.isArray(captions) &&
    typeof consent === "object" &&
    consent !== null;
  return isView ? (body as DemoCallView) : undefined;
}
