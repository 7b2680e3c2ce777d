"use client";

import { useState } from "react";

/** Copies a text, and says so or why not. Gives back whether it did. */
export function useCopy(text: string, refusal: string) {
  const [said, setSaid] = useState("");
  const copy = async (): Promise<boolean> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
      return true;
    } catch {
      setSaid(refusal);
      return false;
    }
  };
  return { said, copy };
}
