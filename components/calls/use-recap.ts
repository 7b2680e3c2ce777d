"use client";

import { useEffect, useState } from "react";
import { isAwaited, isStale, takeNews } from "@/lib/calls/progress";
import type { CallRecap } from "@/types/call";
import type { AskForRecap } from "./ask-for-recap";
import { pollRecap, type Trouble } from "./poll-recap";

/** The call as the server tells it, followed until all of it has come. `nowMs` is the server's clock at first sight. */
export function useRecap(initial: CallRecap, nowMs: number, ask: AskForRecap) {
  const [call, setCall] = useState(initial);
  const [trouble, setTrouble] = useState<Trouble>("none");
  const [wasStale] = useState(() => isStale(initial, nowMs));
  const isMoreAwaited = isAwaited(call, wasStale);
  const isLooking = isMoreAwaited && trouble !== "gave-up" && trouble !== "gone";
  const { callId } = initial;

  useEffect(() => {
    if (!isLooking) return;
    return pollRecap({
      ask: (signal) => ask(callId, signal),
      onAnswer: (next) => {
        setCall((known) => takeNews(known, next));
        return isAwaited(next, wasStale);
      },
      onTrouble: setTrouble,
    });
  }, [ask, callId, isLooking, wasStale]);

  return { call, trouble, isMoreAwaited, isLooking, lookAgain: () => setTrouble("none") };
}
