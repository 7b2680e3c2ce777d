import { useEffect, useState } from "react";
import { toClock } from "@/lib/calls/playback";
import { countdown, warningFor } from "@/lib/web-call/countdown";

/** Elapsed and left: quiet until the last minute. */
export function CallTimer({ startedAtMs, maxSeconds }: { startedAtMs: number; maxSeconds: number }) {
  const [nowMs, setNowMs] = useState(startedAtMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const { elapsedSeconds, leftSeconds } = countdown(startedAtMs, nowMs, maxSeconds);
  const warning = warningFor(leftSeconds);
  return (
    <div className="text-sm">
      <p role="timer" className="figures">
        <span className="sr-only">On the call for </span>
        {toClock(elapsedSeconds)}
        <span className={warning ? "font-semibold text-live" : "text-muted"}>
          {" "}
          · {toClock(leftSeconds)} left
        </span>
      </p>
      <p role="status" className="sr-only">
        {warning}
      </p>
    </div>
  );
}
