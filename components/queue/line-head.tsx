import { useRef } from "react";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import { policy } from "@/lib/limits/policy";
import type { Standing } from "@/lib/queue/standing";
import { placeInWords, stretchInWords, waitRangeInWords } from "@/lib/queue/wait-words";

/** The place as one large figure, what it means, how long it takes and how that is known. */
export function LineHead({ standing }: { standing: Extract<Standing, { name: "line" }> }) {
  const { place, waitSeconds, isOutOfTouch } = standing;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWhenLost(heading);
  const wait = waitRangeInWords(waitSeconds);
  return (
    <div className="flex animate-enter flex-col items-center text-center">
      <p className="text-sm text-muted">Your place in line</p>
      <p className="figures text-3xl font-semibold">{place.toLocaleString("en-US")}</p>
      <h1 ref={heading} tabIndex={-1} className="voice mt-3 text-xl font-medium outline-none">
        {placeInWords(place)}
      </h1>
      <p className="mt-2">{wait.charAt(0).toUpperCase() + wait.slice(1)}.</p>
      <details className="mt-1 max-w-[26rem] text-sm text-muted">
        <summary className="inline-flex min-h-11 items-center px-2 underline underline-offset-4">
          How we know
        </summary>
        <p>
          From how long calls have lasted in the past two hours, and how many Doc takes at a time. Four waits
          in five end between the two times. With few calls to go by, they lie further apart.
        </p>
      </details>
      <p role="status" className="min-h-6 text-sm text-live">
        {isOutOfTouch
          ? `We have lost touch with our server, and keep trying. Your place is kept for ${stretchInWords(policy.queue.silentSeconds)}.`
          : null}
      </p>
    </div>
  );
}
