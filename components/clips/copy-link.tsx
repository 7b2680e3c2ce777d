"use client";

import { useCopy } from "./use-copy";

/** Copies the link where it is listed. */
export function CopyLink({ url }: { url: string }) {
  const { said, copy } = useCopy(url, "Could not copy.");
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
