import { type RefObject, useEffect } from "react";

/**
 * A view that took the form's place after a press: its heading gets the focus, and comes into sight, because the form's
 * button was far below it. What a reload or a closed line brings takes nothing away from the reader.
 */
export function useArrival(heading: RefObject<HTMLElement | null>, isAnswer: boolean): void {
  useEffect(() => {
    const element = heading.current;
    if (!isAnswer || !element) return;
    element.focus({ preventScroll: true });
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) element.scrollIntoView({ block: "start" });
  }, [heading, isAnswer]);
}
