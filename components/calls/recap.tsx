"use client";

import { useMemo } from "react";
import { toLength } from "@/lib/calls/playback";
import { howItEnded } from "@/lib/calls/reason";
import { type CallRecap, isFinal } from "@/types/call";
import { type AskForRecap, askForRecap } from "./ask-for-recap";
import { LocalTime } from "./local-time";
import { NothingToRead } from "./nothing-to-read";
import { Reading } from "./reading";
import "./recap.css";
import { Summary } from "./summary";
import { useRecap } from "./use-recap";
import { WatchLine } from "./watch-line";

type RecapProps = {
  initial: CallRecap;
  /** The server's clock when it made the page. */
  nowMs: number;
  retentionHours: number;
  ask?: AskForRecap;
};

/** One's own call, as far as it has been written down, and the rest as it comes. */
export function Recap({ initial, nowMs, retentionHours, ask = askForRecap }: RecapProps) {
  const { call, trouble, isMoreAwaited, lookAgain } = useRecap(initial, nowMs, ask);
  const hasWords = useMemo(
    () => call.transcript.some(({ content, words }) => content.trim() || words.length > 0),
    [call],
  );
  const isOver = isFinal(call.status);
  const isErasedByAge = nowMs - Date.parse(call.createdAt) > retentionHours * 3_600_000;

  return (
    <>
      <header>
        <h1 className="voice text-2xl font-medium sm:text-3xl">
          {call.kind === "phone" ? "Your call with Doc" : "Your talk with Doc"}
        </h1>
        <p className="mt-3 min-h-12 text-sm text-muted sm:min-h-6">
          <LocalTime iso={call.startedAt ?? call.createdAt} />
          {isOver && call.durationMs ? ` · ${toLength(call.durationMs)}` : null}
          {isOver ? ` · ${howItEnded(call)}` : null}
        </p>
        <WatchLine
          trouble={trouble}
          isOver={isOver}
          hasWords={hasWords}
          isMoreAwaited={isMoreAwaited}
          onLookAgain={lookAgain}
        />
      </header>
      <div className="mt-6 grid gap-x-12 lg:grid-cols-[1fr_2fr]">
        <Summary text={call.summary} isAwaited={isMoreAwaited} isWorthAPlace={hasWords || !isOver} />
        <section aria-label="What was said" className="min-h-[50vh]">
          {isOver && !hasWords ? (
            <NothingToRead call={call} isErasedByAge={isErasedByAge} retentionHours={retentionHours} />
          ) : (
            <Reading call={call} isMoreAwaited={isMoreAwaited} />
          )}
        </section>
      </div>
    </>
  );
}
