"use client";

import { useState } from "react";

type SummaryProps = { text: string | null; isAwaited: boolean; isWorthAPlace: boolean };

/** What it was about, in a paragraph. When it is awaited its place is kept, so that the page below stays where it is. */
export function Summary({ text, isAwaited, isWorthAPlace }: SummaryProps) {
  const [wasAwaited] = useState(isAwaited);
  if (!isWorthAPlace) return <div />;
  return (
    <section aria-labelledby="in-short" className={`pb-8 ${wasAwaited ? "min-h-64 sm:min-h-44" : ""}`}>
      <h2 id="in-short" className="text-sm font-semibold">
        In short
      </h2>
      {text ? (
        <p className="mt-2 max-w-measure animate-enter">{text}</p>
      ) : (
        <p className="mt-2 max-w-measure text-muted">
          {isAwaited ? "Comes when the call has been read through." : "There is no summary of this call."}
        </p>
      )}
    </section>
  );
}
