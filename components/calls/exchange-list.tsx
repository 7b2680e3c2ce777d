"use client";

import type { Route } from "next";
import { memo } from "react";
import { toClock } from "@/lib/calls/playback";
import type { Exchange, Span } from "@/lib/clips/exchanges";

type ExchangeListProps = {
  exchanges: readonly Exchange[];
  /** Of the recording; 0 when it is not known. */
  lengthSeconds: number;
  /** The stretch that sounds right now. */
  playing: Span | undefined;
  /** Left out when there is no recording. */
  onPlay: ((span: Span) => void) | undefined;
  onPause: () => void;
  /** Where an exchange becomes a clip; left out for whoever cannot make any. */
  clipHref: ((exchange: Exchange) => Route) | undefined;
  /** The way to become somebody who can. */
  signInHref: Route | undefined;
};

/** What the caller said and what Doc answered, one at a time. Memoized like the transcript beside it. */
export const ExchangeList = memo(function ExchangeList(props: ExchangeListProps) {
  const { exchanges, lengthSeconds, playing, onPlay, onPause, clipHref, signInHref } = props;
  return (
    <section aria-labelledby="exchanges" className="border-t border-line pt-6 pb-8 print:hidden">
      <h2 id="exchanges" className="text-sm font-semibold">
        What you said, and what came back
      </h2>
      {signInHref ? (
        <p className="mt-1 text-sm text-muted">
          <a href={signInHref} className="link">
            Sign in
          </a>
          , and you can make a clip of any of these to share.
        </p>
      ) : null}
      <ol className="mt-2">
        {exchanges.map((exchange) => (
          <li key={exchange.index} className="flex items-start gap-3 py-2 sm:gap-4">
            <Button
              exchange={exchange}
              lengthSeconds={lengthSeconds}
              isPlaying={playing !== undefined && playing === exchange.span}
              onPlay={onPlay}
              onPause={onPause}
            />
            <div className="min-w-0 grow">
              <p className="line-clamp-2 wrap-anywhere">{exchange.said}</p>
              <p className="voice line-clamp-2 wrap-anywhere text-muted">{exchange.answered}</p>
              {clipHref ? (
                <ClipWay exchange={exchange} isPlayable={onPlay !== undefined} href={clipHref} />
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
});

type ClipWayProps = { exchange: Exchange; isPlayable: boolean; href: (exchange: Exchange) => Route };

/** The way to a clip, or why there is none. */
function ClipWay({ exchange, isPlayable, href }: ClipWayProps) {
  const why = !isPlayable
    ? "No clip: there is no recording."
    : exchange.span
      ? undefined
      : "No clip: nobody knows when this was said.";
  if (why) return <p className="mt-1 text-sm text-muted">{why}</p>;
  return (
    <a
      href={href(exchange)}
      aria-label={`Make a clip of exchange ${exchange.index + 1}`}
      className="inline-flex min-h-11 items-center text-sm text-muted hover:text-text"
    >
      <span className="link">Make a clip</span>
    </a>
  );
}

type ButtonProps = {
  exchange: Exchange;
  lengthSeconds: number;
  isPlaying: boolean;
  onPlay: ExchangeListProps["onPlay"];
  onPause: () => void;
};

/** Its time, which plays it; where the times are not known, or nothing can be played, a place that stays empty. */
function Button({ exchange: { index, span }, lengthSeconds, isPlaying, onPlay, onPause }: ButtonProps) {
  const shape = "figures flex min-h-11 w-20 shrink-0 items-center justify-center text-sm";
  if (!span) return <span className={`${shape} text-muted`}>no times</span>;
  const endSeconds = Math.min(span.endSeconds, lengthSeconds || Number.POSITIVE_INFINITY);
  const [from, to] = [toClock(span.startSeconds), toClock(endSeconds)];
  if (!onPlay) return <span className={`${shape} text-muted`}>{from}</span>;
  return (
    <button
      type="button"
      onClick={() => (isPlaying ? onPause() : onPlay(span))}
      aria-label={isPlaying ? `Pause exchange ${index + 1}` : `Play exchange ${index + 1}, ${from} to ${to}`}
      className={`${shape} gap-2 rounded-full border border-control-line font-medium transition-colors duration-200 hover:bg-raised focus-visible:rounded-full`}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-4">
        <path d={isPlaying ? "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z" : "M8 5v14l11-7z"} fill="currentColor" />
      </svg>
      {from}
    </button>
  );
}
