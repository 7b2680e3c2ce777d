"use client";

import { LocalTime } from "@/components/calls/local-time";
import type { ClipView } from "@/types/clip";
import { clipsApi } from "./ask-for-clips";
import { CopyLink } from "./copy-link";
import { useWatchedClip } from "./use-watched-clip";
import { formatNames, standingOf, voiceOf } from "./words";

/** What was made of a call, and how it stands. */
export function CallClips({ callId, clips }: { callId: string; clips: readonly ClipView[] }) {
  return (
    <section aria-labelledby="clips" className="border-t border-line pt-6 pb-8">
      <h2 id="clips" className="text-sm font-semibold">
        Clips of this call
      </h2>
      <ul className="mt-2">
        {clips.map((clip) => (
          <ClipRow key={clip.clipId} callId={callId} initial={clip} />
        ))}
      </ul>
    </section>
  );
}

function ClipRow({ callId, initial }: { callId: string; initial: ClipView }) {
  const { clip } = useWatchedClip(initial, clipsApi.look);
  return (
    <li className="flex flex-wrap items-center gap-x-6 py-1">
      <a
        href={`/calls/${encodeURIComponent(callId)}/clip?clip=${encodeURIComponent(clip.clipId)}`}
        className="inline-flex min-h-11 items-center"
      >
        <span className="link">
          {formatNames[clip.format]}, <LocalTime iso={clip.createdAt} manner="short" />
        </span>
      </a>
      <span className="grow text-sm text-muted">
        {standingOf(clip)} · {voiceOf(clip)}
      </span>
      {clip.state === "ready" && clip.shareUrl ? <CopyLink url={clip.shareUrl} /> : null}
    </li>
  );
}
