import { type RefObject, useEffect } from "react";

/**
 * The element takes the focus when the control that had it went away with the last view, so that keyboard and screen reader
 * go on from here.
 */
export function useFocusWhenLost(element: RefObject<HTMLElement | null>, isWanted = true): void {
  useEffect(() => {
    if (isWanted && document.activeElement === document.body) element.current?.focus();
  }, [element, isWanted]);
}
