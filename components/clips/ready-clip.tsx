"use client";

import { type CSSProperties, type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/calls/confirm-dialog";
import { LocalTime } from "@/components/calls/local-time";
import { Button } from "@/components/ui/button";
import { type ClipView, clipSizes } from "@/types/clip";
import { ExpiryChoice } from "./clip-options";
import { ClipVideo } from "./clip-video";
import { nearestShareDays } from "./share-days";
import { ShareLink } from "./share-link";
import type { ClipDeskState } from "./use-clip";
import { formatNames, sharePathOf, voiceOf } from "./words";

type ReadyClipProps = {
  desk: ClipDeskState;
  /** What else can be done. */
  children: ReactNode;
};

/** Seen once more, then sent out, kept, or taken back. */
export function ReadyClip({ desk, children }: ReadyClipProps) {
  const { clip, busy } = desk;
  const { shareUrl, clipUrl, format, expiresAt } = clip;
  const { width, height } = clipSizes[format];
  if (!shareUrl) return <LostLink desk={desk} />;
  return (
    <div className="ready" style={{ "--width": width, "--height": height } as CSSProperties}>
      <ClipVideo path={sharePathOf(shareUrl)} format={format} hasCaptions />
      <div className="flex min-w-0 flex-col gap-6">
        <p className="text-muted">{lineOf(clip)}</p>
        <ShareLink url={shareUrl} downloadUrl={clipUrl} />
        <div className="max-w-[20rem]">
          <ExpiryChoice
            label="From now on, the link lives for"
            days={nearestShareDays(expiresAt, Date.now())}
            disabled={busy === "expiry"}
            onChange={desk.setExpiry}
          />
          <p role="status" className="mt-2 text-sm text-muted">
            {expiresAt ? (
              <>
                Until <LocalTime iso={expiresAt} />, or until you take it back or delete the call.
              </>
            ) : null}
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          {children}
          <Revoke desk={desk} />
        </div>
      </div>
    </div>
  );
}

/** The clip is there, and what its link was sealed with is not. */
function LostLink({ desk }: { desk: ClipDeskState }) {
  return (
    <div className="mt-4 flex max-w-measure flex-col gap-6">
      <p>
        Its link cannot be read any more. Whoever has it can still open it; take it back, and make it anew.
      </p>
      <Revoke desk={desk} />
    </div>
  );
}

function Revoke({ desk }: { desk: ClipDeskState }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div>
      <Button kind="quiet" onClick={() => setIsAsking(true)}>
        Take it back
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title="Take this clip back?"
          confirm="Take it back"
          isBusy={desk.busy === "remove"}
          problem={desk.trouble}
          onConfirm={desk.remove}
          onClose={() => setIsAsking(false)}
        >
          <p>
            The link dies at once, wherever it was posted, and the video is deleted. This link cannot be
            brought back; you can make the clip anew.
          </p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

function lineOf(clip: ClipView): string {
  const seconds = clip.durationSeconds ? `${Math.round(clip.durationSeconds)} seconds` : "";
  return [seconds, formatNames[clip.format].toLowerCase(), voiceOf(clip)].filter(Boolean).join(" · ");
}
