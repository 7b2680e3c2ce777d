"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";

const Tell = createContext<(sentence: string) => void>(() => {});

/** For a button inside of a `StatusLine`: says what came of it. */
export const useTell = () => useContext(Tell);

/**
 * A line above a list for what came of its buttons, which may be gone with the page's next reading: it stays, is announced,
 * and takes the focus, so that keyboard and screen reader go on from here.
 */
export function StatusLine({ children }: { children: ReactNode }) {
  const line = useRef<HTMLParagraphElement>(null);
  const [sentence, setSentence] = useState("");
  const tell = useCallback((told: string) => {
    setSentence(told);
    line.current?.focus();
  }, []);
  return (
    <Tell value={tell}>
      <p ref={line} role="status" tabIndex={-1} className="mt-2 text-sm font-medium empty:mt-0 print:hidden">
        {sentence}
      </p>
      {children}
    </Tell>
  );
}
