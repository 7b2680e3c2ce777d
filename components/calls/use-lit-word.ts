"use client";

import { type RefObject, useEffect } from "react";
import { scrollToRead, wordAt } from "@/lib/calls/highlight";
import type { SpokenWord } from "@/lib/calls/turns";
import type { Sound } from "./sound";

type Parts = {
  soundRef: RefObject<Sound | null>;
  /** Holds the words, each with its id in `data-word`. */
  bookRef: RefObject<HTMLElement | null>;
  /** What covers the top of the view. */
  barRef: RefObject<HTMLElement | null>;
  timeline: readonly SpokenWord[];
  isMoving: boolean;
  seconds: number;
};

/**
 * Lights the word that is being spoken, a frame at a time and without a render, and keeps it in view as long as the
 * reader has not scrolled since the last start.
 */
export function useLitWord({ soundRef, bookRef, barRef, timeline, isMoving, seconds }: Parts): void {
  useEffect(() => {
    const [audio, book] = [soundRef.current?.audio, bookRef.current];
    if (!audio || !book || !isMoving) return;
    const lantern = lanternOn(book);
    const reader = watchReader();
    let frame = 0;
    const draw = () => {
      const lit = lantern.light(wordAt(timeline, audio.currentTime));
      if (lit && !reader.hasScrolled()) bringIntoView(lit, barRef.current);
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      reader.stop();
    };
  }, [soundRef, bookRef, barRef, timeline, isMoving]);

  // While it stands still, the light stands where the seek bar was put.
  useEffect(() => {
    if (bookRef.current && !isMoving) {
      lanternOn(bookRef.current).light(seconds > 0 ? wordAt(timeline, seconds) : undefined);
    }
  }, [bookRef, timeline, isMoving, seconds]);
}

function lanternOn(book: HTMLElement) {
  let shown: number | undefined | "unlit" = "unlit";
  return {
    /** Gives back the word's element when the light has moved to it. */
    light(id: number | undefined): HTMLElement | undefined {
      if (id === shown) return undefined;
      shown = id;
      for (const old of book.querySelectorAll("[data-lit]")) old.removeAttribute("data-lit");
      const word = book.querySelector<HTMLElement>(`[data-word="${id}"]`) ?? undefined;
      word?.setAttribute("data-lit", "");
      return word;
    },
  };
}

const scrollKeys = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "]);

/** Notices the reader's own scrolling by what causes it, since our own scrolling makes the same events. */
function watchReader() {
  let scrolled = false;
  const stopping = new AbortController();
  const options = { passive: true, signal: stopping.signal };
  const note = () => {
    scrolled = true;
  };
  addEventListener("wheel", note, options);
  addEventListener("touchmove", note, options);
  addEventListener(
    "keydown",
    (event) => {
      const isOnControl = event.target instanceof Element && event.target.closest("input, button, a");
      if (scrollKeys.has(event.key) && !isOnControl) note();
    },
    options,
  );
  return { hasScrolled: () => scrolled, stop: () => stopping.abort() };
}

function bringIntoView(word: HTMLElement, bar: HTMLElement | null): void {
  const top = Math.max(0, bar?.getBoundingClientRect().bottom ?? 0);
  const delta = scrollToRead(word.getBoundingClientRect(), { top, bottom: innerHeight });
  if (delta === 0) return;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollBy({ top: delta, behavior: isStill ? "instant" : "smooth" });
}
