"use client";

import { type RefObject, useEffect, useState } from "react";

/** Longer than the two presses of a double click lie apart. */
const holdMs = 600;

/**
 * Keeps the height that there was at a press until what came of it is drawn, and a moment longer: whoever presses twice
 * must not hit what has moved up under the pointer meanwhile.
 */
export function useHeldHeight(place: RefObject<HTMLElement | null>, isSending: boolean) {
  const [minHeight, setMinHeight] = useState<number>();
  useEffect(() => {
    if (isSending || minHeight === undefined) return;
    const timer = setTimeout(() => setMinHeight(undefined), holdMs);
    return () => clearTimeout(timer);
  }, [isSending, minHeight]);
  return { minHeight, hold: () => setMinHeight(place.current?.offsetHeight) };
}
