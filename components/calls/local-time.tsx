"use client";

import { useSyncExternalStore } from "react";

/** A moment in the reader's own zone and manner; until the page is alive, in a form that is the same everywhere. */
export function LocalTime({ iso }: { iso: string }) {
  const text = useSyncExternalStore(
    neverChanges,
    () => inReadersManner(iso),
    () => `${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC`,
  );
  return <time dateTime={iso}>{text}</time>;
}

const neverChanges = () => () => undefined;

function inReadersManner(iso: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));
}
