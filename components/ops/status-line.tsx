"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";

const Tell = createContext<(sentence: string) => void>(() => {});

/** For a button inside of a `StatusLine`: says what came of it. */
export const useTell = () => useContext(Tell);

/**
 * A line above a list for what came of its buttons, which may be gone with the page's next reading: it stays, is announced,
 * and takes the focus, so that keyboard and screen reader go on from here.
 */
export function StatusLine({ children }: { children: ReactNode }) {
  const line = useRef<HTMLParagraphElement>(null);
  const [told, setTold] = useState<{ sentence: string }>();
  const tell = useCallback((sentence: string) => setTold({ sentence }), []);
  // Once a dialog that asked is gone: while it is there, nothing outside of it can have the focus.
  useEffect(() => {
    if (told) line.current?.focus();
  }, [told]);
  return (
    <Tell value={tell}>
      <p
        ref={line}
        role="status"
        tabIndex={-1}
        className="mt-3 w-fit text-sm font-medium empty:mt-0 print:hidden"
      >
        {told?.sentence}
      </p>
      {children}
    </Tell>
  );
}
