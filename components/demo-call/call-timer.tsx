import { useEffect, useState } from "react";
import { toClock } from "@/lib/calls/playback";
import { countdown } from "@/lib/web-call/countdown";

/** How long the call has been, and how much is left of it. */
export function CallTimer({ startedAtMs, maxSeconds }: { startedAtMs: number; maxSeconds: number }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const { elapsedSeconds, leftSeconds } = countdown(startedAtMs, nowMs, maxSeconds);
  return (
    <p role="timer" className="figures mt-3 text-sm">
      <span className="sr-only">On the call for </span>
      {toClock(Math.min(elapsedSeconds, maxSeconds))}
      <span className="text-muted"> · {toClock(leftSeconds)} left</span>
    </p>
  );
}
