import { Wordmark } from "@/components/site/wordmark";
import type { RoomState } from "@/lib/web-call/machine";
import { CallTimer } from "./call-timer";

/** The name left, the time right. During a call the name leads nowhere: a slip of the thumb must not hang up. */
export function RoomHeader({ state }: { state: RoomState }) {
  const live = "startedAtMs" in state ? state : undefined;
  return (
    <header className="relative z-10 flex items-center justify-between pt-2">
      <div inert={live !== undefined}>
        {/* The lamp hangs there. */}
        <Wordmark byline="max-[339px]:hidden" />
      </div>
      {live ? <CallTimer startedAtMs={live.startedAtMs} maxSeconds={live.maxSeconds} /> : null}
    </header>
  );
}
