"use client";

import { useState } from "react";
import type { ClipView } from "@/types/clip";
import type { ClipsApi } from "./ask-for-clips";
import { useWatchedClip } from "./use-watched-clip";

export type ClipDeskState = ReturnType<typeof useClip>;

/** One clip from its order to its end: followed while it is made, cancelled, taken back, its link's days changed. */
export function useClip(initial: ClipView, api: ClipsApi) {
  const { clip, setClip, isReachable } = useWatchedClip(initial, api.look);
  const [busy, setBusy] = useState<"remove" | "expiry">();
  const [trouble, setTrouble] = useState<string>();
  const { clipId } = clip;

  const change = async (what: "remove" | "expiry", ask: () => ReturnType<ClipsApi["remove"]>) => {
    if (busy) return false;
    setBusy(what);
    setTrouble(undefined);
    const answer = await ask();
    setBusy(undefined);
    if (answer.ok) setClip(answer.data);
    else setTrouble(answer.failure.sentence);
    return answer.ok;
  };
  const remove = () => change("remove", () => api.remove(clipId));
  const setExpiry = (days: number) => change("expiry", () => api.setExpiry(clipId, days));
  return { clip, isReachable, busy, trouble, remove, setExpiry };
}
