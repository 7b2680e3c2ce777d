"use client";

import { type ComponentProps, lazy, Suspense } from "react";

const CallClips = lazy(async () => ({ default: (await import("./call-clips")).CallClips }));

/** Most calls have no clips: what lists them is fetched for those alone that have some. */
export function LateCallClips(props: ComponentProps<typeof CallClips>) {
  return (
    <Suspense fallback={null}>
      <CallClips {...props} />
    </Suspense>
  );
}
