"use client";

import type { Route } from "next";
import { useMemo, useRef } from "react";
import { timelineOf } from "@/lib/calls/highlight";
import type { Turn } from "@/lib/calls/turns";
import { type Exchange, toExchanges } from "@/lib/clips/exchanges";
import type { CallRecap } from "@/types/call";
import { ExchangeList } from "./exchange-list";
import { PlayerBar } from "./player";
import { Transcript } from "./transcript";
import { useLitWord } from "./use-lit-word";
import { usePlayer } from "./use-player";
import { useWordPicking } from "./use-word-picking";

type ReadingProps = { call: CallRecap; turns: readonly Turn[]; isMoreAwaited: boolean };

/** The words and their sound, together. */
export function Reading({ call, turns, isMoreAwaited }: ReadingProps) {
  const { callId, hasRecording } = call;
  const timeline = useMemo(() => timelineOf(turns), [turns]);
  const exchanges = useMemo(() => toExchanges(call.transcript), [call.transcript]);
  const bookRef = useRef<HTMLOListElement>(null);
  const barRef = useRef<HTMLDivElement>(null);
  const path = `/api/calls/${encodeURIComponent(callId)}`;
  const src = hasRecording ? `${path}/recording` : undefined;
  const player = usePlayer(src, (call.durationMs ?? 0) / 1000);
  const clipHref = useMemo(
    () =>
      call.belongsTo === "account"
        ? ({ index }: Exchange) => `/calls/${encodeURIComponent(callId)}/clip?exchange=${index}` as Route
        : undefined,
    [call.belongsTo, callId],
  );
  const signInHref = `/sign-in?next=/calls/${encodeURIComponent(callId)}` as Route;
  const { soundRef, state, seconds } = player;
  const isMoving = state === "playing" || state === "loading";
  useLitWord({ soundRef, bookRef, barRef, timeline, isMoving, seconds });
  useWordPicking(bookRef, hasRecording ? player.seek : undefined);

  return (
    <>
      <div
        ref={barRef}
        className="sticky top-0 z-10 -mx-6 border-b border-line bg-ground px-6 py-2 sm:mx-0 sm:px-0 print:hidden"
      >
        {hasRecording ? (
          <PlayerBar player={player} />
        ) : (
          <p className="flex min-h-12 items-center text-sm text-muted">
            {isMoreAwaited
              ? "The recording is on its way."
              : "There is no recording of this call. The words are all here."}
          </p>
        )}
      </div>
      {turns.length > 0 ? (
        <a
          href="#after-the-talk"
          className="link sr-only py-3 text-sm print:hidden focus:not-sr-only focus:inline-flex focus:py-3"
        >
          Skip the transcript
        </a>
      ) : null}
      <Transcript turns={turns} onPlayFrom={hasRecording ? player.playFrom : undefined} ref={bookRef} />
      {hasRecording && timeline.length > 0 ? (
        <p className="mt-4 text-sm print:hidden">
          <a
            href={`${path}/captions`}
            download="captions.vtt"
            className="link inline-flex min-h-11 items-center"
          >
            Captions (WebVTT)
          </a>
        </p>
      ) : null}
      {exchanges.length > 0 ? (
        <ExchangeList
          exchanges={exchanges}
          lengthSeconds={player.lengthSeconds}
          playing={isMoving ? player.stretch : undefined}
          onPlay={hasRecording ? player.playStretch : undefined}
          onPause={player.pause}
          clipHref={clipHref}
          signInHref={hasRecording && !clipHref ? signInHref : undefined}
        />
      ) : null}
    </>
  );
}
