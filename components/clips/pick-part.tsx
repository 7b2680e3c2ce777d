"use client";

import type { Ref } from "react";
import { keptWords, type Maker, type MakerEvent } from "./maker";
import { PlayGlyph } from "./play-glyph";
import type { SoundOfSpan } from "./use-span-sound";
import { Waveform } from "./waveform";
import { toTenths } from "./words";

type PickPartProps = {
  maker: Maker;
  sound: SoundOfSpan;
  send: (event: MakerEvent) => void;
  onPlay: () => void;
  ref: Ref<HTMLDivElement>;
};

/** Where the clip begins and ends, heard and seen. */
export function PickPart({ maker, sound, send, onPlay, ref }: PickPartProps) {
  const { trim, review } = maker;
  const kept = keptWords(maker);
  const seconds = trim.end - trim.start;
  return (
    <div>
      <Waveform maker={maker} peaks={sound.peaks} send={send} ref={ref} />
      <div className="mt-2 flex items-center gap-4">
        <button
          type="button"
          onClick={onPlay}
          disabled={!sound.isReady}
          aria-label={sound.isPlaying ? "Stop" : "Play the stretch"}
          className="grid size-12 shrink-0 place-items-center rounded-full bg-lamp text-on-lamp forced-colors:border transition-colors duration-200 hover:bg-lamp-strong focus-visible:rounded-full disabled:opacity-45"
        >
          <PlayGlyph isPlaying={sound.isPlaying} />
        </button>
        <p className="figures min-w-0 text-sm text-muted">
          <span className="font-medium text-text">{toTenths(seconds)}</span>
          {seconds > review.longestSeconds ? (
            <span role="alert" className="text-live">
              {" "}
              A clip lasts {review.longestSeconds} seconds at most. Trim it.
            </span>
          ) : (
            <span className="block truncate">
              from “{kept[0]?.word}” to “{kept.at(-1)?.word}”
            </span>
          )}
        </p>
      </div>
      {sound.hasFailed ? (
        <p role="alert" className="mt-3 text-sm">
          The recording would not open here, so there is nothing to hear or see of it. The clip can be made
          all the same.
        </p>
      ) : null}
    </div>
  );
}
