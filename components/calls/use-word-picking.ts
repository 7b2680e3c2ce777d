"use client";

import { type RefObject, useEffect } from "react";

/**
 * Lets a pointer pick any word. The keyboard has each turn's time, which is a button, and the seek bar, so that a call
 * is not hundreds of tab stops; this is why words are no controls and one listener hears for all of them.
 */
export function useWordPicking(
  bookRef: RefObject<HTMLElement | null>,
  onPick: ((seconds: number) => void) | undefined,
): void {
  useEffect(() => {
    const book = bookRef.current;
    if (!book || !onPick) return;
    const stopping = new AbortController();
    const pick = ({ target }: MouseEvent) => {
      // The end of a selection is a click too.
      if (document.getSelection()?.isCollapsed === false) return;
      const word = target instanceof Element ? target.closest<HTMLElement>("[data-start]") : null;
      if (word) onPick(Number(word.dataset.start));
    };
    book.addEventListener("click", pick, { signal: stopping.signal });
    return () => stopping.abort();
  }, [bookRef, onPick]);
}
