"use client";

import { useState } from "react";

/** Copies the link where it is listed. */
export function CopyLink({ url }: { url: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid("Copied.");
    } catch {
      setSaid("Could not copy.");
    }
  };
  return (
    <span className="inline-flex items-center gap-3 text-sm">
      <span role="status" className="text-fine">
        {said}
      </span>
      <button type="button" onClick={copy} className="link min-h-11">
        Copy link
      </button>
    </span>
  );
}
