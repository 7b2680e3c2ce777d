import type { ApiResult } from "@/lib/http/api-client";
import type { ClipView } from "@/types/clip";
import { isInWork } from "./words";

/** A clip takes seconds; one that takes longer is looked at less often. */
const soonMs = 500;
const laterMs = 2000;
const soonTimes = 30;
/** One failure is a hiccup; from this many in a row on it is worth a word. */
const failuresWorthTelling = 3;

type Watch = {
  look: (signal: AbortSignal) => Promise<ApiResult<ClipView>>;
  onClip: (clip: ClipView) => void;
  onReach: (isReachable: boolean) => void;
};

/** Looks at a clip until it is made or will not be; not while the page is hidden. Gives back how to stop. */
export function watchClip({ look, onClip, onReach }: Watch): () => void {
  const leaving = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [looks, failures] = [0, 0];
  const plan = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(once, looks < soonTimes ? soonMs : laterMs);
  };
  const once = async () => {
    looks += 1;
    const answer = await look(leaving.signal);
    if (leaving.signal.aborted) return;
    failures = answer.ok ? 0 : failures + 1;
    onReach(failures < failuresWorthTelling);
    if (answer.ok) onClip(answer.data);
    if (!answer.ok || isInWork(answer.data)) plan();
  };
  document.addEventListener("visibilitychange", plan, { signal: leaving.signal });
  plan();
  return () => {
    leaving.abort();
    clearTimeout(timer);
  };
}
