"use client";

import { useEffect, useState } from "react";
import type { ClipView } from "@/types/clip";
import type { ClipsApi } from "./ask-for-clips";
import { watchClip } from "./watch-clip";
import { isInWork } from "./words";

/** A clip, looked at again and again while it is being made. */
export function useWatchedClip(initial: ClipView, look: ClipsApi["look"]) {
  const [clip, setClip] = useState(initial);
  const [isReachable, setIsReachable] = useState(true);
  const { clipId } = clip;
  const isWatched = isInWork(clip);
  useEffect(() => {
    if (!isWatched) return;
    return watchClip({ look: (signal) => look(clipId, signal), onClip: setClip, onReach: setIsReachable });
  }, [look, clipId, isWatched]);
  return { clip, setClip, isReachable };
}
