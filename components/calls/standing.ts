"use client";

import { useSyncExternalStore } from "react";
import type { CallRecap } from "@/types/call";

/** What was decided about a call, which more than one place on its page may change. */
type Standing = Pick<CallRecap, "isKept" | "hasFeedback">;

const told = new Map<string, Standing>();
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** As this page was told last; before that, as the call came. */
export function useStanding(call: Standing & Pick<CallRecap, "callId">): Standing {
  const news = useSyncExternalStore(
    listen,
    () => told.get(call.callId),
    () => undefined,
  );
  return news ?? call;
}

export function tellStanding(callId: string, { isKept, hasFeedback }: Standing): void {
  told.set(callId, { isKept, hasFeedback });
  for (const listener of listeners) listener();
}

/** Whether the form after the talk is on the page, with the question of keeping in it: not where the talk was long ago. */
export const isAsked = (call: CallRecap, { hasFeedback }: Standing): boolean =>
  call.status === "ended" && !call.isErased && !call.isImported && !hasFeedback;
