"use client";

import { type RefObject, useEffect } from "react";
import type { MakerEvent } from "./maker";
import { numberOf } from "./number-of";

/** Words that are selected the way text is, by mouse or by a long press, are what a decision is about next. */
export function useWordSelection(
  ref: RefObject<HTMLElement | null>,
  send: (event: MakerEvent) => void,
): void {
  useEffect(() => {
    const take = () => {
      const selection = document.getSelection();
      const list = ref.current;
      if (!list || !selection || selection.isCollapsed || !list.contains(selection.anchorNode)) return;
      const [anchor, cursor] = [numberOf(selection.anchorNode), numberOf(selection.focusNode)];
      if (anchor === undefined || cursor === undefined || anchor === cursor) return;
      send({ type: "picked", number: anchor });
      send({ type: "picked", number: cursor, isExtending: true });
    };
    document.addEventListener("selectionchange", take);
    return () => document.removeEventListener("selectionchange", take);
  }, [ref, send]);
}
