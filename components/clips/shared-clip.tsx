import type { CSSProperties } from "react";
import { SiteFooter } from "@/components/site/site-footer";
import { Wordmark } from "@/components/site/wordmark";
import { clipSizes, type SharedClip } from "@/types/clip";
import { ClipVideo } from "./clip-video";
import { ReportForm } from "./report-form";

type SharedClipViewProps = { clip: SharedClip; path: `/share/${string}` };

/** A clip as whoever has the link sees it: the video, what it is, and nothing of whose it is. */
export function SharedClipView({ clip, path }: SharedClipViewProps) {
  const { width, height } = clipSizes[clip.format];
  return (
    <>
      <header className="mx-auto w-full max-w-page px-6 pt-2">
        <Wordmark />
      </header>
      <main
        className="shared mx-auto w-full max-w-page grow px-6 pt-4 pb-10 sm:pt-8"
        data-format={clip.format}
        style={{ "--width": width, "--height": height } as CSSProperties}
      >
        <ClipVideo path={path} format={clip.format} hasCaptions={clip.hasCaptions} />
        <div className="min-w-0 max-w-measure">
          <h1 className="voice text-2xl font-medium">A moment with Doc</h1>
          <p className="mt-4">
            A physician, at the end of some shift, and Doc: an AI that listens, and answers dryly.
          </p>
          {clip.isAnonymized ? (
            <p className="mt-5 text-sm">
              <span className="inline-block rounded-full border border-control-line px-3 py-1 font-medium">
                Voice re-created
              </span>
              <span className="mt-2 block text-muted">
                The physician's words are spoken by a made voice. Nothing of the real one is in this clip.
              </span>
            </p>
          ) : null}
          <p className="mt-6">
            <a href="/" className="inline-flex min-h-11 items-center">
              <span className="link">Talk to Doc yourself</span>
            </a>
          </p>
          <div className="mt-2">
            <ReportForm path={path} />
          </div>
        </div>
      </main>
      <SiteFooter />
    </>
  );
}
