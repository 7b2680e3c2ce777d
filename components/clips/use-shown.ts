"use client";

import { type RefObject, useEffect, useState } from "react";

/** Whether an element has a box; on a phone a step that is not up has none. */
export function useShown(ref: RefObject<HTMLElement | null>): boolean {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => setIsShown(element.offsetParent !== null));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [ref]);
  return isShown;
}
