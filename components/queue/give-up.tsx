import { useRef, useState } from "react";

/** A place that was waited for is not lost to a slip of the thumb: asked once more. */
export function GiveUp({ onLeave }: { onLeave: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const ask = (isWanted: boolean) => {
    setAsking(isWanted);
    requestAnimationFrame(() => (isWanted ? keep : first).current?.focus());
  };
  return (
    <div className="mt-6 flex min-h-11 w-full flex-wrap items-center justify-center gap-x-6 text-sm">
      {isAsking ? (
        <>
          <button ref={keep} type="button" onClick={() => ask(false)} className="link min-h-11 px-2">
            Keep my place
          </button>
          <button type="button" onClick={onLeave} className="link min-h-11 px-2 text-live">
            Yes, give it up
          </button>
        </>
      ) : (
        <button ref={first} type="button" onClick={() => ask(true)} className="link min-h-11 px-2">
          Give up my place
        </button>
      )}
    </div>
  );
}
