import { nextLookMs } from "@/lib/calls/progress";
import type { ApiResult } from "@/lib/http/api-client";
import type { CallRecap } from "@/types/call";

/** `unreachable` goes away by itself; the other two end the looking. */
export type Trouble = "none" | "unreachable" | "gone" | "gave-up";

type Watch = {
  ask: (signal: AbortSignal) => Promise<ApiResult<CallRecap>>;
  /** Gives back whether more is awaited. */
  onAnswer: (call: CallRecap) => boolean;
  onTrouble: (trouble: Trouble) => void;
};

/** One failure is a hiccup; from this many in a row on it is worth a word. */
const failuresWorthTelling = 2;

/**
 * Looks again and again, ever slower, until nothing more is awaited or it has been long enough; not while the page is
 * hidden, and at once when it is shown again. Gives back how to stop.
 */
export function pollRecap({ ask, onAnswer, onTrouble }: Watch): () => void {
  const startedAt = Date.now();
  const stopping = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isLooking = false;

  const stop = () => {
    stopping.abort();
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisibility);
  };
  const finish = (trouble: Trouble) => {
    stop();
    onTrouble(trouble);
  };
  const plan = () => {
    clearTimeout(timer);
    const wait = nextLookMs(Date.now() - startedAt, failures);
    if (wait === undefined) return finish("gave-up");
    if (!document.hidden) timer = setTimeout(look, wait);
  };
  const look = async () => {
    isLooking = true;
    const answer = await ask(stopping.signal);
    isLooking = false;
    if (stopping.signal.aborted) return;
    if (!answer.ok && answer.failure.status === 404) return finish("gone");
    failures = answer.ok ? 0 : failures + 1;
    if (answer.ok || failures >= failuresWorthTelling) onTrouble(answer.ok ? "none" : "unreachable");
    if (answer.ok && !onAnswer(answer.data)) return stop();
    plan();
  };
  function onVisibility() {
    clearTimeout(timer);
    if (!document.hidden && !isLooking) void look();
  }

  document.addEventListener("visibilitychange", onVisibility);
  plan();
  return stop;
}
