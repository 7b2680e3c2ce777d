import { useEffect, useRef, useState } from "react";
import type { Utterance } from "@/lib/web-call/utterances";

/** How near to the end counts as reading the newest line, in pixels. */
const nearPx = 48;
/** A box that scrolls must be reachable by keyboard; Safari does not do that by itself. */
const reachable = { tabIndex: 0 } as const;
const names = { agent: "Doc", user: "You" } as const;

/** Everything said so far. It follows the newest line until the reader scrolls back. */
export function CaptionsLog({ captions }: { captions: readonly Utterance[] }) {
  const log = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);

  useEffect(() => {
    if (isFollowing && captions.length > 0) toNewest(log.current);
  }, [captions, isFollowing]);

  // Lines are only ever added at the end and grow in place: the place is what stays the same.
  const lines = captions.map((line, place) => ({ ...line, place }));
  const onScroll = () => {
    const box = log.current;
    if (box) setFollowing(box.scrollHeight - box.scrollTop - box.clientHeight < nearPx);
  };

  return (
    <div className="relative mt-3 flex min-h-0 grow flex-col rounded-md outline-offset-2 outline-text has-[[role=log]:focus-visible]:outline-2">
      {/* Lines grow word by word while Doc is heard: read out they would talk over him. A screen reader goes here when it wants. */}
      <div
        ref={log}
        role="log"
        aria-label="What has been said"
        aria-live="off"
        {...reachable}
        onScroll={onScroll}
        className="min-h-0 grow overflow-y-auto overscroll-contain py-4 outline-none [mask-image:linear-gradient(transparent,black_1.25rem)]"
      >
        <ol className="flex min-h-full flex-col justify-end gap-4">
          {lines.map((line) => (
            <li key={line.place} className="grid grid-cols-[2.75rem_1fr] items-baseline gap-x-2">
              <span className="text-sm text-muted">{names[line.role]}</span>
              <span className={line.role === "agent" ? "voice text-lg" : ""}>{line.content}</span>
            </li>
          ))}
        </ol>
      </div>
      {isFollowing ? null : (
        <button
          type="button"
          onClick={() => toNewest(log.current)}
          className="absolute bottom-2 left-1/2 min-h-11 -translate-x-1/2 rounded-full bg-raised px-5 text-sm font-medium shadow-float"
        >
          Newest
        </button>
      )}
    </div>
  );
}

function toNewest(box: HTMLElement | null): void {
  box?.scrollTo({ top: box.scrollHeight });
}
