"use client";

import type { ClipView } from "@/types/clip";
import { ClipDesk } from "./clip-desk";

/** A clip that was made before, on its own page. */
export function ClipPage({ clip }: { clip: ClipView }) {
  const call = `/calls/${encodeURIComponent(clip.callId)}`;
  const maker =
    clip.exchangeIndex === null ? `${call}#exchanges` : `${call}/clip?exchange=${clip.exchangeIndex}`;
  return <ClipDesk initial={clip} onChange={() => window.location.assign(maker)} onAgain={undefined} />;
}
