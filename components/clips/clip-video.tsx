"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { type ClipFormat, clipSizes } from "@/types/clip";
import { usePlayOn } from "./use-play-on";
import "./clip-video.css";

type ClipVideoProps = { path: `/share/${string}`; format: ClipFormat; hasCaptions: boolean };

/** The player, in a frame that has its size before anything is loaded. The words are in the picture; the track is for ears. */
export function ClipVideo({ path, format, hasCaptions }: ClipVideoProps) {
  const { width, height } = clipSizes[format];
  const video = useRef<HTMLVideoElement>(null);
  const { isLost, tryAgain, on } = usePlayOn(video);
  if (isLost) return <LostVideo onAgain={tryAgain} />;
  return (
    <video
      ref={video}
      {...on}
      controls
      playsInline
      preload="metadata"
      poster={`${path}/image`}
      src={`${path}/video`}
      width={width}
      height={height}
      aria-label="The clip"
      className="clip-video"
    >
      <track
        kind="captions"
        src={hasCaptions ? `${path}/captions` : undefined}
        srcLang="en"
        label="English"
      />
    </video>
  );
}

/** In the player's frame. */
function LostVideo({ onAgain }: { onAgain: () => void }) {
  return (
    <div className="clip-video clip-lost">
      <p role="alert">This clip cannot be played right now. It may have been taken back.</p>
      <Button kind="quiet" onClick={onAgain}>
        Try again
      </Button>
    </div>
  );
}
