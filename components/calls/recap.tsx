"use client";

import { type ReactNode, useMemo, useState } from "react";
import { LocalTime } from "@/components/ui/local-time";
import { toLength } from "@/lib/calls/playback";
import { howItEnded } from "@/lib/calls/reason";
import { toTurns } from "@/lib/calls/turns";
import { type CallRecap, isFinal } from "@/types/call";
import { type AskForRecap, askForRecap } from "./ask-for-recap";
import { CallCare } from "./call-care";
import { CallTitle } from "./call-title";
import { DeletedCall } from "./deleted-call";
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
  /** What follows the talk on its page; gone with the call when it is deleted. */
  children?: ReactNode;
};

/** One's own call, as far as it has been written down, and the rest as it comes. */
export function Recap({ initial, nowMs, retentionHours, ask = askForRecap, children }: RecapProps) {
  const { call, trouble, isMoreAwaited, lookAgain } = useRecap(initial, nowMs, ask);
  // What came with the page needs no place kept for it.
  const [wasAwaited] = useState(isMoreAwaited);
  const turns = useMemo(() => toTurns(call.transcript), [call.transcript]);
  const hasWords = turns.length > 0;
  const isOver = isFinal(call.status);
  const isNothing = isOver && !hasWords;
  const [isDeleted, setIsDeleted] = useState(false);
  if (isDeleted) return <DeletedCall isImported={call.isImported} />;

  return (
    <>
      <header>
        <CallTitle
          callId={call.callId}
          title={call.title}
          fallback={call.kind === "phone" ? "Your call with Doc" : "Your talk with Doc"}
          canRename={call.belongsTo === "account" && !call.isErased}
        />
        <p className="mt-3 min-h-[2lh] text-sm text-muted">
          <LocalTime iso={call.startedAt ?? call.createdAt} />
          {isOver ? <span className="block">{outcomeOf(call)}</span> : null}
        </p>
        {wasAwaited ? (
          <WatchLine
            trouble={trouble}
            isOver={isOver}
            hasWords={hasWords}
            isMoreAwaited={isMoreAwaited}
            onLookAgain={lookAgain}
          />
        ) : null}
      </header>
      <div className={`mt-6 grid gap-x-12 ${isNothing ? "" : "lg:grid-cols-[1fr_2fr]"}`}>
        {isNothing ? null : <Summary call={call} isAwaited={isMoreAwaited} isPlaceKept={wasAwaited} />}
        <section
          aria-label="What was said"
          className={wasAwaited && !isNothing ? "min-h-[80svh] print:min-h-0" : ""}
        >
          {isNothing ? (
            <NothingToRead call={call} retentionHours={retentionHours} />
          ) : (
            <Reading call={call} turns={turns} isMoreAwaited={isMoreAwaited} />
          )}
        </section>
      </div>
      {children}
      <CallCare
        call={call}
        nowMs={nowMs}
        retentionHours={retentionHours}
        onDeleted={() => setIsDeleted(true)}
      />
    </>
  );
}

/** How long it was and how it ended, on one line. */
function outcomeOf(call: CallRecap): string {
  return [call.durationMs ? toLength(call.durationMs) : "", howItEnded(call)].filter(Boolean).join(" · ");
}
