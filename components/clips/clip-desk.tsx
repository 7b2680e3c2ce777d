"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { type ClipFailure, type ClipView, retriableClipErrors } from "@/types/clip";
import { type ClipsApi, clipsApi } from "./ask-for-clips";
import { ClipProgress } from "./clip-progress";
import { ReadyClip } from "./ready-clip";
import { useClip } from "./use-clip";

type ClipDeskProps = {
  initial: ClipView;
  /** Back to the maker, where what was decided still stands. */
  onChange: () => void;
  /** The same order once more. */
  onAgain: (() => void) | undefined;
  api?: ClipsApi;
};

/** What becomes of a clip: being made, ready to go out, taken back, or come to nothing. */
export function ClipDesk({ initial, onChange, onAgain, api = clipsApi }: ClipDeskProps) {
  const desk = useClip(initial, api);
  const { clip, busy, trouble } = desk;
  const title = useRef<HTMLHeadingElement>(null);
  const view = viewOf(clip);
  useEffect(() => {
    if (view) title.current?.focus();
  }, [view]);

  const isWorthAgain = view === "failed" && onAgain !== undefined && mayPass.has(clip.error?.code);
  const cancel = async () => {
    if (await desk.remove()) onChange();
  };
  return (
    <div className="animate-enter">
      <h1 ref={title} tabIndex={-1} className="voice text-2xl font-medium outline-none">
        {titles[view]}
      </h1>
      {view === "working" ? (
        <ClipProgress
          clip={clip}
          isReachable={desk.isReachable}
          isBusy={busy === "remove"}
          onCancel={cancel}
        />
      ) : null}
      {view === "ready" ? (
        <ReadyClip desk={desk}>
          <Button kind="quiet" onClick={onChange}>
            Make another of it
          </Button>
        </ReadyClip>
      ) : null}
      {view === "failed" ? (
        <p role="alert" className="mt-4 max-w-measure">
          {clip.error?.message ?? "Something broke on our side."} Nothing of it was published.
        </p>
      ) : null}
      {view === "revoked" ? (
        <p className="mt-4 max-w-measure">
          The link is dead as of now: whoever opens it learns only that there is nothing. What somebody has
          downloaded by then is out of our reach.
        </p>
      ) : null}
      <p role="alert" className="mt-4 text-sm text-live empty:hidden">
        {trouble}
      </p>
      {view === "failed" || view === "revoked" ? (
        <div className="mt-8 flex flex-wrap gap-3">
          {isWorthAgain ? <Button onClick={onAgain}>Try again</Button> : null}
          <Button kind={view === "failed" && !isWorthAgain ? "lamp" : "quiet"} onClick={onChange}>
            {view === "failed" ? "Change something" : "Make another of it"}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Reasons that may be gone a moment later; after the others the same order ends the same way. */
const mayPass = new Set<ClipFailure | undefined>([
  ...retriableClipErrors,
  "recording_unavailable",
  "storage_failed",
  "video_failed",
]);

type View = "working" | "ready" | "failed" | "revoked";

const titles: Record<View, string> = {
  working: "Your clip is being made.",
  ready: "Your clip is ready.",
  failed: "There is no clip.",
  revoked: "It is taken back.",
};

function viewOf({ state }: ClipView): View {
  return state === "ready" || state === "failed" || state === "revoked" ? state : "working";
}
