import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { FormEvent, FormState } from "@/lib/demo-call/form-machine";
import type { DemoCallOffer } from "@/lib/demo-call/view";
import type { AskForOffer } from "./ask-for-offer";

export type Offer = { kind: "asking" } | { kind: "unknown" } | { kind: "open"; callsLeft: number | null };

type Options = {
  desk: RefObject<HTMLElement | null>;
  ask: AskForOffer;
  send: (event: FormEvent) => FormState | undefined;
};

/** What is left of the line, asked for when the form comes near: most readers never get there. */
export function useOffer({ desk, ask, send }: Options) {
  const [offer, setOffer] = useState<Offer>({ kind: "asking" });
  const asking = useRef<AbortController>(undefined);

  const lookAgain = useCallback(async () => {
    asking.current?.abort();
    const mine = new AbortController();
    asking.current = mine;
    const answer = await ask(mine.signal);
    if (mine.signal.aborted) return;
    if (!answer.ok) return setOffer({ kind: "unknown" });
    if (answer.data.isOpen) return setOffer({ kind: "open", callsLeft: answer.data.callsLeftToday });
    send(closed(answer.data));
  }, [ask, send]);

  useEffect(() => {
    const place = desk.current;
    if (!place) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        void lookAgain();
      },
      { rootMargin: "400px" },
    );
    observer.observe(place);
    return () => {
      observer.disconnect();
      asking.current?.abort();
    };
  }, [desk, lookAgain]);

  return { ...offer, lookAgain };
}

function closed({ closedBecause, nextCallAt }: DemoCallOffer): FormEvent {
  const opensAtMs = nextCallAt ? Date.parse(nextCallAt) : undefined;
  return { type: "line_closed", code: `closed_${closedBecause ?? "unavailable"}`, opensAtMs };
}
