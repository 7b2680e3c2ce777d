import { useEffect, useRef } from "react";
import type { DemoCallView } from "@/lib/demo-call/view";

type CallCaptionsProps = { captions: DemoCallView["captions"]; isLive: boolean };

/** How near to the end counts as reading the newest line, in pixels. */
const nearPx = 48;
/** A box that scrolls must be reachable by keyboard; Safari does not do that by itself. */
const reachable = { tabIndex: 0 } as const;
const names = { agent: "Agent", user: "You" } as const;

/** Everything said so far. While the call goes on it follows the newest line, until the reader scrolls back. */
export function CallCaptions({ captions, isLive }: CallCaptionsProps) {
  const log = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(isLive);
  // The last line grows while it is being said.
  const length = captions.reduce((sum, { content }) => sum + content.length, 0);

  useEffect(() => {
    const box = log.current;
    if (box && length > 0 && isFollowing.current) box.scrollTop = box.scrollHeight;
  }, [length]);

  const onScroll = () => {
    const box = log.current;
    if (box) isFollowing.current = isLive && box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
  };
  // Lines are only ever added at the end and grow in place: the place is what stays the same.
  const lines = captions.map((line, place) => ({ ...line, place }));

  return (
    <div className="mt-2 rounded-md outline-offset-2 outline-text has-[[role=log]:focus-visible]:outline-2">
      {/* Read out, the lines would talk over the voice in the phone. A screen reader goes here when it wants. */}
      <div
        ref={log}
        role="log"
        aria-label="What has been said"
        aria-live="off"
        {...reachable}
        onScroll={onScroll}
        className={`${isLive ? "h-80" : "max-h-96"} overflow-y-auto overscroll-contain py-5 outline-none [mask-image:linear-gradient(transparent,black_1.25rem,black_calc(100%-1.25rem),transparent)]`}
      >
        {isLive && length === 0 ? (
          <p className="text-muted">The first words take a moment to arrive.</p>
        ) : null}
        <ol className="flex flex-col gap-4">
          {lines.map((line) => (
            <li key={line.place} className="grid grid-cols-[3rem_minmax(0,1fr)] items-baseline gap-x-2">
              <span className="text-sm text-muted">{names[line.role]}</span>
              <span className={`wrap-anywhere ${line.role === "agent" ? "voice text-lg" : ""}`}>
                {line.content}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
