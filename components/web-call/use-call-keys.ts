import { useEffect, useRef } from "react";

export type CallKeys = { onMute: (() => void) | undefined; onEnd: (() => void) | undefined };

/** M mutes, Escape ends: not while typing or choosing, not with a modifier, not on a key that is held. */
export function useCallKeys(keys: CallKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isForUs(event)) return;
      const act = { m: latest.current.onMute, escape: latest.current.onEnd }[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  // The path, not the target: inside a shadow root the target is only its host.
  const [target] = event.composedPath();
  return !(
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
