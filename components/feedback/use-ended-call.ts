"use client";

import { useEffect, useState } from "react";
import type { AskForRecap } from "@/components/calls/ask-for-recap";
import { pollRecap } from "@/components/calls/poll-recap";
import { type CallRecap, isFinal } from "@/types/call";

/** The call once it is over; undefined until then, or when it never was one. */
export function useEndedCall(initial: CallRecap, ask: AskForRecap): CallRecap | undefined {
  const [call, setCall] = useState(initial);
  const isOver = isFinal(call.status);
  const { callId } = initial;
  useEffect(() => {
    if (isOver) return;
    return pollRecap({
      ask: (signal) => ask(callId, signal),
      onAnswer: (next) => {
        setCall(next);
        return !isFinal(next.status);
      },
      onTrouble: () => undefined,
    });
  }, [ask, callId, isOver]);
  return call.status === "ended" ? call : undefined;
}
