"use client";

import { type RefObject, useEffect, useState } from "react";

/** Longer than the two presses of a double click lie apart. */
const holdMs = 600;

/**
 * The height to keep while something is being sent and just after: whoever presses twice must not hit what has moved up
 * under the pointer meanwhile.
 */
export function useHeldHeight(place: RefObject<HTMLElement | null>, isSending: boolean): number | undefined {
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    if (isSending) {
      setHeight(place.current?.offsetHeight);
      return;
    }
    const timer = setTimeout(() => setHeight(undefined), holdMs);
    return () => clearTimeout(timer);
  }, [place, isSending]);
  return height;
}
