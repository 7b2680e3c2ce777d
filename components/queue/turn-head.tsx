import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import { policy } from "@/lib/limits/policy";
import type { Standing } from "@/lib/queue/standing";
import { countTurn, turnWarning } from "@/lib/queue/turn-countdown";
import { stretchInWords } from "@/lib/queue/wait-words";
import { TurnRing } from "./turn-ring";

const { readySeconds, holdSeconds } = policy.queue;

type TurnHeadProps = {
  standing: Extract<Standing, { name: "turn" }>;
  onStart: () => void;
  onHold: () => void;
};

/** It is their turn: start, or hold the place once, before the ring has run out. */
export function TurnHead({ standing: { untilMs, canHold, isOutOfTouch }, onStart, onHold }: TurnHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const start = useRef<HTMLButtonElement>(null);
  useFocusWhenLost(heading);
  const count = countTurn(untilMs, useNow(), readySeconds);
  const hold = () => {
    // The button goes away with the hold; the focus must not go with it.
    start.current?.focus();
    onHold();
  };
  return (
    <div className="flex w-full animate-enter flex-col items-center text-center">
      <h1 ref={heading} tabIndex={-1} className="voice text-2xl font-medium outline-none">
        It is your turn
      </h1>
      <p className="mt-2">Doc is free and waits for you.</p>
      <TurnRing count={count} />
      <p role="alert" className="mt-2 min-h-12 max-w-[26rem] text-sm font-medium">
        {turnWarning(count, canHold, stretchInWords(holdSeconds))}
        {isOutOfTouch ? " We have lost touch with our server, and keep trying." : null}
      </p>
      <Button ref={start} onClick={onStart} className="mt-1 w-full text-lg sm:w-auto sm:min-w-56">
        Start
      </Button>
      <div className="mt-3 min-h-20">
        {canHold ? (
          <>
            <Button kind="quiet" onClick={hold}>
              Hold my place
            </Button>
            <p className="mt-1.5 text-sm text-muted">For {stretchInWords(holdSeconds)} more, once.</p>
          </>
        ) : (
          <p className="text-sm text-muted">Your place was held once; it cannot be held again.</p>
        )}
      </div>
    </div>
  );
}

function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
