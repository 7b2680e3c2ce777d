"use client";

import type { CSSProperties } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { type ClipFormat, clipSizes } from "@/types/clip";
import { PlayGlyph } from "./play-glyph";
import type { Preview } from "./use-preview";

type PreviewPictureProps = {
  preview: Preview;
  format: ClipFormat;
  isPlaying: boolean;
  canPlay: boolean;
  onPlay: () => void;
  /** In what the clip will differ from what is seen and heard here. */
  note: string;
};

/** The clip as it will look, with its sound one press away. The frame has its size before the picture is there. */
export function PreviewPicture({ preview, format, isPlaying, canPlay, onPlay, note }: PreviewPictureProps) {
  const { width, height } = clipSizes[format];
  const { src, isCurrent, trouble, again } = preview;
  return (
    <div>
      <div className="preview" style={{ "--width": width, "--height": height } as CSSProperties}>
        {src ? (
          <div
            role="img"
            aria-label="The clip as it will look"
            className={`preview-picture ${isCurrent ? "" : "opacity-60"}`}
            style={{ backgroundImage: `url(${src})` }}
          />
        ) : null}
        {isCurrent || trouble ? null : <Spinner label="Drawing" className="absolute end-4 top-4" />}
      </div>
      <div className="mt-3 flex min-h-12 items-center justify-center gap-x-4">
        {canPlay ? (
          <Button kind="quiet" onClick={onPlay} className="shrink-0">
            <PlayGlyph isPlaying={isPlaying} className="-ms-1 me-2" />
            {isPlaying ? "Stop" : "Hear it"}
          </Button>
        ) : null}
        <p className="text-sm text-muted empty:hidden">{note}</p>
      </div>
      <p role="alert" className="mt-2 text-center text-sm empty:hidden">
        {trouble ? (
          <>
            {trouble}{" "}
            <button type="button" onClick={again} className="link min-h-11 font-medium">
              Draw it again
            </button>
          </>
        ) : null}
      </p>
    </div>
  );
}
