import { toClock } from "@/lib/calls/playback";
import type { TurnCountdown } from "@/lib/queue/turn-countdown";

/** What is left to start, as a ring that empties a second at a time; with reduced motion the figures alone. */
export function TurnRing({ count: { leftSeconds, share, isEnding } }: { count: TurnCountdown }) {
  return (
    <div className="relative mt-4 grid size-28 place-items-center motion-reduce:h-16">
      <svg
        viewBox="0 0 100 100"
        aria-hidden="true"
        className="absolute inset-0 -rotate-90 motion-reduce:hidden"
      >
        <circle cx="50" cy="50" r="46" fill="none" strokeWidth="4" className="stroke-line" />
        <circle
          cx="50"
          cy="50"
          r="46"
          fill="none"
          strokeWidth="5"
          strokeLinecap="round"
          pathLength="100"
          strokeDasharray={`${(share * 100).toFixed(1)} 100`}
          className={isEnding ? "stroke-live" : "stroke-lamp"}
        />
      </svg>
      <p
        role="timer"
        className={`figures text-xl font-semibold motion-reduce:text-3xl ${isEnding ? "text-live" : ""}`}
      >
        {toClock(leftSeconds)}
        <span className="sr-only"> left to start</span>
      </p>
    </div>
  );
}
